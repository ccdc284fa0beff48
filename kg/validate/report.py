"""What a validation found, and how a person reads it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from kg.store import shorten


class Severity(StrEnum):
    """Whether a finding makes a graph fail."""

    VIOLATION = "violation"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault of one node.

    node: its IRI (or a blank node's name). label: its rdfs:label, where it has one. value: the term
    that offends, shortened, or empty where something is missing. path: the property, shortened.
    graph: the IRI of the named graph, empty for the default graph or the whole.
    """

    severity: Severity
    message: str
    node: str
    value: str = ""
    path: str = ""
    label: str = ""
    graph: str = ""

    def __str__(self) -> str:
        name = shorten(self.node)
        subject = f"{name} ({self.label})" if self.label else name
        if self.value:
            subject += f": {self.path} {self.value}" if self.path else f": {self.value}"
        return subject


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, violations first. A graph conforms where there is no violation."""

    findings: tuple[Finding, ...]

    @property
    def conforms(self) -> bool:
        """Warnings do not make a graph fail."""
        return not self.violations

    @property
    def violations(self) -> tuple[Finding, ...]:
        """The findings that make it fail."""
        return tuple(f for f in self.findings if f.severity is Severity.VIOLATION)

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """The findings that do not."""
        return tuple(f for f in self.findings if f.severity is Severity.WARNING)

    def text(self, *, most: int = 10) -> str:
        """The report: each message once, and beneath it the nodes, up to `most` of them."""
        lines = []
        for (severity, message), group in groupby(self.findings, key=lambda f: (f.severity, f.message)):
            times = Counter(str(finding) for finding in group)
            nodes = [f"{node} (in {n} graphs)" if n > 1 else node for node, n in times.items()]
            lines.append(f"{severity}: {message}")
            lines += [f"    {node}" for node in nodes[:most]]
            if len(nodes) > most:
                lines.append(f"    and {len(nodes) - most} more")
        return "\n".join([*lines, self.summary]) + "\n"

    def __str__(self) -> str:
        return self.text().rstrip("\n")

    @property
    def summary(self) -> str:
        """One line: whether it conforms, and how many findings there are."""
        counts = [
            f"{len(found)} {noun}{'' if len(found) == 1 else 's'}"
            for noun, found in (("violation", self.violations), ("warning", self.warnings))
            if found
        ]
        verdict = "The graph conforms" if self.conforms else "The graph does not conform"
        return f"{verdict}: {', '.join(counts)}." if counts else f"{verdict}."
