"""Ordinary pages: what they say, and the overview that one may show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from pydantic import ValidationError

from cxmap.findings.finding import Finding
from cxmap.findings.letters import letters_apart
from cxmap.findings.value_rules import WRONG_TYPE
from cxmap.loading.files.decoding import divided
from cxmap.loading.files.naming import is_folder_page
from cxmap.loading.front_matter.node_places import NodePlaces
from cxmap.loading.front_matter.reading import FrontMatter, read_front_matter
from cxmap.loading.markdown.body import Bodies
from cxmap.loading.records.links_and_html import words_of_body
from cxmap.loading.records.misplaced import fields_of_folder_page
from cxmap.loading.records.stray_pages import StrayPage, stray_page
from cxmap.loading.records.validation import findings_of
from cxmap.loading.records.written import Written
from cxmap.model.document import START, Body, MisspeltView, Page
from cxmap.model.page_fields import PageFields
from cxmap.model.record import Status
from cxmap.model.shape import in_full

_VIEW, _STATUS = "view", "status"
_YES = ("true", "yes")
_SEEMS_FRONT_MATTER = re.compile(r"\s*-{2,8}[ \t]*\n(?:title|view):[ \t]")
"""A page may begin with a rule, but not with the fields of front matter below it."""


class ReadPage(NamedTuple):
    """An ordinary page, what is wrong with it, and whether it seems to be an entity in no folder of a kind."""

    page: Page
    findings: list[Finding]
    stray: StrayPage | None = None


def page_from(path: str, text: str, bodies: Bodies, context: Mapping[str, Any]) -> ReadPage:
    """An ordinary page needs no front matter; if it has some, it must be readable."""
    parts = divided(path, text)
    body, view, span, misspelt = Body(text, 1), None, START, None
    findings: list[Finding] = []
    values: Mapping[str, Any] = {}
    if isinstance(parts, Finding):
        findings = [parts] if _SEEMS_FRONT_MATTER.match(text) else []
    else:
        front = read_front_matter(path, parts.front_matter, None, {})
        # Anything but a mapping is text between two rules, and part of the page.
        is_text = any(finding.rule == WRONG_TYPE.id for finding in front.findings)
        if not is_text:
            body, findings, values = parts.body, front.findings, front.values or {}
            view = values.get(_VIEW)
            places = NodePlaces(front.text, {})
            span = places.of_value((_VIEW,)) if view else START
            misspelt = None if view else next(_misspelt(values, places), None)
            findings += filter(None, (fields_of_folder_page(path, values, places) if is_folder_page(path) else None,))
    words = words_of_body(bodies, path, None, body, context)
    view = view if isinstance(view, str) else None
    page = Page(path, view, span, body, words.links, words.diagrams, words.blocks, misspelt, is_draft(values))
    stray = stray_page(path, values) if values else None
    if values and not stray:
        fields, wrong = page_fields(path, front, places)
        findings += wrong
        page = replace(page, fields=fields, front_matter="" if front.is_broken else front.text, places=places)
    return ReadPage(page, [*findings, *words.findings], stray)


def page_fields(path: str, front: FrontMatter, places: NodePlaces) -> tuple[PageFields, list[Finding]]:
    """The fields that have an effect, without those that cannot be read, and what is wrong with these."""
    values = in_full(PageFields, front.values or {})
    sound = {key: value for key, value in values.items() if (key,) not in front.faults}
    try:
        return PageFields.model_validate(sound), []
    except ValidationError as error:
        faults = list(findings_of(PageFields, error, Written(path, None, places), front.faults, values))
        # Of what is told elsewhere, such as a key that stands twice within a field, there is no fault.
        unfit = {at[0] for at in (*(at for at, _ in faults), *(each["loc"] for each in error.errors()))}
    fields = PageFields.model_validate({key: value for key, value in sound.items() if key not in unfit})
    return fields, [finding for _, finding in faults if finding]


def is_draft(values: Mapping[str, Any]) -> bool:
    """Whether it says so as entities do, or as the pages of many generators do."""
    said = {key.lower(): str(value).strip().lower() for key, value in values.items()}
    return said.get(_STATUS) == Status.DRAFT or said.get(Status.DRAFT) in _YES


def _misspelt(values: Mapping[str, Any], places: NodePlaces) -> Iterator[MisspeltView]:
    return (
        MisspeltView(key, places.of_key((key,)), value)
        for key, value in values.items()
        if isinstance(value, str) and letters_apart(key.lower(), _VIEW) == 1
    )
