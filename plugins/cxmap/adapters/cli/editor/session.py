"""The session of one editor: its open files, what is known of the map, and the findings of each file right now."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cxmap.adapters.cli.editor.known_map import KnownMap
from cxmap.adapters.cli.editor.news import EditorFinding, EntityNote, MapNews, Texts
from cxmap.adapters.cli.editor.positions import EditorText
from cxmap.adapters.cli.editor.typed_file import NamedThere, TypedFile, read_typed, tables_named, told
from cxmap.adapters.content.files import LARGEST_FILE, UnreadableContentError, is_read, read_file
from cxmap.model.ids import Key
from cxmap.model.page_files import is_page
from cxmap.model.source import Settings, SourceFile


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file of the content folder that is open in the editor, under the address and version that it has there."""

    uri: str
    version: int | None
    path: str
    content: bytes
    text: EditorText


class EditorSession:
    """The files and findings of one content folder."""

    def __init__(self, folder: Path, settings: Settings, units: str) -> None:
        self.folder = folder
        self.known = KnownMap()
        self.opened: dict[str, OpenFile] = {}
        self._settings, self._units = settings, units
        self._places = {os.path.abspath(folder), os.path.realpath(folder)}  # noqa: PTH100  # links stay as they are
        self._typed: dict[str, TypedFile] = {}
        self._sent: dict[int, dict[str, OpenFile]] = {}
        self._compiled: dict[str, OpenFile] = {}

    def path_of(self, file: str | None) -> str | None:
        """The path below the content folder of a file of which the map may be made; None of all others."""
        for place in self._places if file and is_read(file) else ():
            assert file
            path = file.replace(os.sep, "/").removeprefix(f"{place.replace(os.sep, '/')}/")
            if path != file.replace(os.sep, "/") and not any(step.startswith(".") for step in path.split("/")):
                return path
        return None

    def open(self, uri: str, version: int | None, path: str, text: str) -> OpenFile:
        file = OpenFile(uri, version, path, text.encode("utf-8", "replace"), EditorText(text, self._units))
        if path not in self.opened and path not in self._compiled and (there := self._file(path)):
            # The findings of a file that was not open are about what lies there.
            on_disk = EditorText(there.content.decode("utf-8", "replace"), self._units)
            self._compiled[path] = OpenFile(uri, None, path, there.content, on_disk)
        self.opened[path] = file
        self._typed.pop(path, None)
        return file

    def close(self, path: str) -> None:
        self.opened.pop(path, None)
        self._compiled.pop(path, None)
        self._typed.pop(path, None)

    def texts(self, number: int) -> Texts:
        """The texts of all open files, noted under the number of the order to compile them."""
        files = {path: file for path, file in self.opened.items() if len(file.content) <= LARGEST_FILE}
        self._sent[number] = files
        return {path: file.content for path, file in files.items()}

    def learn(self, news: MapNews) -> Iterable[str]:
        """Takes news in; returns the paths of the files whose findings may be others now."""
        self.known.learn(news)
        if news.settings and news.settings != self._settings:
            self._settings = news.settings
            self._typed.clear()
        if not news.is_whole:
            return [path for path in news.told if path not in self.opened]
        sent = self._sent.pop(news.number, {})
        self._sent = {number: files for number, files in self._sent.items() if number > news.number}
        if not news.problem:
            self._compiled |= {path: file for path, file in sent.items() if path in self.opened}
        return list(self.opened)

    def typed(self, path: str) -> TypedFile | None:
        """An open Markdown file as it reads now."""
        file = self.opened.get(path)
        if file is None or not is_page(path) or len(file.content) > LARGEST_FILE:
            return None
        if path not in self._typed:
            tables = [table for name in tables_named(path, file.content) if (table := self._table(name))]
            self._typed[path] = read_typed(path, file.content, self._settings, tables, self._units)
        return self._typed[path]

    def findings(self, path: str) -> tuple[EditorFinding, ...]:
        """Those of the file itself, as it is typed, and those of the whole map, moved along with their lines."""
        typed = self.typed(path)
        own = tuple(told(finding, self.text) for finding in typed.findings) if typed else ()
        seen = {(each.rule, each.range) for each in own}
        others = (each for each in self._of_the_map(path) if (each.rule, each.range) not in seen)
        return (*own, *others)

    def text(self, path: str) -> EditorText | None:
        """The text of a file, as it is typed or as it lies there."""
        if path in self.opened:
            return self.opened[path].text
        file = self._file(path)
        return EditorText(file.content.decode("utf-8", "replace"), self._units) if file else None

    def entity_named(self, named: NamedThere) -> EntityNote | None:
        return self.known.at_path.get(named.path) if named.path else self.known.note(named.key)

    def own_entity(self, path: str) -> EntityNote | None:
        """The entity that a file is, known or just being written."""
        if note := self.known.at_path.get(path):
            return note
        typed = self.typed(path)
        document = typed.document if typed else None
        return EntityNote(document.key, document.entity.name, path, "", document.is_draft) if document else None

    def key_of(self, named: NamedThere) -> Key | None:
        note = self.entity_named(named)
        return note.key if note else None

    def _of_the_map(self, path: str) -> Iterator[EditorFinding]:
        whole = self.known.told.get(path, ())
        before, now = self._compiled.get(path), self.opened.get(path)
        if not whole or before is None or now is None or before.content == now.content:
            yield from whole
            return
        old, new = before.text.lines, now.text.lines
        same = _same(old, new)
        rest = min(_same(old[::-1], new[::-1]), min(len(old), len(new)) - same)
        for each in whole:
            if each.range.end_line < same or (len(old) == len(new) and not each.fixes):
                yield each
            elif each.range.line >= len(old) - rest:
                moved = each.range.moved(len(new) - len(old))
                # What would mend it was meant for other lines.
                yield each._replace(range=moved, fixes=each.fixes if moved == each.range else ())

    def _table(self, path: str) -> SourceFile | None:
        if path in self.opened:
            return SourceFile(path, self.opened[path].content)
        return self._file(path)

    def _file(self, path: str) -> SourceFile | None:
        try:
            return read_file(self.folder, path)
        except UnreadableContentError:
            return None


def _same(old: list[str], new: list[str]) -> int:
    """How many lines at the beginning are the same."""
    count = 0
    for before, after in zip(old, new, strict=False):
        if before != after:
            break
        count += 1
    return count
