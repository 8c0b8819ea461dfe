from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.sites import SMALL, SmallSite

OVERVIEWS = {
    "departments/index.md": "---\ntitle: Who we are\nview: departments\n---\n",
    "promises/index.md": "---\ntitle: What we say\nview: promises\n---\n",
    "about.md": "---\ntitle: About us\n---\n",
}
NAMES = ("Home", "About us", "Departments", "Promises", "Who we are", "What we say")


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    site = SmallSite(tmp_path)
    site.write(SMALL | OVERVIEWS)
    return site


def _navigation(site: SmallSite) -> list[str]:
    """What the first level of the home page's navigation lists, top down."""
    names = re.findall(r'<span class="md-ellipsis">\s*([^<]+?)\s*<', site.page(""))
    return [name for name in dict.fromkeys(names) if name in NAMES]


def test_overviews_stand_in_the_order_in_which_readers_need_them(site: SmallSite) -> None:
    site.configure()

    site.build()

    assert _navigation(site) == ["Home", "What we say", "Who we are", "About us"]


TOUCHPOINTS = {
    "touchpoints/index.md": "---\ntitle: Where we meet\nview: touchpoints\n---\n",
    "touchpoints/a-last.md": "---\ntitle: Zeppelin\nowner: depot\n---\n",
    "touchpoints/b-first.md": "---\ntitle: advert\nowner: depot\n---\n",
    "touchpoints/c-middle.md": "---\ntitle: Barge\nowner: depot\n---\n",
    "touchpoints/sea/y.md": "---\ntitle: Quay\nowner: depot\n---\n",
    "touchpoints/sea/z.md": "---\ntitle: Ferry\nowner: depot\n---\n",
}


def _links(html: str) -> list[str]:
    """What the navigation of a page leads to, top down."""
    return re.findall(r'<a href="([^"]+)" class="md-nav__link', html)


def _turned(site: SmallSite, path: str) -> tuple[str, ...]:
    """Where the page before leads to, and the one after."""
    return tuple(re.findall(r'<link rel="(?:prev|next)" href="([^"]*)"', site.page(path)))


def test_entities_without_an_overview_stand_by_title_and_before_their_folders(site: SmallSite) -> None:
    site.write({path: text for path, text in TOUCHPOINTS.items() if "index" not in path})
    site.configure()

    site.build()

    links = [link for link in _links(site.page("")) if link.startswith("touchpoints/")]
    assert list(dict.fromkeys(links)) == [
        "touchpoints/b-first/",
        "touchpoints/doorstep/",
        "touchpoints/c-middle/",
        "touchpoints/a-last/",
        "touchpoints/sea/z/",
        "touchpoints/sea/y/",
    ]


def test_an_overview_stands_for_the_entities_that_it_lists(site: SmallSite) -> None:
    site.write(TOUCHPOINTS)
    site.configure()

    site.build()

    assert [link for link in _links(site.page("")) if link.startswith("touchpoints/")] == ["touchpoints/"]
    assert [link for link in _links(site.page("touchpoints/a-last")) if "/a-last" in link or link == "./"] == ["./"]


def test_pages_are_turned_in_the_order_of_the_navigation(site: SmallSite) -> None:
    site.write(TOUCHPOINTS)
    site.configure()

    site.build()

    assert _turned(site, "touchpoints/c-middle") == ("../doorstep/", "../sea/z/")
    assert _turned(site, "touchpoints/a-last") == ("../sea/y/", "../../departments/")
    assert _turned(site, "") == ("promises/",)


def test_a_navigation_that_the_site_wrote_itself_stays_as_it_is(site: SmallSite) -> None:
    nav = ["index.md", "about.md", "departments/index.md", "promises/index.md"]
    site.configure(nav=nav, validation={"nav": {"omitted_files": "ignore"}})

    site.build()

    assert _navigation(site) == ["Home", "About us", "Who we are", "What we say"]


def test_a_navigation_leads_to_no_script(site: SmallSite, caplog: pytest.LogCaptureFixture) -> None:
    nav = ["index.md", {"Script": "javascript:alert(1)"}, {"More": [{"Data": "data:text/html,x"}, "about.md"]}]
    site.configure(nav=[*nav, {"Host": "//example.com"}, {"Other": "https://example.com/"}])

    site.build()

    assert list(dict.fromkeys(_links(site.page("")))) == [".", "about/", "https://example.com/"]
    said = [record.message.split("`")[3] for record in caplog.records if "`nav` leads to" in record.message]
    assert said == ["javascript:alert(1)", "data:text/html,x", "//example.com"]
