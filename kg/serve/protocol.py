"""The SPARQL 1.1 Protocol: a request becomes a question, a question becomes an answer."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from kg.errors import KgError, QueryError
from kg.query import Dataset, run
from kg.serve.accept import chosen
from kg.serve.held import Held
from kg.serve.results import OFFERED, named, written

LARGEST = 1 << 20  # bytes of a query
_FIELDS = 1000  # parameters of a request: a dataset may have many graphs
_FORM = "application/x-www-form-urlencoded"
_QUERY = "application/sparql-query"
_UPDATE = "application/sparql-update"


class RefusedError(KgError):
    """A request that is not answered, and the status of HTTP that says so."""

    def __init__(self, what: str, *, status: int = 400, hint: str = "") -> None:
        super().__init__(what, hint=hint)
        self.status = status


class NotAcceptableError(QueryError):
    """A client that takes none of the forms there are."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query, the dataset it is for (None: the union of all graphs), and the answer's wanted form."""

    sparql: str
    graphs: Dataset | None
    accept: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A body and its media type."""

    media: str
    body: bytes


def question(method: str, parameters: bytes, *, content: str, body: bytes, accept: str) -> Question:
    """Reads a request. parameters: of the address, still encoded.

    RefusedError where it asks for nothing, or to write.
    """
    fields = _fields(parameters)
    if method == "POST":
        media = content.partition(";")[0].strip().lower()
        if media == _UPDATE:
            raise _read_only()
        if media == _FORM:
            fields += _fields(body)
        elif media == _QUERY:
            fields.append(("query", _decoded(body)))
        else:
            what = f"a body of type {media or 'unknown'} is no query"
            raise RefusedError(what, status=415, hint=f"send {_QUERY} or {_FORM}")
    if any(name == "update" for name, _ in fields):
        raise _read_only()
    queries = [value for name, value in fields if name == "query"]
    if len(queries) != 1:
        what = "two queries at once" if queries else "no query"
        raise RefusedError(what, hint="give one parameter named query")
    default, given = (
        tuple(value for name, value in fields if name == wanted) for wanted in ("default-graph-uri", "named-graph-uri")
    )
    form = next((value for name, value in fields if name == "format"), "")
    return Question(queries[0], Dataset(default, given) if default or given else None, accept, form)


def _fields(encoded: bytes) -> list[tuple[str, str]]:
    try:
        text = encoded.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except UnicodeDecodeError:
        raise RefusedError("the parameters are not UTF-8, percent-encoded", hint="encode them anew") from None
    except ValueError as fault:
        raise RefusedError(f"the parameters cannot be read: {fault}", hint="give fewer") from None


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise RefusedError("the query is not UTF-8", hint="send it as UTF-8") from None


def _read_only() -> RefusedError:
    return RefusedError("this endpoint is read only", status=403, hint="kg build changes a store")


def answer(held: Held, asked: Question, most: int, service: bool) -> Answer:
    """The result of a query, whole: one that is longer than `most` rows is refused, never cut in silence."""
    found = run(held.store, asked.sparql, graphs=asked.graphs, most=most, service=service)
    if found.cut:
        what = f"the answer has more than {most:,} {found.kind}"
        raise QueryError(what, hint="add a LIMIT, or start kg serve with more --rows")
    media = named(asked.form, found.kind) or chosen(asked.accept, list(OFFERED[found.kind]))
    if media is None:
        offered = ", ".join(OFFERED[found.kind])
        what = f"no form of these {found.kind} is acceptable"
        raise NotAcceptableError(what, where="Accept", hint=f"there are {offered}")
    return Answer(media, written(found, media))
