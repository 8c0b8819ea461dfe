"""Harnesses for single texts: as the value of each type of field, and in each place where a text is made harmless."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any, get_origin

from pydantic import TypeAdapter, ValidationError

from cxmap.adapters.export.csv import csv_bytes
from cxmap.adapters.export.sheets import Sheet
from cxmap.adapters.html.author_html import allowed_html
from cxmap.adapters.html.inline_markdown import InlineRenderer
from cxmap.adapters.html.line_breaks import breakable, unbroken
from cxmap.diagrams.mermaid.escaping import label
from cxmap.findings.formats.excerpt import excerpt, visible
from cxmap.findings.formats.json_text import json_text
from cxmap.loading.files.naming import suggested_id
from cxmap.model import fields
from tests.fuzz.inert import assert_inert
from tests.hostile_html import HOSTILE

_TYPES: tuple[TypeAdapter[Any], ...] = tuple(
    TypeAdapter(held) for name, held in vars(fields).items() if name[0].isupper() and get_origin(held) is not None
)
_CONTEXT = {"channels": ("kiosk",)}
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# The signs of Mermaid that a text may hold: those of an escaped sign, and what stands for itself.
_PLAIN_IN_MERMAID = frozenset(" ,.-#;")
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")
_RENDERER = InlineRenderer()
_CLEAN = allowed_html(())


def value(data: bytes) -> None:
    """What is no value of a type is refused in words; the first byte says of which type."""
    held = _TYPES[data[0] % len(_TYPES)] if data else _TYPES[0]
    assert all(_problems(held, _in_utf8(_text(data[1:]))))


def _problems(held: TypeAdapter[Any], text: str) -> list[str]:
    try:
        held.validate_python(text, context=_CONTEXT)
    except ValidationError as refused:
        return [error["msg"] for error in refused.errors(include_url=False)]
    return []


def text(data: bytes) -> None:
    """A text is harmless in a terminal, in HTML, in Mermaid, in JSON, in a sheet and as an id."""
    written = _text(data)
    shown = visible(written)
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert "\n" not in excerpt(shown, len(shown) // 3, len(shown) // 2, 40).text
    for html in (_RENDERER.rendered(written, str), unbroken(written), breakable(written), _CLEAN(_in_utf8(written))):
        assert_inert(html)
    assert all(sign in _PLAIN_IN_MERMAID or sign.isalnum() or not sign.isascii() for sign in label(written))
    assert json.loads(json_text(written)) == written
    suggested = suggested_id(written)
    assert not suggested or _ID.fullmatch(suggested)
    _holds_of_sheets(written)


def value_seeds() -> Iterator[bytes]:
    for each in _values():
        yield from (bytes([number]) + each for number in range(len(_TYPES)))


def text_seeds() -> Iterator[bytes]:
    yield from _values()
    yield from (each.encode() for each in HOSTILE.values())
    yield b'[a](b.md "t") *b* `c` ![d](e.png) <https://example.com> &amp; \\* **f _g_**'


def _values() -> Iterator[bytes]:
    written = (
        "97.5", "1,204", "97 %", "9 of 10", "4 weeks", "every 2 days", "2026-03", "2026-Q1", "March 2026", "1.4.2026",
        "2026-01-01/2026-06-30", "0 to 10", "yes", "a@example.com", "https://example.com/?a=b#c", "last-mile", "p95",
        "half past ten", "about 12", "at most 3", "weekly", "FY 2026/27", "Straße 5 – 7", "1e5", "‘about’",
    )  # fmt: skip
    yield from (each.encode() for each in written)


def _text(data: bytes) -> str:
    """Any bytes as a text, also with lone surrogates, which escapes in YAML can make."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _in_utf8(text: str) -> str:
    """The text as files have it: none that is read holds a lone surrogate."""
    return text.encode("utf-8", "replace").decode()


def _holds_of_sheets(written: str) -> None:
    rows = csv.reader(StringIO(csv_bytes(Sheet("a", ("text",), ((written,),))).decode("utf-8-sig"), newline=""))
    (cell,) = list(rows)[1]
    assert not cell.startswith(_FORMULAS)
