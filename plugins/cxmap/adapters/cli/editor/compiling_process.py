"""The process that compiles the map for the server: it answers one question after the other, and tells what is new.

The server itself never waits for a whole map, and two processes do not wait for each other's interpreter.
"""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, suppress
from multiprocessing.connection import Connection
from typing import Any

from cxmap.adapters.cli.compiling import Located, Session, compiled, located
from cxmap.adapters.cli.editor.cards import notes_of
from cxmap.adapters.cli.editor.news import (
    CompileMap,
    EditorFinding,
    EntityNote,
    FindNames,
    FoundPlaces,
    MapNews,
    MapQuestion,
    RenameEntity,
    Replacement,
)
from cxmap.adapters.cli.editor.positions import EditorRange, EditorText
from cxmap.adapters.cli.editor.typed_file import read_typed, tables_named, told
from cxmap.adapters.cli.output import CannotRunError
from cxmap.adapters.cli.rename import free_id
from cxmap.adapters.content.file_texts import FileTexts
from cxmap.adapters.content.files import read_content
from cxmap.adapters.content.kept_parts import KeptParts
from cxmap.adapters.content.two_processes import TwoProcesses
from cxmap.adapters.site import CompiledContent
from cxmap.findings.finding import Finding
from cxmap.insight.renaming import renaming, stretches_naming
from cxmap.loading.load import Loaded, load_files
from cxmap.model.ids import Key
from cxmap.model.offsets import LINE_END
from cxmap.model.page_files import is_page
from cxmap.model.rewritten_file import RewrittenStretch
from cxmap.model.source import Settings, SourceFile

_LESS_URGENT = 5
"""The priority of this process is so much lower: what is typed has to be answered first."""
_PART = 100
"""How many things one piece of news tells of: who reads it must not be kept from answering."""


def run(connection: Connection, arguments: Mapping[str, Any], units: str) -> None:
    """Answers until the server is gone."""
    if sys.platform != "win32":
        os.nice(_LESS_URGENT)
    process = CompilingProcess(arguments, units)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            for answer in process.answers(connection.recv()):
                connection.send(answer)


class CompilingProcess:
    """Compiles a map again and again, and remembers what it has told of it."""

    def __init__(self, arguments: Mapping[str, Any], units: str) -> None:
        self._arguments, self._units = arguments, units
        self._memory: dict[str, Any] = {}
        self._settings: Settings | None = None
        self._notes: Mapping[Key, EntityNote] = {}
        self._findings: dict[str, tuple[Finding, ...]] = {}
        self._files: dict[str, None] = {}

    def answers(self, question: MapQuestion) -> Iterator[FoundPlaces | MapNews]:
        try:
            if isinstance(question, CompileMap):
                yield from self._news(question)
            else:
                yield self._answer(question)
        except CannotRunError as problem:
            sentence = str(problem)
            is_news = isinstance(question, CompileMap)
            number = question.number
            yield MapNews(number, is_whole=True, problem=sentence) if is_news else FoundPlaces(number, problem=sentence)
        finally:
            gc.enable()

    def _located(self, until_the_end: ExitStack) -> Located:
        return located(Namespace(**self._arguments, until_the_end=until_the_end))

    def _news(self, order: CompileMap) -> Iterator[MapNews]:
        # Nothing that is made on the way is garbage before the map is there.
        gc.disable()
        with ExitStack() as until_the_end:
            content = compiled(self._located(until_the_end), Session(order.texts, self._memory))
        self._settings = content.map.settings
        yield MapNews(order.number, self._settings, str(content.folder.resolve()))
        yield from self._news_of_entities(order.number, content)
        yield from self._news_of_findings(order, content)
        yield MapNews(order.number, is_whole=True)

    def _news_of_entities(self, number: int, content: CompiledContent) -> Iterator[MapNews]:
        notes, files = notes_of(content.map), dict.fromkeys(file.path for file in content.files)
        gone = [key for key in self._notes if key not in notes]
        files_gone = [path for path in self._files if path not in files]
        yield MapNews(number, gone=gone, files_gone=files_gone, former=dict(content.map.catalogue.former))
        others = [note for key, note in notes.items() if self._notes.get(key) != note]
        for at in range(0, len(others), _PART):
            yield MapNews(number, notes=others[at : at + _PART])
        more = [path for path in files if path not in self._files]
        for at in range(0, len(more), _PART):
            yield MapNews(number, files=more[at : at + _PART])
        self._notes, self._files = notes, files

    def _news_of_findings(self, order: CompileMap, content: CompiledContent) -> Iterator[MapNews]:
        found: dict[str, list[Finding]] = {}
        for finding in content.map.findings:
            found.setdefault(content.place(finding.place.path), []).append(finding)
        sources = {file.path: file for file in content.files}
        for path in order.texts.keys() & found.keys():
            own = self._own(path, order.texts[path], sources)
            found[path] = [each for each in found[path] if (each.rule, each.place.span) not in own]
        now = {path: tuple(each) for path, each in found.items()}
        others = [path for path in now.keys() | self._findings.keys() if now.get(path) != self._findings.get(path)]
        for at in range(0, len(others), _PART):
            part = others[at : at + _PART]
            yield MapNews(order.number, told={path: self._told(now.get(path, ()), sources) for path in part})
        self._findings = now

    def _own(self, path: str, text: bytes, sources: Mapping[str, SourceFile]) -> set[tuple[str, object]]:
        """The findings that an open file gives by itself; the server has them as soon as they are typed."""
        assert self._settings
        if not is_page(path):
            return set()
        tables = [sources[name] for name in tables_named(path, text) if name in sources]
        typed = read_typed(path, text, self._settings, tables, self._units)
        return {(each.rule, each.place.span) for each in typed.findings}

    def _told(self, findings: tuple[Finding, ...], sources: Mapping[str, SourceFile]) -> tuple[EditorFinding, ...]:
        texts: dict[str, EditorText | None] = {}

        def text_of(path: str) -> EditorText | None:
            if path not in texts:
                file = sources.get(path)
                texts[path] = EditorText(file.content.decode("utf-8", "replace"), self._units) if file else None
            return texts[path]

        return tuple(told(finding, text_of) for finding in findings)

    def _answer(self, question: FindNames | RenameEntity) -> FoundPlaces:
        with ExitStack() as until_the_end:
            it = self._located(until_the_end)
            files = {file.path: file for file in read_content(it.folder, it.settings.shared_fields)}
            sources = files | {path: SourceFile(path, text) for path, text in question.texts.items()}
            processes = until_the_end.enter_context(TwoProcesses())
            settings = self._settings or it.settings
            loaded = load_files(sources.values(), settings, KeptParts(processes, self._memory))
        texts = FileTexts(sources)
        if isinstance(question, FindNames):
            return self._names(question, loaded, texts)
        return self._renamed(question, loaded, texts, sources)

    def _names(self, question: FindNames, loaded: Loaded, texts: FileTexts) -> FoundPlaces:
        document = loaded.documents.get(question.key)
        found = stretches_naming(loaded, texts.of, document) if document else ()
        return FoundPlaces(question.number, tuple(self._place(path, texts.of(path), each) for path, each in found))

    def _renamed(
        self, question: RenameEntity, loaded: Loaded, texts: FileTexts, sources: Mapping[str, SourceFile]
    ) -> FoundPlaces:
        document = loaded.documents.get(question.key)
        if document is None:
            raise CannotRunError(f"`{question.key}` cannot be read as it stands; mend its file first")
        new = free_id(question.new.strip(), document, loaded, sources)
        made = renaming(loaded, texts.of, document, new)
        places = tuple(self._place(file.path, file.before, each) for file in made.files for each in file.stretches)
        return FoundPlaces(question.number, places, (document.path, made.moved_to))

    def _place(self, path: str, text: str, stretch: RewrittenStretch) -> Replacement:
        lines = EditorText(text, self._units)
        first, last = (lines.position(*_line_and_column(text, at)) for at in (stretch.first, stretch.last))
        return Replacement(path, EditorRange(*first, *last), stretch.after)


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    ends = [found.end() for found in LINE_END.finditer(text, 0, offset)]
    return len(ends), offset - (ends[-1] if ends else 0)
