"""Links and HTML in bodies and text fields: links must lead somewhere, and HTML must not run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cxmap.findings.file_rules import MERGE_CONFLICT
from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.link_rules import UNSAFE_HTML, UNSAFE_LINK
from cxmap.loading.files.characters import STAND_IN
from cxmap.loading.markdown.active_html import STYLE, found_in_html
from cxmap.loading.markdown.body import NOTHING, Bodies, TypedLink, typed_links
from cxmap.loading.markdown.body_places import BodyPlaces, Passage
from cxmap.loading.markdown.comments import BEGIN
from cxmap.loading.markdown.depth import too_deep
from cxmap.loading.markdown.escapes import escaped_in
from cxmap.loading.markdown.reading_time import too_slow
from cxmap.loading.markdown.site_markdown import without_code_spans
from cxmap.loading.records.blocks import BlockReader
from cxmap.loading.records.written import Written
from cxmap.model.document import Body, MermaidBlock, Span, WrittenBlock, WrittenLink
from cxmap.model.fields import SAFE_ADDRESS_HINT, is_safe_address
from cxmap.model.ids import Key
from cxmap.model.record import Entity, Record
from cxmap.model.shape import FieldShape, values_at

_MAY_MATTER = re.compile(r"\]\(|\]\[|\][ \t]+\(|\[\[|<|\\|&")
_SIGNS = ("](", "][", "] ", "[[", "<", "\\", "&", "url")
"""Where none of these stands, nothing can matter, and nobody need look more closely."""
_RELATIVE = re.compile(r"url[\"']?+:\s*+[\"']?+(?!https?://)")
"""Where a field may hold the path of a page."""
_TYPED = re.compile(r"\][ \t]+\(|\[\[")
_MARK = "<<<<<<< "
_CONFLICT = re.compile(r"^<<<<<<< [^\n]*\n(?:.*\n)*?=======\n(?:.*\n)*?>>>>>>> .*", re.MULTILINE)
_FENCE = re.compile(r"^[ \t]*(?:```|~~~)", re.MULTILINE)
_IS_PASTED = re.compile(r"\s*data:image/", re.IGNORECASE)
_PASTED = "save the picture as a file beside this one, and write its name in place of the pasted data"
_OF_HTML = "write it in Markdown, or show it as code between backticks"
_OF_A_STYLE = "take it out, or give the part a class and write its style into a file of `extra_css`"
_WEB = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class TextContent:
    """Links of texts, their mistakes, and the diagrams and views that they hold as text."""

    links: tuple[WrittenLink, ...] = ()
    findings: tuple[Finding, ...] = ()
    diagrams: tuple[MermaidBlock, ...] = ()
    blocks: tuple[WrittenBlock, ...] = ()


NO_CONTENT = TextContent()


def words_of_body(bodies: Bodies, path: str, key: Key | None, body: Body, context: Mapping[str, Any]) -> TextContent:
    """Links, unsafe HTML and escaped characters of a body, code left alone but for diagrams and views."""
    if unreadable := too_slow(path, key, body) or too_deep(bodies, path, key, body):
        return TextContent(findings=(unreadable,))
    if conflict := _merge_conflict(path, key, body):
        return TextContent(findings=(conflict,))
    reading = bodies.read(body.text)
    included = tuple(bodies.included_blocks(body.text))
    if reading == NOTHING and not included:
        return NO_CONTENT
    places = BodyPlaces(body)
    links = [
        WrittenLink(link.address, their_places.of(link.address, link.line), loads=link.is_picture)
        for of_a_sort, their_places in ((reading.links, places), (reading.spaced, BodyPlaces(body)))
        for link in of_a_sort
        if STAND_IN not in link.address
    ]
    findings: list[Finding] = []
    for found in found_in_html(reading.passages):
        span = places.of(found.text if found.is_address else found.text.rstrip("=>"), found.line)
        if found.is_address and STAND_IN not in found.text:
            links.append(WrittenLink(found.text, span, as_published=True, loads=found.loads))
        elif not found.is_address:
            findings.append(_unsafe_html(Place(path, span, key), found.text))
    if reading.unclosed is not None:
        findings.append(_unclosed_comment(Place(path, places.of(BEGIN, reading.unclosed), key)))
    escapes = escaped_in(reading.passages)
    findings += (escape.finding_at(Place(path, places.of(escape.text, escape.line), key)) for escape in escapes)
    diagrams = (MermaidBlock(fence.content, body.first_line + fence.line) for fence in reading.diagrams)
    reader = BlockReader(path, key, body, context)
    blocks = [reader.read(replace(fence, content=bodies.with_included(fence.content))) for fence in reading.blocks]
    blocks += [reader.read_at_one_line(fence) for fence in included]
    findings += (finding for _, found in blocks for finding in found)
    once = tuple(dict.fromkeys(links))
    said = (*_unsafe_links(path, key, once), *findings)
    return TextContent(
        (*once, *_typed_in_body(reading.typed, body)), said, tuple(diagrams), tuple(block for block, _ in blocks)
    )


def _merge_conflict(path: str, key: Key | None, body: Body) -> Finding | None:
    """Two versions of a passage that Git left in a text, outside of code."""
    match = _CONFLICT.search(body.text) if _MARK in body.text else None
    if match is None or len(_FENCE.findall(body.text, 0, match.start())) % 2:
        return None
    line = body.first_line + body.text.count("\n", 0, match.start())
    last = line + match[0].count("\n")
    message = f"two versions of this passage stand here, between `<<<<<<<` and `>>>>>>>` (lines {line}–{last})"
    hint = "keep one of them and delete the marking lines"
    return MERGE_CONFLICT.at(Place(path, Span(line, 1, line, 1), key), message, hint=hint)


def words_of_fields(bodies: Bodies, kind: type[Entity], values: Mapping[str, Any], written: Written) -> TextContent:
    """Links and escaped characters of the fields that hold inline Markdown, and the addresses of fields for them."""
    written_text = written.places.text
    if not any(sign in written_text for sign in _SIGNS) or not _may_matter(written_text):
        return NO_CONTENT
    links: list[WrittenLink] = []
    alone: list[WrittenLink] = []
    typed: list[WrittenLink] = []
    findings: list[Finding] = []
    for path, shape, text in values_at(kind, _worded, values):
        if shape.address and not text.startswith(_WEB):
            alone.append(WrittenLink(text, written.place(path).span, path, alone=True))
        if shape.markdown and _MAY_MATTER.search(text):
            place = written.place(path)
            found = bodies.links(text)
            links += (WrittenLink(link.address, place.span, path, loads=link.is_picture) for link in found)
            findings += (escape.finding_at(place) for escape in escaped_in([Passage(text, 0)]))
            if _TYPED.search(text):
                typed += (WrittenLink(each.address, place.span, path, typed=each.text) for each in _typed_in(text))
    once = tuple(dict.fromkeys(links))
    return TextContent((*once, *alone, *typed), (*_unsafe_links(written.path, written.key, once), *findings))


def _typed_in_body(typed: Sequence[TypedLink], body: Body) -> Iterator[WrittenLink]:
    places = BodyPlaces(body)
    for link in typed:
        yield WrittenLink(link.address, places.of(link.text, link.line), typed=link.text)


def _typed_in(text: str) -> Iterator[TypedLink]:
    return typed_links(Passage(without_code_spans(text), 0))


def _may_matter(written: str) -> bool:
    return _MAY_MATTER.search(written) is not None or _RELATIVE.search(written) is not None


def _worded(record: type[Record]) -> Mapping[str, FieldShape]:
    return record.worded


def _unsafe_links(path: str, key: Key | None, links: Sequence[WrittenLink]) -> Iterator[Finding]:
    for link in links:
        if not is_safe_address(link.address):
            yield UNSAFE_LINK.at(
                Place(path, link.span, key, field_name(link.at)),
                f"`{link.address}` is no https, http, mailto, tel or relative address",
                hint=_PASTED if _IS_PASTED.match(link.address) else SAFE_ADDRESS_HINT,
            )


def _unsafe_html(place: Place, what: str) -> Finding:
    return UNSAFE_HTML.at(
        place,
        f"`{what}` must not stand in a page",
        hint=_OF_A_STYLE if what.lower() == f"{STYLE}=" else _OF_HTML,
    )


def _unclosed_comment(place: Place) -> Finding:
    return UNSAFE_HTML.at(
        place,
        f"a comment begins here with `{BEGIN}` and does not end, so that all that follows is part of it",
        hint="write `-->` where it ends",
    )
