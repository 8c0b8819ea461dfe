"""Files that a site leaves out as they have errors: said plainly, where readers begin and where they are missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cxmap.model.ids import Key
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import WebLink
from cxmap.pages.kit.words import counted

_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Sentences about what is not there, its names, and the way to what is wrong with it."""

    sentence: str
    names: tuple[str, ...]
    consequence: str
    way: WebLink | None = None


def left_out_sections(site: Site, *, with_way: bool = False) -> Iterator[Section]:
    """All that the whole site leaves out; nothing where nothing is."""
    if not site.left_out:
        return
    files = counted(len(site.left_out), "file is", "files are")
    it, them = ("it is", "it") if len(site.left_out) == 1 else ("they are", "them")
    consequence = f"No verdict rests on {them}."
    if undecided := len(site.alignment.undecided):
        places = counted(undecided, "place", "places")
        consequence = f"Because of that nobody can tell at {places} whether a promise is kept."
    health = site.overviews.get("health")
    way = WebLink("What is wrong with it", path=health) if with_way and health else None
    sentence = f"{files} left out of this site until {it} mended, as errors were found there:"
    names = _cut(key or path for path, key in site.left_out.items())
    yield Section("Left out", "kit/left_out", LeftOut(sentence, names, consequence, way))


def with_missing(site: Site, key: Key, view: PageView) -> PageView:
    """The page of an entity, which begins with what it refers to and the site leaves out."""
    missing = site.catalogue.missing.get(key)
    if not missing:
        return view
    sentence = "This page refers to what is left out of the site, as errors were found in its file:"
    consequence = "What stands here may look better or worse than it is."
    section = Section("", "kit/left_out", LeftOut(sentence, _cut(missing), consequence))
    return replace(view, before=(section, *view.before))


def _cut(names: Iterable[str]) -> tuple[str, ...]:
    found = tuple(names)
    more = len(found) - _MOST_NAMED
    return (*found[:_MOST_NAMED], f"{more} more") if more > 0 else found
