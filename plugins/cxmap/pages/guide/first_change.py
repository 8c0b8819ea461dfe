"""The first change: how a reader becomes an editor, step by step."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.model import KINDS
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.typed_examples import example_lines
from cxmap.pages.kit.index_page import by_name, overview
from cxmap.pages.kit.page import EntityLink, PageView, Section
from cxmap.pages.kit.site import Site


@dataclass(frozen=True, slots=True)
class FirstChange:
    """The pages that the steps name: one to try them on, and those that explain more where the site has them."""

    sample: EntityLink | None
    fields: str
    rules: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A file as an editor meets it: the front matter, and the text below it."""

    front_matter: tuple[str, ...]
    body: tuple[str, ...]


_FIELDS = ("title: The card in the letterbox", "owner: last-mile", "channel: print")
_BODY = ("It says where the parcel waits, and until when.",)


def build(site: Site) -> PageView:
    group = example_lines(Touchpoint, ("contributors",))
    excerpt = Excerpt((*_FIELDS, *group), _BODY)
    shown = Section("What you see when the file opens", "guide/excerpt", excerpt)
    return overview(steps_section(site, "Step by step"), shown)


def steps_section(site: Site, title: str) -> Section:
    """The steps by which the site can be changed: in the browser where it says where its files are, else by hand."""
    change = FirstChange(_sample(site), site.overviews.get("fields", ""), site.overviews.get("rules", ""))
    return Section(title, "guide/steps", change)


def _sample(site: Site) -> EntityLink | None:
    """Of all pages that could be tried on, the first touchpoint; where there is none, the first of another kind."""
    kinds = sorted(KINDS, key=lambda kind: kind.kind != "touchpoint")
    entities = (each for kind in kinds for each in by_name(site, site.catalogue.all(kind)))
    return next((site.links[each.key] for each in entities), None)
