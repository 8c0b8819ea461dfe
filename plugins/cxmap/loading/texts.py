"""What authors write in bodies and text fields: links that must lead somewhere, and HTML that must not run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.rules import BAD_CHARACTER, UNSAFE_HTML, UNSAFE_LINK
from cxmap.loading.body import Bodies
from cxmap.loading.characters import escaped_bad_characters, named
from cxmap.loading.validation import Written
from cxmap.model.document import Body, MermaidBlock, Span, WrittenLink
from cxmap.model.fields import is_safe_address
from cxmap.model.ids import Key
from cxmap.model.record import Entity
from cxmap.model.shape import values_at

_MAY_LINK = re.compile(r"\]\(|\]\[|<")


def links_in_body(bodies: Bodies, body: Body) -> tuple[WrittenLink, ...]:
    lines: list[str] | None = None
    links = []
    for link in bodies.links(body.text):
        lines = lines if lines is not None else body.text.split("\n")
        number = next((n for n in range(link.line, len(lines)) if link.address in lines[n]), link.line)
        column = lines[number].find(link.address) + 1 if number < len(lines) else 0
        line = body.first_line + number
        length = len(link.address) if column else 0
        links.append(WrittenLink(link.address, Span(line, max(column, 1), line, max(column, 1) + length)))
    return tuple(links)


def diagrams_in_body(bodies: Bodies, body: Body) -> tuple[MermaidBlock, ...]:
    return tuple(MermaidBlock(fence.content, body.first_line + fence.line) for fence in bodies.mermaid(body.text))


def links_in_fields(
    bodies: Bodies, kind: type[Entity], values: Mapping[str, Any], written: Written
) -> Iterator[WrittenLink]:
    for path, shape, text in values_at(kind.shape, values):
        if shape.markdown and _MAY_LINK.search(text):
            for link in bodies.links(text):
                yield WrittenLink(link.address, written.places.of_value(path), path)


def may_link(front_matter: str) -> bool:
    """False for most files, so that their fields need no second look."""
    return _MAY_LINK.search(front_matter) is not None


def unsafe_links(path: str, key: Key | None, links: tuple[WrittenLink, ...]) -> Iterator[Finding]:
    for link in links:
        if not is_safe_address(link.address):
            yield UNSAFE_LINK.at(
                Place(path, link.span, key, field_name(link.at)),
                f"`{link.address}` is no https, http, mailto, tel or relative address",
                hint="link to a page by its relative path, or to a site by its full https address",
            )


def unsafe_html(bodies: Bodies, path: str, key: Key | None, body: Body) -> Iterator[Finding]:
    for tag in bodies.unsafe_tags(body.text):
        line = body.first_line + tag.line
        yield UNSAFE_HTML.at(
            Place(path, Span(line, 1, line, 1), key),
            f"`{tag.what}` must not stand in a page",
            hint="write it in Markdown, or show it as code between backticks",
        )


def hidden_characters(path: str, key: Key | None, body: Body) -> Iterator[Finding]:
    """Invisible characters that are written as `&#…;`."""
    for character in sorted(escaped_bad_characters(body.text)):
        yield BAD_CHARACTER.at(
            Place(path, Span(body.first_line, 1, body.first_line, 1), key),
            f"an invisible character is written in this text as an escape: {named(character)}",
            hint="delete the escape",
        )
