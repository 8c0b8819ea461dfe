"""The navigation that each page of a large map shows, and what stands for the rest of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NoReturn

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, Section, get_navigation
from mkdocs.structure.pages import Page

from cxmap.adapters.hosts.mkdocs.near_pages import LARGE, NearPages
from cxmap.model import KINDS

KIND_OF = {kind.folder: kind.kind for kind in KINDS}


def _of(folder: str, first: int, last: int) -> list[str]:
    """The files of so many entities."""
    return [f"{folder}/{number}.md" for number in range(first, last + 1)]


class _LargeSite:
    """A site with this `nav:`; an entity is a file with a number, and overviews are named by the kind they list."""

    def __init__(self, nav: list[Any], **overviews: str) -> None:
        config = MkDocsConfig()
        config.load_dict({"site_name": "Parcels", "nav": nav})
        config.validate()
        paths = sorted(set(_paths(nav)))
        files = Files([File(path, src_dir=None, dest_dir="", use_directory_urls=True) for path in paths])
        self.nav = get_navigation(files, config)
        self._pages = {page.file.src_uri: page for page in self.nav.pages}
        kinds = {path: KIND_OF[path.split("/")[0]] for path in paths if path.removesuffix(".md")[-1].isdigit()}
        self._near = NearPages(self.nav, kinds, {kind: self._pages[path] for kind, path in overviews.items()})

    def shown_on(self, path: str | None) -> list[str]:
        """What the navigation of a page lists, top down and with spaces before what is within a section."""
        return list(_lines(self.navigation_of(path).items))

    def navigation_of(self, path: str | None) -> Navigation:
        return self._near.of(self._pages[path] if path else None)

    def turned_from(self, path: str) -> tuple[Page | None, Page | None, list[str | None]]:
        """The pages before and behind, and the breadcrumbs."""
        page = self._pages[path]
        return page.previous_page, page.next_page, [section.title for section in page.ancestors]


def _paths(nav: Any) -> Iterable[str]:
    if isinstance(nav, str):
        yield nav
    else:
        for item in nav.values() if isinstance(nav, dict) else nav:
            yield from _paths(item)


def _lines(items: Iterable[StructureItem], indent: str = "") -> Iterable[str]:
    for item in items:
        if isinstance(item, Page):
            yield f"{indent}{item.file.src_uri}"
        elif isinstance(item, Section):
            yield f"{indent}{item.title}:"
            yield from _lines(item.children, f"{indent}  ")
        else:
            yield f"{indent}{item.title} -> {item.url}"  # type: ignore[attr-defined]  # it is a link


def _within(section: str, *lines: str) -> list[str]:
    return [f"{section}:", *(f"  {line}" for line in lines)]


MANY = _of("touchpoints", 1, 200)


def test_a_navigation_that_is_not_large_stays_as_it_is() -> None:
    site = _LargeSite([*_of("touchpoints", 1, LARGE - 1), "index.md"])

    assert site.navigation_of("index.md") is site.nav


def test_a_page_names_ten_before_it_and_ten_behind_it_and_the_way_to_all() -> None:
    site = _LargeSite(["where.md", {"Places": MANY}], touchpoint="where.md")

    assert site.shown_on("touchpoints/100.md") == [
        "where.md",
        *_within("Places", *_of("touchpoints", 90, 110), "All touchpoints -> where/"),
    ]


def test_the_first_and_the_last_page_name_as_many_as_others_do() -> None:
    site = _LargeSite(["where.md", {"Places": MANY}], touchpoint="where.md")

    first, last = site.shown_on("touchpoints/1.md"), site.shown_on("touchpoints/200.md")

    assert first[1:] == _within("Places", *_of("touchpoints", 1, 21), "All touchpoints -> where/")
    assert last[1:] == _within("Places", *_of("touchpoints", 180, 200), "All touchpoints -> where/")


def test_each_kind_that_is_left_out_of_a_section_has_its_way_to_all() -> None:
    site = _LargeSite(
        ["said.md", "where.md", {"All we do": [*_of("promises", 1, 30), *MANY]}],
        promise="said.md",
        touchpoint="where.md",
    )

    assert site.shown_on("said.md") == [
        "said.md",
        "where.md",
        *_within("All we do", "All promises -> said/", "All touchpoints -> where/"),
    ]


def test_a_kind_that_is_shown_whole_needs_no_way_to_all() -> None:
    site = _LargeSite(
        ["said.md", "where.md", {"All we do": [*_of("promises", 1, 3), *MANY]}],
        promise="said.md",
        touchpoint="where.md",
    )

    assert "  All promises -> said/" not in site.shown_on("promises/1.md")
    assert "  All touchpoints -> where/" in site.shown_on("promises/1.md")


def test_without_an_overview_a_closed_section_says_how_many_it_has_and_leads_to_the_first() -> None:
    site = _LargeSite(["index.md", {"Places": MANY}])

    assert site.shown_on("index.md") == ["index.md", *_within("Places", "200 touchpoints -> touchpoints/1/")]


def test_without_an_overview_a_page_says_how_many_more_there_are_and_leads_to_the_next() -> None:
    site = _LargeSite([{"Places": MANY}])

    assert site.shown_on("touchpoints/100.md") == _within(
        "Places", *_of("touchpoints", 90, 110), "179 more touchpoints -> touchpoints/111/"
    )


def test_whoever_follows_the_link_to_more_meets_all_and_the_first_again() -> None:
    site = _LargeSite([{"Places": MANY}])
    path, met, followed = "touchpoints/1.md", set[str](), [""]

    while path not in followed:
        followed.append(path)
        *names, more = site.shown_on(path)[1:]
        met |= {name.strip() for name in names}
        path = more.split(" -> ")[1].removesuffix("/") + ".md"

    assert met == set(MANY)
    assert path == "touchpoints/1.md"


def test_the_top_is_as_short_as_a_section() -> None:
    site = _LargeSite(
        ["index.md", {"Overviews": ["where.md"]}, *MANY, *_of("promises", 1, 30)],
        touchpoint="where.md",
    )
    own = ["index.md", *_within("Overviews", "where.md")]

    assert site.shown_on("index.md") == [*own, "30 promises -> promises/1/", "All touchpoints -> where/"]
    assert site.shown_on("touchpoints/100.md") == [
        *own,
        *_of("touchpoints", 90, 110),
        "30 promises -> promises/1/",
        "All touchpoints -> where/",
    ]


def test_of_many_short_sections_the_open_one_alone_names_its_entities() -> None:
    tens = range(1, 200, 20)
    sections = [{f"From {first}": _of("touchpoints", first, first + 19)} for first in tens]
    site = _LargeSite(["where.md", *sections], touchpoint="where.md")

    assert site.shown_on("touchpoints/30.md") == [
        "where.md",
        *(
            line
            for first in tens
            for line in _within(
                f"From {first}",
                *(_of("touchpoints", 21, 40) if first == 21 else ["All touchpoints -> where/"]),
            )
        ),
    ]


def test_a_short_section_names_its_entities_on_a_page_of_its_own_without_an_entity() -> None:
    site = _LargeSite([{"Places": MANY}, {"Said": ["promises/why.md", *_of("promises", 1, 20)]}])

    assert site.shown_on("promises/why.md") == [
        *_within("Places", "200 touchpoints -> touchpoints/1/"),
        *_within("Said", "promises/why.md", *_of("promises", 1, 20)),
    ]


def test_a_list_that_would_become_no_shorter_stays() -> None:
    site = _LargeSite(["said.md", {"Places": MANY}, {"Said": ["promises/1.md"]}], promise="said.md")

    assert site.shown_on("said.md")[-2:] == _within("Said", "promises/1.md")


@pytest.mark.parametrize("path", ["touchpoints/index.md", "about.md", None])
def test_an_overview_within_the_section_is_the_way_to_all(path: str | None) -> None:
    site = _LargeSite(["about.md", {"Places": ["touchpoints/index.md", *MANY]}], touchpoint="touchpoints/index.md")

    assert site.shown_on(path) == ["about.md", *_within("Places", "touchpoints/index.md")]


def test_pages_and_folders_of_the_site_itself_stay_within_closed_sections() -> None:
    site = _LargeSite(["where.md", {"Places": ["about.md", *MANY, {"Sea": ["quay.md"]}]}], touchpoint="where.md")

    assert site.shown_on("where.md")[1:] == _within(
        "Places", "about.md", *_within("Sea", "quay.md"), "All touchpoints -> where/"
    )


def test_an_entity_in_two_sections_opens_one_and_leaves_the_other_as_on_all_pages() -> None:
    site = _LargeSite(["where.md", {"Best": _of("touchpoints", 1, 30)}, {"Places": MANY}], touchpoint="where.md")
    closed = _within("Best", "All touchpoints -> where/")

    assert site.shown_on("touchpoints/10.md")[1:3] == closed
    assert site.shown_on("where.md")[1:3] == closed


def test_an_entity_that_a_section_names_twice_counts_once() -> None:
    site = _LargeSite(["index.md", {"Places": [*MANY, "touchpoints/1.md"]}])

    assert site.shown_on("index.md")[1:] == _within("Places", "200 touchpoints -> touchpoints/1/")


class _Unwalked(list[StructureItem]):
    """A list that nobody may walk through."""

    def __iter__(self) -> NoReturn:
        raise AssertionError


def test_a_page_walks_through_no_long_section() -> None:
    site = _LargeSite([{"Places": [*MANY, "where.md"]}], touchpoint="where.md")
    (section,) = site.nav.items
    assert isinstance(section, Section)
    section.children = _Unwalked(section.children)

    assert len(site.shown_on("touchpoints/100.md")) == 1 + 21 + 1


def test_pages_turn_and_lie_as_they_did() -> None:
    site = _LargeSite(["where.md", {"Places": MANY}], touchpoint="where.md")
    before = {path: site.turned_from(path) for path in MANY}
    pages = list(site.nav.pages)

    shown = [site.navigation_of(path) for path in MANY]

    assert {path: site.turned_from(path) for path in MANY} == before
    assert all(nav.pages == pages for nav in shown)
    assert len(list(_lines(site.nav.items))) == 1 + 1 + len(MANY)
