"""Harnesses for content files: entities, ordinary pages, measurements and whole maps."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from pathlib import Path

from cxmap.adapters.cli.compiling import report
from cxmap.adapters.cli.selection import Selection
from cxmap.adapters.export import EXPORTS, exporter
from cxmap.adapters.site import CompiledContent
from cxmap.compiler import compile_map
from cxmap.findings.formats import FORMATS
from cxmap.findings.formats.report import Screen
from cxmap.loading.load import load_files
from cxmap.model import KINDS
from cxmap.model.source import Settings, SourceFile
from cxmap.model.templates import template_text
from tests.alignment.small_maps import maps_in, small_files
from tests.cases import read_case
from tests.fuzz.parts import files_in, joined
from tests.loading.content import AS_OF, KNOWN, source

CONTENT = Path(__file__).parents[2] / "content"
_FILES = 4
VERDICTS = Path(__file__).parents[1] / "alignment" / "cases"
CASES = Path(__file__).parents[1] / "loading" / "cases"
_KNOWN = tuple(source(*known) for known in KNOWN.items())
_SETTINGS = Settings(as_of=AS_OF)
_PAGES = ("about.md", "index.md", "promises/index.md", "guide/how.md", "channels.md", "pictures/a.svg")
_COURIER = b"""---
title: Courier
owner: last-mile
aliases: [round]
delivers:
  - metric: on-time
    designed: 97
    measurements: rows.csv
  - metric: days
    measurements: rows.csv
---
"""
_FORMS = tuple((write, screen) for write in FORMATS.values() for screen in (Screen(), Screen(width=20, colour=True)))


def entity(data: bytes) -> None:
    """The file of an entity; the first byte says of which kind."""
    kind = KINDS[data[0] % len(KINDS)] if data else KINDS[0]
    load_files([SourceFile(f"{kind.folder}/any.md", data[1:])], _SETTINGS)


def page(data: bytes) -> None:
    """The file of an ordinary page; the first byte says which."""
    path = _PAGES[data[0] % len(_PAGES)] if data else _PAGES[0]
    load_files([SourceFile(path, data[1:])], _SETTINGS)


def measurements(data: bytes) -> None:
    """A CSV file that a capability names for two metrics."""
    load_files([SourceFile("capabilities/courier.md", _COURIER), SourceFile("capabilities/rows.csv", data)], _SETTINGS)


def whole_map(data: bytes) -> None:
    """Several files, compiled; all findings in every format, and the exports where there are no errors."""
    files = {each.path: each for each in _KNOWN} | {
        path: SourceFile(path, content) for path, content in files_in(data).items()
    }
    found = compile_map(files.values(), _SETTINGS)
    _holds_of_findings(CompiledContent(CONTENT, tuple(files.values()), found))
    if not found.errors:
        for name in EXPORTS:
            written = exporter(name)(found)
            assert written or name == "mermaid"  # of which there is one for each journey
            assert all(written.values())


def entity_seeds() -> Iterator[bytes]:
    """The example, and a template of each kind with all its fields; beginnings of kinds are their first bytes."""
    for number, kind in enumerate(KINDS):
        yield bytes([number]) + template_text(kind).encode()
        for file in sorted((CONTENT / kind.folder).glob("*.md")):
            yield bytes([number]) + file.read_bytes()


def page_seeds() -> Iterator[bytes]:
    for number, file in enumerate(sorted((*CONTENT.glob("*.md"), *CONTENT.glob("boards/*.md")))):
        yield bytes([number % len(_PAGES)]) + file.read_bytes()
    keys = "title: T\nsubtitle: S\ndescription: D\nstatus: new\nauthor: A\nicon: material/map\ntemplate: main.html\n"
    more = "hide: [navigation, toc]\ntags: [a, b]\nsearch: {boost: 2, exclude: true}\nview: promises\nchannels: [x]\n"
    yield f"\0---\n{keys}{more}---\n# Head\n".encode()


def measurement_seeds() -> Iterator[bytes]:
    for file in sorted(CONTENT.rglob("*.csv")):
        yield b"".join(file.read_bytes().splitlines(keepends=True)[:12])
    yield b'period,value,capability,low,high,source\r\n2026-01,4,courier,3,5,"a\nb"\n\n2026-02,5,bell,,,\n'
    yield "Monat;Wert;Fälle\n01.2026;97,5 %;1.204\n".encode("cp1252")


def map_seeds() -> Iterator[bytes]:
    """The cases of loading and of verdicts, and parts of the example."""
    for file in sorted(CASES.glob("*.yaml")):
        texts = [(path, text) for path, text in read_case(file)["files"].items() if isinstance(text, str)]
        for first in range(0, len(texts), _FILES):
            yield joined(dict(texts[first : first + _FILES]))
    for file in sorted(VERDICTS.glob("*.yaml")):
        for changes in maps_in(file).values():
            yield joined({each.path: each.content.decode() for each in small_files(changes)})
    files = {path.relative_to(CONTENT).as_posix(): path.read_text("utf-8") for path in sorted(CONTENT.rglob("*.md"))}
    for number in range(40):
        yield joined({path: files[path] for path in random.Random(number).sample(sorted(files), _FILES)})


def _holds_of_findings(content: CompiledContent) -> None:
    found = content.map
    for finding in found.findings:
        assert finding.message
        assert finding.hint
        assert finding.place.span.line >= 1
        assert finding.place.span.column >= 1
    written = report(content, found.findings, Selection((), CONTENT).groups(found.findings, found, None))
    for write, screen in _FORMS:
        assert not _signs_that_act(write(written, screen), "\n\x1b" if screen.colour else "\n")


def _signs_that_act(text: str, allowed: Iterable[str]) -> set[str]:
    """Control characters, which a terminal would obey."""
    return {sign for sign in set(text) if sign < " " or "\x7f" <= sign < "\xa0"} - set(allowed)
