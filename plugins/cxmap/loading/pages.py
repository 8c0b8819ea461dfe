"""Ordinary pages: all that matters of them is their `view`, and where their links lead."""

from __future__ import annotations

from yaml import MappingNode, ScalarNode, YAMLError

from cxmap.findings.finding import Finding, Place
from cxmap.findings.rules import YAML_SYNTAX
from cxmap.loading.body import Bodies
from cxmap.loading.nodes import Refused, composed, span_of
from cxmap.loading.text import parted
from cxmap.loading.texts import diagrams_in_body, hidden_characters, links_in_body, unsafe_html, unsafe_links
from cxmap.loading.yaml_errors import explained
from cxmap.model.document import START, Body, Page, Span

_VIEW = "view"


def page_from(path: str, text: str, bodies: Bodies) -> tuple[Page, list[Finding]]:
    """An ordinary page needs no front matter; if it has some, it must be readable."""
    parts = parted(path, text)
    findings: list[Finding] = []
    if isinstance(parts, Finding):
        body, view, span = Body(text, 1), None, START
    else:
        body = parts.body
        view, span, findings = _view_in(path, parts.front_matter)
    links = links_in_body(bodies, body)
    findings += unsafe_links(path, None, links)
    findings += unsafe_html(bodies, path, None, body)
    findings += hidden_characters(path, None, body)
    return Page(path, view, span, body, links, diagrams_in_body(bodies, body)), findings


def _view_in(path: str, front_matter: str) -> tuple[str | None, Span, list[Finding]]:
    try:
        root = composed(front_matter)
    except Refused:
        return None, START, []  # Anchors and types are an ordinary page's own affair.
    except YAMLError as error:
        cause = explained(front_matter, error)
        return None, START, [YAML_SYNTAX.at(Place(path, cause.span), cause.message, hint=cause.hint)]
    for key, value in root.value if isinstance(root, MappingNode) else ():
        if key.value == _VIEW and isinstance(value, ScalarNode):
            return value.value, span_of(value), []
    return None, START, []
