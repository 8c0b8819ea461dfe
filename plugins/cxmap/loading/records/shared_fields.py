"""Files of fields for all pages of their folder and of those below it, as of Material's plugin `meta`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from posixpath import dirname
from typing import NamedTuple

from cxmap.findings.finding import Finding
from cxmap.loading.front_matter.node_places import NodePlaces, Origin
from cxmap.loading.front_matter.reading import read_front_matter
from cxmap.loading.records.ordinary_pages import is_draft, page_fields
from cxmap.model.document import START, Body, Page
from cxmap.model.page_files import is_page

_OPENING, _DRAFT = "---\n", "draft"


class ReadFields(NamedTuple):
    """The fields of a file, as those of a page without words, and what is wrong with them."""

    page: Page
    findings: list[Finding]


def is_shared(path: str, name: str | None) -> bool:
    """Whether a file has the name that a site gives its files of shared fields; a page keeps its fields to itself."""
    return name is not None and path.rpartition("/")[2] == name and not is_page(path)


def shared_fields(path: str, text: str) -> ReadFields:
    """Read as front matter is, whether or not the file begins with its line of hyphens."""
    begins = text.startswith(_OPENING)
    front = read_front_matter(path, text.removeprefix(_OPENING), None, {})
    places = NodePlaces(front.text, {}, origin=Origin() if begins else Origin(1))
    findings = [_in_file(finding, places.origin) for finding in front.findings]
    fields, wrong = page_fields(path, front, places)
    known = "" if front.is_broken or front.values is None else front.text
    is_for_drafts = is_draft(front.values or {})
    page = Page(path, None, START, Body("", 1), (), (), (), None, is_for_drafts, fields, known, places)
    return ReadFields(page, [*findings, *wrong])


def with_shared_drafts(pages: Iterable[Page], shared: Iterable[Page]) -> Iterator[Page]:
    """The pages, of which those are drafts whose folder is said to hold some; a page may say that it is none."""
    folders = [dirname(each.path) for each in shared if each.is_draft]
    for page in pages:
        is_below = any(not folder or page.path.startswith(f"{folder}/") for folder in folders)
        yield replace(page, is_draft=True) if is_below and _DRAFT not in page.fields.model_fields_set else page


def _in_file(finding: Finding, origin: Origin) -> Finding:
    """A finding about front matter, reworded for a file that holds nothing else."""
    place = replace(finding.place, span=origin.moved(finding.place.span))
    message, hint = (words.replace("the front matter", "this file") for words in (finding.message, finding.hint))
    return replace(finding, place=place, message=message, hint=hint)
