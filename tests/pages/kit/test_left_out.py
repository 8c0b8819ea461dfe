from __future__ import annotations

from dataclasses import replace

from cxmap.model.ids import Key
from cxmap.pages.kit.left_out import LeftOut, left_out_sections
from tests.pages.small_sites import small_site


def _told(files: dict[str, Key | None], *overviews: str) -> LeftOut:
    site = replace(small_site({}, *overviews), left_out=files)
    (section,) = left_out_sections(site, with_way=True)
    assert isinstance(section.content, LeftOut)
    return section.content


def test_files_that_are_left_out_are_named_with_the_way_to_what_is_wrong() -> None:
    told = _told({"about.md": None, "personas/ada.md": Key("persona/ada")}, "health")

    assert told.sentence.startswith("2 files are left out of this site until they are mended")
    assert told.names == ("about.md", "persona/ada")
    assert told.consequence == "No verdict rests on them."
    assert told.way
    assert told.way.path == "health.md"


def test_long_list_is_cut() -> None:
    told = _told({f"{number:02}.md": None for number in range(25)})

    assert told.names[-2:] == ("19.md", "5 more")
    assert told.way is None


def test_site_that_leaves_nothing_out_says_nothing() -> None:
    assert list(left_out_sections(small_site({}))) == []
