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
    site.configure(theme={"name": "material", "features": ["navigation.indexes"]})

    site.build()

    assert _navigation(site) == ["Home", "Promises", "Departments", "About us"]


def test_a_navigation_that_the_site_wrote_itself_stays_as_it_is(site: SmallSite) -> None:
    nav = ["index.md", "about.md", "departments/index.md", "promises/index.md"]
    site.configure(nav=nav, validation={"nav": {"omitted_files": "ignore"}})

    site.build()

    assert _navigation(site) == ["Home", "About us", "Who we are", "What we say"]
