"""Strings that break software, in every text field of the example: exact and inert in every output."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, lru_cache
from html.parser import HTMLParser
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest

from cxmap.adapters.export.atom import FeedPlaces, Publisher, feed
from cxmap.adapters.export.csv import exported as exported_csv
from cxmap.adapters.export.json import exported as exported_json
from cxmap.adapters.export.xlsx import exported as exported_xlsx
from cxmap.adapters.html.joined_pages import joined_pages
from cxmap.adapters.html.pictures import Pictures
from cxmap.adapters.html.site_urls import SiteUrls
from cxmap.alignment.snapshots import Snapshot, snapshot_of
from cxmap.compiler import Map, compile_map
from cxmap.findings.link_rules import UNKNOWN_REFERENCE
from cxmap.insight.history import History, State, States
from cxmap.loading.front_matter.reading import read_front_matter
from cxmap.model import KINDS
from cxmap.model.ids import Key
from cxmap.model.record import Entity, Record
from cxmap.model.shape import FieldShape, values_at
from cxmap.model.shape import Path as Way
from cxmap.model.source import Settings, SourceFile
from tests.example import REPOSITORY
from tests.loading.content import AS_OF
from tests.loading.test_hostile_input import strings

PARTS = 8
CONTENT = REPOSITORY / "content"
ACTIVE = frozenset(
    [
        "script",
        "iframe",
        "object",
        "embed",
        "form",
        "meta",
        "base",
        "link",
        "xmp",
        "animate",
        "plaintext",
        "textarea",
        "noscript",
    ]
)
ADDRESSES = frozenset(("href", "src", "xlink:href", "srcdoc", "action", "formaction"))
RUNS = re.compile(r"\s*(?:javascript|vbscript|data|file):", re.IGNORECASE)
OUR_FORM = '<form class="cxmap-sieve__questions" hidden>'
ELEMENTS_OF_A_FEED = frozenset(
    ("feed", "id", "title", "updated", "author", "name", "link", "entry", "category", "summary")
)
PROBE = "Words <b>of</b> any kind"
_PAIR = re.compile(r"\\u[dD][89abAB]\w\w\\u[dD][c-fC-F]\w\w")
_ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
"""Signs that nobody can see stand in JSON by their number."""
_QUOTED = '"%s"'
_ATOM = "{http://www.w3.org/2005/Atom}"
_XLSX = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Field:
    """A text of the example that may be any other text, by where it stands."""

    way: Way
    is_markdown: bool

    def mark(self, number: int) -> str:
        return f"⟦{number}⟧"


@dataclass(frozen=True)
class Example:
    """The front matter of one file, as it is and with the fields that hold free text."""

    path: str
    values: dict[str, Any]
    fields: tuple[Field, ...]

    def written(self, text: str, first: int) -> SourceFile:
        """The file with the text in every field, each with a mark of its own behind it."""
        values = json.loads(json.dumps(self.values))
        for number, field in enumerate(self.fields, start=first):
            _put(values, field.way, text + field.mark(number))
        return SourceFile(self.path, f"---\n{_as_yaml(values)}\n---\n".encode())


@pytest.mark.parametrize("part", range(PARTS))
def test_every_output_holds_every_string_exactly(part: int, shared: Path) -> None:
    shown = 0
    for text in strings(shared)[part::PARTS]:
        compiled, fields = compiled_with(text)
        pages = [_read(html) for html in _pages(compiled)]
        if all(finding.rule != "bad-character" for finding in compiled.errors):
            shown += 1
            assert_exact(text, fields, compiled, pages)
        assert [page.acting for page in pages if page.acting] == []

    assert shown > 60


def test_a_feed_holds_every_string_exactly(shared: Path) -> None:
    shown = 0
    for text in strings(shared):
        compiled = compile_map(_with_changes(text), Settings(as_of=AS_OF))
        if all(finding.rule != "bad-character" for finding in compiled.errors):
            shown += 1
            said = " ".join(_texts_of_feed(compiled, text))
            found = set(_marks(said))
            assert found == {0, 1, 2}
            assert all(_plain(f"{text}⟦{number}⟧") in _plain(said) for number in found)

    assert shown > 480


def test_every_kind_has_fields_of_free_text() -> None:
    kinds = {example.path.split("/")[0] for example in examples() if example.fields}

    assert kinds == {kind.folder for kind in KINDS}
    assert (
        len({(example.path.split("/")[0], *_name(field.way)) for example in examples() for field in example.fields})
        > 75
    )


def _with_changes(text: str) -> Iterator[SourceFile]:
    """A map with one promise at one touchpoint, so that there is something to tell of."""
    entities: dict[str, dict[str, Any]] = {
        "departments/depot.md": {"title": f"{text}⟦0⟧"},
        "promises/next-day.md": {"title": f"{text}⟦1⟧", "statement": "On the day", "made_by": "depot"},
        "touchpoints/door.md": {"title": f"{text}⟦2⟧", "owner": "depot", "promises": ["next-day"]},
    }
    return (SourceFile(path, f"---\n{_as_yaml(values)}\n---\n".encode()) for path, values in entities.items())


def compiled_with(text: str) -> tuple[Map, list[Field]]:
    files: list[SourceFile] = []
    fields: list[Field] = []
    for example in examples():
        files.append(example.written(text, len(fields)))
        fields += example.fields
    return compile_map(files, Settings(as_of=AS_OF)), fields


def assert_exact(text: str, fields: list[Field], compiled: Map, pages: list[_Texts]) -> None:
    """Wherever a field's mark stands, its text stands before it."""
    texts = {
        "json": _texts_of_json(json.loads(next(iter(exported_json(compiled).values())))),
        "csv": _texts_of_csv(exported_csv(compiled)),
        "xlsx": _texts_of_workbook(next(iter(exported_xlsx(compiled).values()))),
        "pages": (each for page in pages for each in page.texts),
    }
    for output, found in texts.items():
        marked = 0
        for each in found:
            for number in _marks(each):
                marked += 1
                if output != "pages" or not fields[number].is_markdown:
                    whole = text + fields[number].mark(number)
                    # Lists of records are JSON in a cell.
                    ways = (whole, json.dumps(whole, ensure_ascii=False)[1:-1])
                    said = _plain(_ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), each))
                    assert any(_plain(way) in read for way in ways for read in (_plain(each), said)), (output, each)
        assert marked > 50, output


@cache
def examples() -> tuple[Example, ...]:
    """As few files of the example as hold each field of free text once."""
    chosen = []
    for kind in KINDS:
        seen: set[tuple[str, ...]] = set()
        for file in sorted((CONTENT / kind.folder).rglob("*.md")):
            example = _example(kind, file)
            new = {_name(field.way) for field in example.fields} - seen
            if new:
                seen |= new
                fields = tuple(field for field in example.fields if _name(field.way) in new)
                chosen.append(Example(example.path, example.values, fields))
    return tuple(chosen)


def _example(kind: type[Entity], file: Path) -> Example:
    path = file.relative_to(CONTENT).as_posix()
    text = file.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n")
    values = read_front_matter(path, text, Key(f"{kind.kind}/{file.stem}"), {}).values
    assert values
    as_lists = json.loads(json.dumps(values))
    fields = [
        Field(way, shape.markdown)
        for way, shape, _ in values_at(kind, _shape, values)
        if _is_free(kind, path, way, shape)
    ]
    return Example(path, as_lists, tuple(fields))


def _shape(record: type[Record]) -> Mapping[str, FieldShape]:
    return record.shape


_FREE: dict[tuple[str, ...], bool] = {}


def _is_free(kind: type[Entity], path: str, way: Way, shape: FieldShape) -> bool:
    """Whether the field takes any text; tried once for each field of a kind."""
    name = (kind.kind, *_name(way))
    if name not in _FREE:
        source = (CONTENT / path).read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n")
        values = json.loads(json.dumps(read_front_matter(path, source, Key("a/b"), {}).values))
        _put(values, way, PROBE)
        found = compile_map([SourceFile(path, f"---\n{_as_yaml(values)}\n---\n".encode())], Settings(as_of=AS_OF))
        others = (each.place.field or "" for each in found.errors if each.rule != UNKNOWN_REFERENCE.id)
        blamed = {tuple(re.findall("[a-z_]+", field)) for field in others}
        _FREE[name] = (
            not (shape.reference or shape.record or shape.allowed or shape.address) and _name(way) not in blamed
        )
    return _FREE[name]


def _name(way: Way) -> tuple[str, ...]:
    return tuple(step for step in way if isinstance(step, str))


def _as_yaml(values: Any) -> str:
    """JSON is YAML, but for characters that it writes as two halves."""
    return _PAIR.sub(lambda pair: f"\\U{ord(json.loads(_QUOTED % pair[0])):08x}", json.dumps(values))


def _put(values: Any, way: Way, text: str) -> None:
    for step in way[:-1]:
        values = values[step]
    values[way[-1]] = text


def _marks(text: str) -> Iterator[int]:
    for part in text.split("⟦")[1:]:
        number, closed, _ = part.partition("⟧")
        if closed and number.isdigit():
            yield int(number)


def _plain(text: str) -> str:
    return "".join(text.split())


def _texts_of_json(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, member in value.items():
            yield key
            yield from _texts_of_json(member)
    elif isinstance(value, list):
        for member in value:
            yield from _texts_of_json(member)


def _texts_of_csv(files: Mapping[str, bytes]) -> Iterator[str]:
    for content in files.values():
        for row in csv.reader(StringIO(content.decode("utf-8-sig"), newline="")):
            for cell in row:
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")) or not any(_marks(cell)), cell
                yield cell


def _texts_of_workbook(workbook: bytes) -> Iterator[str]:
    with ZipFile(BytesIO(workbook)) as packed:
        for name in packed.namelist():
            if name.startswith("xl/worksheets/"):
                assert b"<f>" not in packed.read(name)
        for entry in ElementTree.fromstring(packed.read("xl/sharedStrings.xml")):
            yield "".join(part.text or "" for part in entry.iter(f"{_XLSX}t")).replace("_x000D_", "\r")


def _texts_of_feed(compiled: Map, site_name: str) -> list[str]:
    """All that is said of a map that was empty before, on a site with such a name, and that adds no element."""
    before, now = Snapshot({}, {}, {}), snapshot_of(compiled.catalogue, compiled.alignment)
    states = States(State(before, AS_OF - timedelta(days=30)), State(now, AS_OF))
    publisher, places = Publisher(site_name, "", SiteUrls(folders=True)), FeedPlaces("feed.xml", "changes.md")
    written = ElementTree.fromstring(feed(compiled.site(), History(states=states), publisher, places))
    assert {each.tag.removeprefix(_ATOM) for each in written.iter()} <= ELEMENTS_OF_A_FEED
    assert {name for each in written.iter() for name in each.attrib} <= {"rel", "type", "href", "term"}
    texts = [each.text or "" for each in written.iter()]
    assert _plain(f"{site_name}: what changed") in map(_plain, texts)
    return texts


def _pages(compiled: Map) -> Iterator[str]:
    pages = joined_pages(compiled, SiteUrls(folders=True), Pictures(lambda _why: None))
    for path in pages.names:
        page = pages.page(path)
        for fragment in (*page.before, *page.after):
            yield str(fragment.html)


@lru_cache(maxsize=2_000)
def _read(html: str) -> _Texts:
    """Most parts of pages hold none of the strings: these are read once for all of them."""
    reader = _Texts()
    reader.feed(html.replace(OUR_FORM, ""))
    reader.close()
    return reader


class _Texts(HTMLParser):
    """The texts and the values of attributes, as a reader meets them, and the tags that act.

    Texts in pictures are left out: they are broken into lines.
    """

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.acting: list[str] = []
        self._in_picture = 0
        self._goes_on = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_picture += tag == "svg"
        acts = any(name.startswith("on") or (name in ADDRESSES and RUNS.match(value or "")) for name, value in attrs)
        self.acting += [tag] if tag in ACTIVE or acts else []
        # A long word may be broken there.
        self._goes_on = tag == "wbr" and bool(self.texts)
        if not self._in_picture and not self._goes_on:
            self.texts += [value or "" for _, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self._in_picture -= tag == "svg"

    def handle_data(self, data: str) -> None:
        if self._in_picture:
            return
        if self._goes_on:
            self.texts[-1] += data
        else:
            self.texts.append(data)
        self._goes_on = False
