"""The pages of a map in which one thing of each kind is tied to hundreds of others."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from tests.crowded_map import AS_OF, Crowd, write_crowded_map
from tests.sites import SmallSite

CROWD = Crowd(touchpoints=150, series=428, others=26)
LONGEST = 300_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> SmallSite:
    site = SmallSite(tmp_path_factory.mktemp("crowd"))
    write_crowded_map(site.folder / "content", CROWD)
    site.configure({"as_of": AS_OF})
    site.build()
    return site


def _navigation(html: str) -> list[str]:
    """The names in the navigation, in order."""
    nav = html[html.index('<nav class="md-nav md-nav--primary') :]
    nav = nav[: nav.index('<div class="md-sidebar md-sidebar--secondary')]
    return re.findall(r'<span class="md-ellipsis">\s*([^<]+?)\s*<', nav)


def test_no_page_is_larger_than_a_telephone_loads_at_once(site: SmallSite) -> None:
    sizes = {path: len(content) for path, content in site.files().items() if path.endswith(".html")}

    assert len(sizes) > CROWD.touchpoints + CROWD.series
    assert {path: size for path, size in sizes.items() if size >= LONGEST} == {}


def test_a_shortened_page_leads_to_tables_that_hold_everything(site: SmallSite) -> None:
    said = site.article("metrics/metric-0")

    assert "This page is shortened" in said
    assert 'href="../../assets/cxmap/map/capabilities.csv"' in said
    with (site.published / "assets/cxmap/map/capabilities.csv").open(encoding="utf-8-sig", newline="") as table:
        assert len(list(csv.DictReader(table))) == CROWD.series


def test_a_page_with_room_is_not_called_shortened(site: SmallSite) -> None:
    assert "This page is shortened" not in site.article("touchpoints/touchpoint-5")


def test_a_register_that_is_cut_counts_all_that_there_are(site: SmallSite) -> None:
    said = site.article("board")

    assert f'data-cxmap-total="{CROWD.others}"' in said
    assert f"data-cxmap-status>{CROWD.others} promises<" in said
    assert re.search(r"\d+ more promises are not shown here\.", said)
    assert "This page is shortened" in said


def test_a_page_of_many_names_itself_and_the_way_to_all(site: SmallSite) -> None:
    names = _navigation(site.page("touchpoints/touchpoint-70"))

    touchpoints = {name for name in names if name.startswith("Parcel at the door")}
    assert touchpoints == {"Parcel at the door in the step number 70"}
    assert "Touchpoints" in names
    assert "Capabilities" in names
    assert not [name for name in names if name.startswith("The courier line")]


def test_what_is_no_page_has_a_short_navigation_too(site: SmallSite) -> None:
    names = _navigation((site.published / "404.html").read_text(encoding="utf-8"))

    assert "Touchpoints" in names
    assert not [name for name in names if name.startswith("Parcel at the door")]


def test_a_written_navigation_of_many_pages_names_those_near_a_page(tmp_path: Path) -> None:
    large = SmallSite(tmp_path)
    write_crowded_map(large.folder / "content", Crowd(touchpoints=160, series=4, others=4))
    places = [f"touchpoints/touchpoint-{number}.md" for number in range(160)]
    nav = ["index.md", "touchpoints.md", {"Places": places}]
    large.configure({"as_of": AS_OF}, nav=nav, validation={"nav": {"omitted_files": "ignore"}})

    large.build()

    names = _navigation(large.page("touchpoints/touchpoint-70"))
    assert len({name for name in names if name.startswith("Parcel at the door")}) == 21
    assert "All touchpoints" in names


def test_the_pages_of_a_small_map_list_all_of_a_written_navigation(tmp_path: Path) -> None:
    small = SmallSite(tmp_path)
    write_crowded_map(small.folder / "content", Crowd(touchpoints=24, series=4, others=4))
    places = [f"touchpoints/touchpoint-{number}.md" for number in range(24)]
    nav = ["index.md", "touchpoints.md", {"Places": places}, "personas/persona-1.md"]
    small.configure({"as_of": AS_OF}, nav=nav, validation={"nav": {"omitted_files": "ignore"}})

    small.build()

    names = _navigation(small.page("personas/persona-1"))
    assert len({name for name in names if name.startswith("Parcel at the door")}) == 24
    assert "All touchpoints" not in names
