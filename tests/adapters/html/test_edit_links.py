from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from cxmap.model import KINDS
from cxmap.model.templates import template_text
from cxmap.model.touchpoint import Touchpoint
from tests.host_cases import host_case
from tests.sites import SmallSite, small_site

HOST: dict[str, Any] = {"repo_url": "https://git.example.com/cx/map", "edit_uri": "edit/main/content/"}
LISTS = {
    "index.md": "---\nview: home\n---\n",
    "touchpoints/index.md": "---\nview: touchpoints\n---\nWhere do customers meet us?\n",
    "promises/index.md": "---\nview: promises\n---\n",
}
PAGES = {
    "": "index.md",
    "touchpoints": "touchpoints/index.md",
    "touchpoints/doorstep": "touchpoints/doorstep.md",
    "promises/next-day": "promises/next-day.md",
}


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    site = small_site(tmp_path)
    site.write(LISTS)
    return site


def test_every_page_has_an_edit_link_that_opens_its_own_file(site: SmallSite) -> None:
    site.configure(**HOST)

    site.build()

    for path, file in PAGES.items():
        assert f'href="https://git.example.com/cx/map/edit/main/content/{file}"' in site.page(path), path


def test_a_site_may_do_without_edit_links(site: SmallSite) -> None:
    site.configure(repo_url="https://github.com/cx/map", edit_uri="")

    site.build()

    assert "/edit/" not in site.page("touchpoints/doorstep")


def test_a_list_has_a_link_to_a_new_file_that_begins_as_the_template(site: SmallSite) -> None:
    site.configure(**HOST)

    site.build()

    (address,) = re.findall(r'href="([^"]+/new/[^"]+)"', site.article("touchpoints"))
    assert unescape(address).startswith("https://git.example.com/cx/map/new/main/content/touchpoints?")
    assert parse_qs(urlsplit(unescape(address)).query) == {
        "filename": ["new-touchpoint.md"],
        "value": [template_text(Touchpoint, is_brief=True)],
    }
    assert "Add a promise" in site.article("promises")


def test_a_site_that_names_no_host_offers_nothing_to_edit_and_the_text_of_a_new_file_to_copy(site: SmallSite) -> None:
    site.build()

    touchpoints = site.article("touchpoints")
    assert "cxmap-add" not in touchpoints
    assert copied_texts(touchpoints) == [template_text(Touchpoint, is_brief=True)]
    assert "content.action.edit" not in site.page("touchpoints")


def test_a_list_leads_to_the_text_of_a_new_file_among_the_fields(site: SmallSite) -> None:
    site.write({"fields.md": "---\nview: fields\n---\n"})

    site.build()

    assert re.search(r'href="(?:\.\./)+fields/#new-touchpoint"', site.article("touchpoints"))
    assert copied_texts(site.article("touchpoints")) == []
    fields = site.article("fields")
    assert all(f'id="new-{kind.kind}"' in fields for kind in KINDS)
    assert copied_texts(fields) == [template_text(kind, is_brief=True) for kind in KINDS]


def test_a_host_whose_form_is_unknown_has_the_text_of_a_new_file_to_copy(site: SmallSite) -> None:
    site.configure(repo_url="https://git.example.com/cx/map", edit_uri="https://git.example.com/open?file=")

    site.build()

    assert len(copied_texts(site.article("promises"))) == 1


def test_the_guide_of_a_site_that_names_no_host_speaks_of_files_and_not_of_the_browser(site: SmallSite) -> None:
    site.write({"guide.md": "---\nview: guide\n---\n"})

    site.build()

    guide = site.article("guide")
    assert "touchpoints/doorstep.md</code>" in guide
    assert "browser" not in guide


def test_the_first_steps_are_those_of_the_host(site: SmallSite) -> None:
    site.write({"guide.md": "---\nview: first-change\n---\n"})
    site.build()
    without = site.article("guide")

    site.configure(repo_url="https://gitlab.example.com/cx/map", edit_uri="-/edit/main/content/")
    site.build()

    steps = site.article("guide")
    assert "touchpoints/doorstep.md</code>" in without
    assert "This site does not say where its files are kept" in without
    assert "merge request" in steps
    assert 'href="https://gitlab.example.com/cx/map/-/edit/main/content/touchpoints/doorstep.md"' in steps
    assert "does not say where" not in steps


def copied_texts(article: str) -> list[str]:
    return [
        unescape(text) for text in re.findall(r'(?s)<pre class="[^"]*cxmap-template"[^>]*><code>(.*?)</code>', article)
    ]


def test_links_use_the_template_of_the_site(tmp_path: Path, shared: Path) -> None:
    site = host_case(shared, "azure-template", tmp_path)
    site.write({"guide.md": "---\nview: guide\n---\n"})

    site.build(strict=True)

    folder = "https://dev.azure.com/o/p/_git/map?path=/content/promises&amp;version=GBmain"
    assert f'href="{folder}"' in site.article("promises")
    assert re.search(r'href="https://dev.azure.com/o/p/_git/map\?path=/content/[^"]+\.md&amp;', site.article("guide"))


def test_a_new_file_opens_in_the_form_that_the_template_of_the_site_leads_to(site: SmallSite) -> None:
    site.configure(repo_url="https://git.example.com/cx/map", edit_uri_template="edit/main/docs/{path!q}")

    site.build(strict=True)

    (address,) = re.findall(r'href="([^"]+/new/[^"]+)"', site.article("touchpoints"))
    assert unescape(address).startswith("https://git.example.com/cx/map/new/main/docs/touchpoints?filename=")
