from __future__ import annotations

from dataclasses import replace

from cxmap.findings.finding import Place
from cxmap.findings.value_rules import UNKNOWN_FIELD
from cxmap.model.document import START
from cxmap.model.ids import Key
from cxmap.pages.left_out.page import WrongLines, build
from tests.pages.small_sites import small_site

PATH = "capabilities/van.md"


def test_page_says_what_is_wrong_with_its_file_and_nothing_else() -> None:
    site = replace(small_site({}), left_out={PATH: Key("capability/van")})
    wrong = UNKNOWN_FIELD.at(Place(PATH, START), "`sumary` is no field", hint="did you mean `summary`?")

    page = build(site, PATH, [wrong])

    assert page.title == "capability/van"
    (section,) = page.before
    assert isinstance(section.content, WrongLines)
    (wrong_line,) = section.content.lines
    assert wrong_line.line == 1
    assert [piece.text for piece in wrong_line.message if piece.is_code] == ["sumary"]
    assert [piece.text for piece in wrong_line.hint] == ["did you mean ", "summary", "?"]


def test_ordinary_page_is_called_by_its_path() -> None:
    assert build(replace(small_site({}), left_out={"team.md": None}), "team.md", ()).title == "team.md"
