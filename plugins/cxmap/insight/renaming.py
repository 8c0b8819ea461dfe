"""An entity under a new id: each stretch of text that names the former one, and the line that keeps it as an alias."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from cxmap.linking.published_files import PublishedFiles
from cxmap.linking.references import WrittenReference, aliases_of, references_of
from cxmap.loading.load import Loaded
from cxmap.loading.records.csv_rows import cell_in
from cxmap.loading.records.sheets import WrittenTable, sheet_from
from cxmap.model.capability import Capability
from cxmap.model.document import Document, WrittenLink
from cxmap.model.fields import names_scheme
from cxmap.model.fingerprint import fingerprint
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.metric import Metric
from cxmap.model.offsets import LINE_END, Offsets, line_end
from cxmap.model.page_files import MARKDOWN, pages_at
from cxmap.model.promise import Promise
from cxmap.model.rewritten_file import RewrittenFile, RewrittenStretch

ALIASES = "aliases"
_BARE_ALIASES = re.compile(
    rf"^({ALIASES}[ \t]*:)(?:[ \t]*\[[ \t]*\])?(?=[ \t]*(?:#[^\r\n]*)?\r?$)", re.MULTILINE | re.IGNORECASE
)
_SITE = PublishedFiles(frozenset())
TextOf = Callable[[str], str]
"""The text of the file at a path, with its own line ends and without a byte order mark."""


@dataclass(frozen=True, slots=True)
class Renaming:
    """All files that a rename changes; the entity's own, which moves, is the first."""

    moved_to: str
    files: tuple[RewrittenFile, ...]


def renaming(loaded: Loaded, text_of: TextOf, document: Document, new: str) -> Renaming:
    """The entity of a document under the id `new`."""
    names = _TwoNames(document, new)
    found: dict[str, set[RewrittenStretch]] = {document.path: set()}
    for path, stretches in _all(loaded, text_of, names):
        found.setdefault(path, set()).update(stretches)
    for path, stretch in _agreements(loaded, text_of, names):
        found.setdefault(path, set()).add(stretch)
    found[document.path].add(_alias(document, text_of(document.path), names))
    files = (RewrittenFile(path, text_of(path), tuple(sorted(each))) for path, each in found.items() if each)
    return Renaming(posixpath.join(posixpath.dirname(document.path), f"{new}{MARKDOWN}"), tuple(files))


def stretches_naming(loaded: Loaded, text_of: TextOf, document: Document) -> tuple[tuple[str, RewrittenStretch], ...]:
    """Each stretch of a file that names the entity of a document, by the path of the file; its own name stays there."""
    names = _TwoNames(document, kind_and_id(document.key)[1])
    found = {(path, stretch) for path, stretches in _all(loaded, text_of, names) for stretch in stretches}
    return tuple(sorted(found))


class _TwoNames:
    """The former and the new name of an entity, and the file that leaves its place."""

    def __init__(self, document: Document, new: str) -> None:
        self.kind, self.old = kind_and_id(document.key)
        self.key, self.path, self.new = document.key, document.path, new
        self.new_key = key_of(self.kind, new)
        self._last_step = re.compile(rf"(?<![^/]){re.escape(self.old)}(?=\.|/|$)")

    def target(self, named: Key) -> Key | None:
        return self.key if named == self.key else None

    def moved(self, address: str) -> str:
        """The address with the new name in place of the old one."""
        name = re.split("[?#]", address, maxsplit=1)[0]
        steps = list(self._last_step.finditer(name))
        return f"{address[: steps[-1].start()]}{self.new}{address[steps[-1].end() :]}" if steps else address

    def leads_here(self, link: WrittenLink, path: str) -> bool:
        """Whether a link in the file at `path` leads to the file of the entity."""
        name = unquote(re.split("[?#]", link.address, maxsplit=1)[0])
        if link.typed or not name or name.startswith("/") or names_scheme(name):
            return False
        if posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) == self.path:
            return True
        return link.as_published and any(
            self.path in pages_at(posixpath.normpath(posixpath.join(folder, name))) for folder in _SITE.folders_of(path)
        )


def _all(loaded: Loaded, text_of: TextOf, names: _TwoNames) -> Iterator[tuple[str, Iterable[RewrittenStretch]]]:
    """The stretches that name the entity, file by file."""
    for source in loaded.read:
        for written in (*((source,) if isinstance(source, Document) else ()), *source.blocks):
            for reference in references_of(written, names.target):
                if reference.target:
                    yield source.path, [_of_reference(reference, text_of(source.path), names)]
        for link in source.links:
            if names.leads_here(link, source.path):
                yield source.path, _of_link(link, text_of(source.path), names)
    for path, table in loaded.tables.items():
        lines = table.columns.named.get(names.kind, {}).get(names.old, ())
        if lines:
            yield path, _of_cells(lines, text_of(path), names)


def _of_reference(reference: WrittenReference, text: str, names: _TwoNames) -> RewrittenStretch:
    """The id alone, so that quotes around it stay; all of it where the id is written with escapes."""
    first, last = Offsets(text).of(reference.place.span)
    at = text.rfind(names.old, first, last)
    if at < 0:
        return RewrittenStretch(first, last, reference.written_as(names.new_key))
    return RewrittenStretch(at, at + len(names.old), names.new)


def _of_link(link: WrittenLink, text: str, names: _TwoNames) -> Iterator[RewrittenStretch]:
    """Its address, wherever it stands in the marked stretch: in a field all of the field is marked."""
    first, last = Offsets(text).of(link.span)
    moved = names.moved(link.address)
    alone = re.compile(rf"(?<![\w./-]){re.escape(link.address)}(?![\w./-])")
    for found in alone.finditer(text, first, last):
        yield RewrittenStretch(found.start(), found.end(), moved)


def _of_cells(lines: Iterable[int], text: str, names: _TwoNames) -> Iterator[RewrittenStretch]:
    """The cells of a table that hold the id."""
    sheet, offsets = sheet_from(LINE_END.sub("\n", text)), Offsets(text)
    assert isinstance(sheet, WrittenTable)  # its rows were read before
    written = LINE_END.split(text)
    for line in lines:
        if cell := cell_in(written[line - 1], sheet.separator, sheet.names.index(names.kind)):
            first, last = (offsets.at(line, end + 1) for end in cell)
            yield RewrittenStretch(first, last, names.new)


def _agreements(loaded: Loaded, text_of: TextOf, names: _TwoNames) -> Iterator[tuple[str, RewrittenStretch]]:
    """The fingerprints of promises whose targets name the metric: what was agreed to is still the same."""
    if names.kind != Metric.kind:
        return
    former = aliases_of(loaded.documents.values())
    for document in loaded.documents.values():
        for number, agreed in enumerate(document.entity.agreed if isinstance(document.entity, Capability) else ()):
            key = key_of(Promise.kind, agreed.promise)
            holder = loaded.documents.get(former.get(key, key))
            promise = holder.entity if holder else None
            if isinstance(promise, Promise) and fingerprint(_with_metrics(promise, former)) == agreed.print_:
                first, last = Offsets(text_of(document.path)).of(document.places.of_value(("agreed", number, "print")))
                after = fingerprint(_with_metrics(promise, {**former, names.key: names.new_key}))
                yield document.path, RewrittenStretch(first, last, f'"{after}"')


def _with_metrics(promise: Promise, current: Mapping[Key, Key]) -> Promise:
    """The promise with the current ids of the metrics in its targets."""
    expects = []
    for each in promise.expects:
        key = key_of(Metric.kind, each.metric)
        # A former id may be one of the metric that is renamed.
        key = current.get(key, key)
        expects.append(each.model_copy(update={"metric": kind_and_id(current.get(key, key))[1]}))
    return promise.model_copy(update={"expects": tuple(expects)})


def _alias(document: Document, text: str, names: _TwoNames) -> RewrittenStretch:
    """The former id among the aliases; a former id that comes back makes room for it."""
    offsets, aliases, places = Offsets(text), document.entity.aliases, document.places
    if ALIASES not in document.values:
        return _first_alias(document, text, offsets, names.old)
    first, last = offsets.of(places.of_value((ALIASES,)))
    begin, end = offsets.of(places.of_value((ALIASES, len(aliases) - 1)))
    if names.new in aliases:
        begin, end = offsets.of(places.of_value((ALIASES, aliases.index(names.new))))
        at = text.rfind(names.new, begin, end)
        return RewrittenStretch(at, at + len(names.new), names.old)
    if text.startswith("[", first):
        return RewrittenStretch(end, end, f", {names.old}")
    if places.as_written((ALIASES, 0)) == (ALIASES,):
        return RewrittenStretch(first, last, f"[{text[first:last]}, {names.old}]")
    before, after = _line_around(text, begin, end)
    return RewrittenStretch(after, after, f"{line_end(text)}{text[before:begin]}{names.old}")


def _first_alias(document: Document, text: str, offsets: Offsets, old: str) -> RewrittenStretch:
    """Behind the key where it holds nothing yet, else as the last field."""
    closing = offsets.at(document.body.first_line - 1, 1)
    if key := _BARE_ALIASES.search(text, 0, closing):
        return RewrittenStretch(key.end(1), key.end(), f" [{old}]")
    return RewrittenStretch(closing, closing, f"{ALIASES}: [{old}]{line_end(text)}")


def _line_around(text: str, begin: int, end: int) -> tuple[int, int]:
    """Where the line of a stretch begins, and where it ends."""
    *_, before = (found.end() for found in LINE_END.finditer(text, 0, begin))
    return before, end + len(LINE_END.split(text[end:], maxsplit=1)[0])
