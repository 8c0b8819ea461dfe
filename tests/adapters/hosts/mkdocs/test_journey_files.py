"""The files of a journey for slides and mail lie in the built site, and lead to nothing that it does not show."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.links import links_to_nowhere
from tests.sites import SMALL, VAN, SmallSite, small_site

SECRET = "Whispered"
FILES = {
    **SMALL,
    "capabilities/van.md": VAN,
    "journeys/parcel.md": """
        ---
        title: A "parcel" & <more>
        owner: depot
        stages:
          - name: Arrival
            touchpoints: [doorstep, secret]
        ---
        """,
    "journeys/hidden.md": f"""
        ---
        title: {SECRET} journey
        owner: depot
        status: draft
        stages: [{{name: Arrival, touchpoints: [doorstep]}}]
        ---
        """,
    "touchpoints/secret.md": f"---\ntitle: {SECRET} touchpoint\nowner: depot\nstatus: draft\n---\n",
}
PICTURE, PAGE = "assets/cxmap/journeys/parcel.svg", "assets/cxmap/journeys/parcel.html"


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    return small_site(tmp_path, FILES)


def test_the_files_are_there_and_are_what_they_are_called(site: SmallSite) -> None:
    site.build()

    files = site.files()
    assert ElementTree.fromstring(files[PICTURE])[0].text == 'A "parcel" & <more>'
    assert files[PAGE].startswith(b"<!doctype html>")
    assert f'href="../../{PICTURE}" download="parcel.svg"' in site.article("journeys/parcel")
    assert f'href="../../{PAGE}" download="parcel.html"' in site.article("journeys/parcel")


@pytest.mark.parametrize("folders", [True, False])
def test_links_to_them_open_however_pages_lie(site: SmallSite, *, folders: bool) -> None:
    site.build(use_directory_urls=folders)

    assert not links_to_nowhere(site.published)
    assert {PICTURE, PAGE} <= site.files().keys()


def test_no_draft_leaves_a_trace(site: SmallSite) -> None:
    site.build()

    files = site.files()
    assert [path for path in files if path.startswith("assets/cxmap/journeys/")] == [PAGE, PICTURE]
    assert not [path for path, content in files.items() if SECRET.encode() in content]
