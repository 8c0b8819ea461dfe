"""One file read for itself, as it is typed: what is wrong in it, and which entities and files it names."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import unquote

from cxmap.adapters.cli.editor.news import EditorFinding, Replacement
from cxmap.adapters.cli.editor.positions import EditorRange, EditorText
from cxmap.findings.finding import Finding, Place, as_configured
from cxmap.linking.references import references_of
from cxmap.loading.load import Loaded, load_files
from cxmap.model.document import Document, Span
from cxmap.model.fields import names_scheme
from cxmap.model.ids import Key
from cxmap.model.source import Settings, SourceFile

_TABLE = re.compile(r"[^\s\"'\[\]{},:]+\.csv", re.IGNORECASE)
TextOf = Callable[[str], EditorText | None]
"""The text of a file at a path."""


@dataclass(frozen=True, slots=True)
class NamedThere:
    """An entity that a text names by its id, or a file by a link; the link is the stretch `around` its address."""

    range: EditorRange
    key: Key | None = None
    path: str = ""
    around: EditorRange | None = None

    def holds(self, line: int, column: int) -> bool:
        return (self.around or self.range).holds(line, column)


@dataclass(frozen=True, slots=True)
class TypedFile:
    """A file of the map that is open, as it was read alone."""

    path: str
    text: EditorText
    loaded: Loaded
    findings: tuple[Finding, ...]

    @property
    def document(self) -> Document | None:
        """The entity of it."""
        return next((each for each in (*self.loaded.documents.values(), *self.loaded.strays)), None)

    def named_at(self, line: int, column: int) -> NamedThere | None:
        """The entity or the file that is named at the cursor."""
        return next((each for each in self._named() if each.holds(line, column)), None)

    def _named(self) -> Iterator[NamedThere]:
        for source in self.loaded.read:
            for written in (*((source,) if isinstance(source, Document) else ()), *source.blocks):
                for reference in references_of(written, lambda named: named):
                    if reference.place.path == self.path:
                        yield NamedThere(self.text.range_of(reference.place.span), reference.named)
            for link in source.links:
                if not link.typed and (path := linked_file(self.path, link.address)):
                    around = self.text.range_of(_with_words(link.span, self.text))
                    yield NamedThere(self.text.range_of(link.span), path=path, around=around)


def read_typed(path: str, content: bytes, settings: Settings, tables: Iterable[SourceFile], units: str) -> TypedFile:
    """Reads a file with the tables beside it and no others."""
    loaded = load_files([SourceFile(path, content), *tables], settings)
    own = (finding for finding in loaded.findings if finding.place.path == path)
    text = EditorText(content.decode("utf-8", "replace"), units)
    return TypedFile(path, text, loaded, tuple(as_configured(own, settings.severities)))


def tables_named(path: str, content: bytes) -> frozenset[str]:
    """The paths at which the CSV files may lie that a file names."""
    names = _TABLE.findall(content.decode("utf-8", "replace"))
    folder = posixpath.dirname(path)
    places = (posixpath.normpath(posixpath.join(start, name)) for name in names for start in (folder, ""))
    return frozenset(place for place in places if not place.startswith(("..", "/")))


def linked_file(path: str, address: str) -> str:
    """The path of the file to which a link in the file at `path` leads; an empty one where it leads elsewhere."""
    name = unquote(re.split("[?#]", address, maxsplit=1)[0])
    if not address or name.startswith("/") or names_scheme(name):
        return ""
    found = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name else path
    return "" if found.startswith("..") else found


def told(finding: Finding, text_of: TextOf) -> EditorFinding:
    """A finding in the editor's terms."""
    fixes = tuple(
        Replacement(place.path, _range(place, text_of), instead)
        for place, instead in finding.suggested
        if text_of(place.path)
    )
    place = _range(finding.place, text_of)
    return EditorFinding(finding.rule, finding.severity, place, finding.message, "\n".join(finding.advice), fixes)


def _with_words(span: Span, text: EditorText) -> Span:
    """The address of a link and its words before it, where both stand on one line."""
    before = text.lines[span.line - 1][: span.column - 1].removesuffix("<")
    return replace(span, column=before.rfind("[") + 1) if before.endswith("](") else span


def _range(place: Place, text_of: TextOf) -> EditorRange:
    text = text_of(place.path)
    return text.range_of(_seen(place.span)) if text else EditorRange(0, 0, 0, 0)


def _seen(span: Span) -> Span:
    """A place without width, at the start of a file, takes the first line's first letters."""
    is_empty = (span.line, span.column) == (span.end_line, span.end_column)
    return replace(span, end_column=span.column + 3) if is_empty and span.line == 1 else span
