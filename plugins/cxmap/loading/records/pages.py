"""Ordinary pages: all that matters of them is their `view`, and what their text holds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cxmap.findings.finding import Finding
from cxmap.findings.value_rules import WRONG_TYPE
from cxmap.loading.files.decoding import divided
from cxmap.loading.front_matter.node_places import NodePlaces
from cxmap.loading.front_matter.reading import read_front_matter
from cxmap.loading.markdown.body import Bodies
from cxmap.loading.records.links_and_html import words_of_body
from cxmap.model.document import START, Body, Page

_VIEW = "view"


def page_from(path: str, text: str, bodies: Bodies, context: Mapping[str, Any]) -> tuple[Page, list[Finding]]:
    """An ordinary page needs no front matter; if it has some, it must be readable."""
    parts = divided(path, text)
    body, findings, view, span = Body(text, 1), [], None, START
    if not isinstance(parts, Finding):
        front = read_front_matter(path, parts.front_matter, None, {})
        # Anything but a mapping is text between two rules, and part of the page.
        is_text = any(finding.rule == WRONG_TYPE.id for finding in front.findings)
        if not is_text:
            body, findings = parts.body, front.findings
            view = (front.values or {}).get(_VIEW)
            span = NodePlaces(parts.front_matter, {}).of_value((_VIEW,)) if view else START
    words = words_of_body(bodies, path, None, body, context)
    page = Page(path, view if isinstance(view, str) else None, span, body, words.links, words.diagrams, words.blocks)
    return page, [*findings, *words.findings]
