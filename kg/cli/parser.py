"""argparse, with faults told in one line and a version that is looked up only when asked for."""

from __future__ import annotations

import argparse
from typing import Any, NoReturn

from kg.errors import KgError


class Parser(argparse.ArgumentParser):
    """A parser that keeps the line breaks of its description and raises KgError for a wrong option."""

    def __init__(self, **settings: Any) -> None:
        settings.setdefault("formatter_class", argparse.RawDescriptionHelpFormatter)
        super().__init__(**settings, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Raises what argparse would print below the usage."""
        raise KgError(message, hint=f"see {self.prog} --help")


class Version(argparse.Action):
    """`--version`: importlib.metadata is slower than all of argparse, so it is imported here."""

    def __init__(self, option_strings: list[str], dest: str, **settings: Any) -> None:
        super().__init__(option_strings, dest, nargs=0, **settings)

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Prints the installed version and ends."""
        from importlib import metadata

        try:
            version = metadata.version("diplomatic-kg")
        except metadata.PackageNotFoundError:
            version = "(a checkout that is not installed)"
        print(f"kg {version}")
        parser.exit()
