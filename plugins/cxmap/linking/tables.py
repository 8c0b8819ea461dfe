"""CSV files beside the map: rows about what does not exist, and one row read for two metrics."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from cxmap.findings.finding import Finding, Place, place_of
from cxmap.findings.link_rules import UNKNOWN_REFERENCE
from cxmap.findings.suggest import Names, did_you_mean
from cxmap.findings.value_rules import BAD_MEASUREMENT
from cxmap.model.capability import Capability
from cxmap.model.document import Document, Span, TableColumns, TableRows
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.metric import Metric
from cxmap.model.shape import Path

_MOST_GUESSES = 300


@dataclass(frozen=True, slots=True)
class TableFault:
    """Something wrong with a table, and the documents of whose figures nothing can be known because of it."""

    finding: Finding
    concerned: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class _Use:
    """A series that was read from a table."""

    document: Document
    at: Path
    metric: str
    rows: TableRows


def faults_of_tables(
    tables: Mapping[str, TableColumns],
    documents: Mapping[Key, Document],
    known: Collection[Key],
    former: Mapping[Key, Key],
) -> Iterator[TableFault]:
    """`known` are the entities there are, whatever is wrong with them; `former` keys are those of aliases."""
    uses: dict[str, list[_Use]] = {}
    for document in documents.values():
        for use in _uses_of(document):
            uses.setdefault(use.rows.path, []).append(use)
    names = _EntityNames(documents, known, former)
    for path, columns in tables.items():
        users = uses.get(path, [])
        yield from _unknown(path, columns, names, users)
        yield from _read_for_two(users)


def _uses_of(document: Document) -> Iterator[_Use]:
    if isinstance(document.entity, Capability):
        for index, delivery in enumerate(document.entity.delivers):
            at: Path = ("delivers", index, "measurements")
            if delivery.metric and (rows := document.tables.get(at)):
                yield _Use(document, at, delivery.metric, rows)


class _EntityNames:
    """Ids and titles of the capabilities and metrics of a map; titles are looked at once one is asked for."""

    def __init__(self, documents: Mapping[Key, Document], known: Collection[Key], former: Mapping[Key, Key]) -> None:
        self._documents, self._known, self._former = documents, known, former
        self._titles: dict[str, dict[str, list[str]]] = {}
        self._ids: dict[str, Names] = {}

    def is_known(self, key: Key) -> bool:
        # A row may have a former id of a capability, which knows that itself, but not of a metric.
        is_former = key in self._former and kind_and_id(key)[0] == Capability.kind
        return key in self._known or is_former

    def current(self, kind: str, name: str) -> list[str]:
        """The ids that are meant by a former id or a title."""
        if now := self._former.get(key_of(kind, name)):
            return [kind_and_id(now)[1]]
        if kind not in self._titles:
            titles = self._titles[kind] = dict[str, list[str]]()
            for document in self._documents.values():
                if document.kind == kind:
                    titles.setdefault(document.entity.name.casefold(), []).append(document.entity.id)
        return self._titles[kind].get(name.casefold(), [])

    def nearest(self, kind: str, name: str) -> str | None:
        if kind not in self._ids:
            ids = (kind_and_id(key) for key in sorted(self._known))
            self._ids[kind] = Names([identity for of_kind, identity in ids if of_kind == kind], _MOST_GUESSES)
        return self._ids[kind].nearest(name)


def _unknown(path: str, columns: TableColumns, names: _EntityNames, users: Iterable[_Use]) -> Iterator[TableFault]:
    for kind, named in columns.named.items():
        for name, lines in named.items():
            if names.is_known(key_of(kind, name)):
                continue
            place = Place(path, Span(lines[0], 1, lines[0], 1))
            others = f", in {len(lines)} rows" if len(lines) > 1 else ""
            current = names.current(kind, name)
            meant = current[0] if current else names.nearest(kind, name)
            if current:
                ids = " or ".join(f"`{each}`" for each in current)
                message = f"the column `{kind}` takes ids, and `{name}` is the title or the former id of {ids}{others}"
                finding = BAD_MEASUREMENT.at(place, message, hint=f"write {ids}")
            else:
                hint = did_you_mean(meant, (), otherwise=f"correct the id, or add the {kind} to the map")
                finding = UNKNOWN_REFERENCE.at(place, f"there is no {kind} `{name}`{others}", hint=hint)
            yield TableFault(finding, tuple(_concerned(kind, meant, users)))


def _concerned(kind: str, meant: str | None, users: Iterable[_Use]) -> Iterator[Key]:
    """Whoever reads the table and is meant by a wrong name, or finds nothing in it."""
    for use in users:
        name = use.document.entity.id if kind == Capability.kind else use.metric
        if name == meant or not use.rows.lines:
            yield use.document.key


def _read_for_two(users: Iterable[_Use]) -> Iterator[TableFault]:
    """The first use that reads a row for another metric than a use before it."""
    first: dict[int, _Use] = {}
    for use in users:
        earlier = next(
            (first[line] for line in use.rows.lines if line in first and first[line].metric != use.metric), None
        )
        if earlier:
            message = f"`{use.rows.path}` is read as measurements of `{use.metric}` and of `{earlier.metric}`"
            hint = (
                f"name another file here, or give the table a column `{Metric.kind}` in which each row says "
                f"`{use.metric}` or `{earlier.metric}`"
            )
            finding = BAD_MEASUREMENT.at(place_of(use.document, use.at), message, hint=hint)
            yield TableFault(finding, tuple(dict.fromkeys((earlier.document.key, use.document.key))))
            return
        for line in use.rows.lines:
            first.setdefault(line, use)
