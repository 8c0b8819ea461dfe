"""What entities are tagged with reaches the plugin that lists pages by their tags."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.host_cases import host_case
from tests.links import links_to_nowhere
from tests.sites import SmallSite, small_site

HOSTILE = "<img src=x onerror=run()>"
LIST = "# Tags\n\n<!-- material/tags -->\n"
PLAIN = "---\ntags: [winter]\n---\n\n# About\n"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    site = small_site(tmp_path)
    site.configure(plugins=["search", "tags", {"cxmap": {"as_of": "2026-11-15"}}])
    site.write({"tags.md": LIST, "about.md": PLAIN})
    return site


def _tagged(site: SmallSite, *tags: str, path: str = "departments/depot.md", title: str = "Depot") -> None:
    site.write({path: f"---\ntitle: {json.dumps(title)}\ntags: {json.dumps(tags)}\n---\n"})


def test_the_case_lists_its_touchpoint(shared: Path, tmp_path: Path) -> None:
    case = host_case(shared, "entity-tags", tmp_path)

    case.build(strict=True)

    assert 'class="md-tag">winter' in case.page("touchpoints/counter")
    assert 'href="../touchpoints/counter/"' in case.article("tags")
    assert 'href="../about/"' in case.article("tags")


@pytest.mark.parametrize("order", [["search", "cxmap", "tags"], ["tags", "search", "cxmap"]])
def test_an_entity_is_listed_whatever_the_order_of_plugins(site: SmallSite, order: list[str]) -> None:
    site.configure(plugins=order)
    _tagged(site, "winter", "night shift")

    site.build(strict=True)

    article = site.article("tags")
    assert article.count('href="../departments/depot/"') == 2
    assert '<h2 id="tag:night-shift">' in article
    assert "&lt;" not in article
    assert not links_to_nowhere(site.published)


def test_search_knows_the_tags_of_an_entity(site: SmallSite) -> None:
    _tagged(site, "winter")

    site.build(strict=True)

    index = json.loads((site.published / "search/search_index.json").read_text(encoding="utf-8"))
    assert ["winter"] in [entry.get("tags") for entry in index["docs"] if entry["location"] == "departments/depot/"]


def test_a_tag_and_a_title_are_shown_as_the_texts_that_they_are(site: SmallSite) -> None:
    _tagged(site, HOSTILE, title=HOSTILE)

    site.build()

    article = site.article("tags")
    assert "<img" not in article
    assert article.count("&lt;img src=x onerror=run()&gt;") >= 2


def test_a_tag_of_a_draft_is_shown_nowhere(site: SmallSite) -> None:
    site.write({"personas/new.md": "---\ntitle: New\nstatus: draft\ntags: [hidden-tag]\n---\n"})

    site.build(strict=True)

    assert not [path for path, content in site.files().items() if b"hidden-tag" in content]
