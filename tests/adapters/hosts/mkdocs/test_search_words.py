"""The words by which a search finds pages of the map, and those by which it names them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.sites import SMALL, SmallSite, small_site

FOUND = "assets/cxmap/found.json"
PAGES = {
    "promises/index.md": "---\ntitle: What we say\nview: promises\n---\n\nAll of it. And more.\n",
    "guide.md": "---\ntitle: How\nview: guide\n---\n\nBegin here.\n",
    "about.md": "# About\n\nUs.\n",
}


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path, SMALL | PAGES)


def _entries(site: SmallSite) -> Mapping[str, Mapping[str, Any]]:
    docs = json.loads(site.files()["search/search_index.json"])["docs"]
    return {entry["location"]: entry for entry in docs}


def _found(site: SmallSite) -> Mapping[str, list[str]]:
    pages: Mapping[str, list[str]] = json.loads(site.files()[FOUND])["pages"]
    return pages


def test_pages_of_the_map_say_what_they_are(site: SmallSite) -> None:
    site.build()

    found = _found(site)
    assert found["promises/next-day/"][0] == "Promise"
    assert found["promises/next-day/"][2:] == ["unbacked", "unbacked", "Not yet."]
    assert found["promises/next-day/"][1].startswith("“The day we say is the day it comes.”")
    assert found["promises/"] == ["Overview", "All of it."]
    assert found["guide/"] == ["Guide", "Begin here."]
    assert not {"about/", ""} & set(found)


def test_addresses_are_those_of_the_search(site: SmallSite) -> None:
    site.configure(use_directory_urls=False)

    site.build()

    found = set(_found(site))
    assert "promises/next-day.html" in found
    assert found < set(_entries(site))


def test_a_page_begins_with_its_sentence_for_the_search_alone(site: SmallSite) -> None:
    site.build()

    sentence = _found(site)["promises/next-day/"][1]
    assert _entries(site)["promises/next-day/"]["text"].startswith(f"<p>{sentence}</p>")
    assert _entries(site)["promises/next-day/"]["title"] == "Next day"
    assert sentence not in site.article("promises/next-day")


def test_what_readers_see_as_lines_are_lines_of_the_search(site: SmallSite) -> None:
    site.build()

    facts = _entries(site)["promises/next-day/#facts"]["text"]
    assert "<p>Made by · Depot</p>" in facts


def test_what_is_hidden_is_not_named(site: SmallSite) -> None:
    hidden = "---\ntitle: Cuckoo\nstatus: draft\nowner: depot\n---\n"
    summary = "---\ntitle: Depot\nsummary: Serves [it](../touchpoints/cuckoo.md), that is touchpoints/cuckoo.\n---\n"
    site.write({"touchpoints/cuckoo.md": hidden, "departments/depot.md": summary})

    site.build()

    assert _found(site)["departments/depot/"][1].startswith("Serves it, that is ")
    assert "cuckoo" not in site.files()[FOUND].decode().lower()


def test_a_page_that_shows_errors_is_not_named(site: SmallSite) -> None:
    site.write({"touchpoints/counter.md": "---\ntitle: Counter\nowner: depot\nsumary: Fast\n---\n"})
    site.configure({"quarantine": True})

    site.build()

    assert "touchpoints/counter/" not in _found(site)
    assert "touchpoints/doorstep/" in _found(site)


def test_a_site_without_a_page_of_the_map_has_no_such_file(tmp_path: Path) -> None:
    site = small_site(tmp_path, {"index.md": "# Home\n"})

    site.build()

    assert FOUND not in site.files()
