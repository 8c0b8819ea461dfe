"""References that must follow an entity whose file got another name: what stands there is to be the new name."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from urllib.parse import unquote

from cxmap.findings.finding import Finding, Place, Suggested
from cxmap.findings.link_rules import BROKEN_LINK, UNKNOWN_REFERENCE
from cxmap.linking.references import references_of
from cxmap.model.catalogue import Catalogue
from cxmap.model.document import Document, Page, WrittenLink
from cxmap.model.ids import Key, kind_and_id


def with_new_names(
    findings: Iterable[Finding],
    renamed: Mapping[Key, Key],
    old: Catalogue,
    new: Catalogue,
    pages: Iterable[Page] = (),
) -> tuple[Finding, ...]:
    """The findings; those about a reference or a link to a former name suggest the new one in every place."""
    if not renamed:
        return tuple(findings)
    lost = {before: now for before, now in renamed.items() if before not in new.former}
    references = _references(lost, new)
    by_place = {each.place: before for before, places in references.items() for each in places}
    links = dict(_links((*new.documents.values(), *pages), lost, old, new))
    return tuple(_with_new_name(each, lost, by_place, references, links) for each in findings)


def _with_new_name(
    finding: Finding,
    renamed: Mapping[Key, Key],
    by_place: Mapping[Place, Key],
    references: Mapping[Key, tuple[Suggested, ...]],
    links: Mapping[Place, str],
) -> Finding:
    if finding.rule == UNKNOWN_REFERENCE.id and (before := by_place.get(finding.place)):
        first = next(each for each in references[before] if each.place == finding.place)
        others = tuple(each for each in references[before] if each is not first)
        return replace(finding, hint=_advice(before, renamed[before]), suggestion=first.text, also=others)
    if finding.rule == BROKEN_LINK.id and (address := links.get(finding.place)):
        return replace(finding, hint=f"the file has another name now: link to `{address}`", suggestion=address, also=())
    return finding


def _advice(before: Key, now: Key) -> str:
    former, current = kind_and_id(before)[1], kind_and_id(now)[1]
    return f"`{former}` is `{current}` now: write that, or `aliases: [{former}]` in the renamed file"


def _references(renamed: Mapping[Key, Key], new: Catalogue) -> Mapping[Key, tuple[Suggested, ...]]:
    found: dict[Key, list[Suggested]] = {}
    for document in new.documents.values():
        for each in references_of(replace(document, faults=frozenset()), renamed.get):
            if each.target:
                found.setdefault(each.named, []).append(Suggested(each.place, each.written_as(each.target)))
    return {key: tuple(places) for key, places in found.items()}


def _links(
    sources: Iterable[Document | Page], renamed: Mapping[Key, Key], old: Catalogue, new: Catalogue
) -> Iterator[tuple[Place, str]]:
    paths = {old.documents[before].path: new.documents[now].path for before, now in renamed.items()}
    for source in sources:
        for link in source.links:
            address, sign, anchor = link.address.partition("#")
            folder = posixpath.dirname(source.path)
            path = paths.get(posixpath.normpath(posixpath.join(folder, unquote(address))))
            if path and _is_marked(link):
                shown = f"{posixpath.relpath(path, folder or '.')}{sign}{anchor}"
                yield Place(source.path, link.span, source.key), shown


def _is_marked(link: WrittenLink) -> bool:
    """Whether the link's stretch is its address, in a text below the fields."""
    return not link.at and not link.as_published and link.span.column != link.span.end_column
