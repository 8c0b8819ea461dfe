"""A journey as one file: an SVG and a page that need no other file, and in which nothing that anybody wrote can act."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any
from xml.etree import ElementTree

import pytest

from cxmap.adapters.html.joined_pages import joined_pages
from cxmap.adapters.html.pictures import Pictures
from cxmap.adapters.html.site_urls import SiteUrls
from cxmap.adapters.html.theme import theme_folder
from cxmap.model.verdicts import Verdict
from tests.alignment.small_maps import measured, small_map

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "</svg><script>alert(1)</script>",
    "]]> <![CDATA[ <!-- --> ?>",
    "quotes \" and ' and &amp; & <b>",
    "{{ 7 * 7 }} {% raw %}",
    "</style><style>* { color: red }</style>",
    "turned \N{ARABIC LETTER BEH}\N{HEBREW LETTER ALEF} round, zero\N{ZERO WIDTH NON-JOINER}width",
    "javascript:alert(1) onload=alert(1)",
)
LONG = " ".join(["A pain that nobody can tell in a few words, as it goes on and on and on,"] * 8)


def journey(name: str = "Receive") -> dict[str, Any]:
    """A journey on which everything that can be written has this name."""
    return {
        "journey/receive": {
            "title": name,
            "goal": name,
            "personas": ["busy"],
            "stages": [{"name": name, "touchpoints": ["doorstep", "loading"]}, {"name": name}],
        },
        "persona/busy": {"title": name},
        "promise/next-day": {"title": name},
        "partner/vans": {"title": name},
        "capability/courier": measured("90"),
        "touchpoint/loading": {"title": name, "layer": "backstage"},
        "touchpoint/doorstep": {
            "title": name,
            "experience": {"score": "2", "ideal": "4", "because": name},
            "moment_of_truth": "true",
            "pain_points": [{"title": name}, {"title": LONG, "severity": "4"}],
            "contributors": [{"partner": "vans", "layer": "frontstage"}],
        },
    }


def files_of(changes: Mapping[str, Any]) -> dict[str, str]:
    """The files of the journey, by their endings."""
    page = joined_pages(small_map(changes), SiteUrls(), Pictures(print)).page("journeys/receive.md")
    return {file.path.rpartition(".")[2]: file.text for file in page.files if "/journeys/" in file.path}


class Read(HTMLParser):
    """The elements of a page, their attributes, and the words in them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_picture_is_an_image_with_a_name_and_its_whole_content_in_words() -> None:
    root = ElementTree.fromstring(files_of(journey())["svg"])

    assert (root.tag, root.get("role")) == (f"{SVG}svg", "img")
    assert [child.tag for child in root[:2]] == [f"{SVG}title", f"{SVG}desc"]
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"
    assert root[0].text == "Receive"
    assert root[1].text == "Receive: Receive (2, ideally 4, make-or-break), Receive (unseen); Receive: no touchpoints"


def test_the_picture_is_made_of_shapes_and_text_alone_so_that_every_program_shows_it() -> None:
    root = ElementTree.fromstring(files_of(journey())["svg"])

    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {
        *("svg", "title", "desc", "rect", "path", "text", "tspan")
    }
    assert not [name for element in root.iter() for name in element.attrib if name in ("style", "class", "href")]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_text_of_an_author_is_shown_and_does_nothing(name: str) -> None:
    files = files_of(journey(name))

    root, page = ElementTree.fromstring(files["svg"]), Read(files["html"])
    harmless = files_of(journey())
    assert root[0].text == name
    assert {element.tag for element in root.iter()} == {
        element.tag for element in ElementTree.fromstring(harmless["svg"]).iter()
    }
    assert {*page.tags} == {*Read(harmless["html"]).tags}
    assert {each for each, _ in page.attributes} == {each for each, _ in Read(harmless["html"]).attributes}
    assert name in page.words


def test_a_text_that_is_cut_keeps_the_whole_as_its_title() -> None:
    root = ElementTree.fromstring(files_of(journey())["svg"])

    cut = [text for text in root.iter(f"{SVG}text") if text.find(f"{SVG}title") is not None]
    assert [text.findtext(f"{SVG}title") for text in cut] == [LONG]
    assert [(each.text or "")[-1] for each in cut[0].iter(f"{SVG}tspan")][-1] == "…"


def test_the_page_asks_for_nothing_and_runs_nothing() -> None:
    page = Read(files_of(journey())["html"])

    assert not {"script", "link", "img", "a", "iframe", "base", "object"} & {*page.tags}
    assert not [name for name, _ in page.attributes if name in ("src", "href", "style") or name.startswith("on")]
    policy = next(value for name, value in page.attributes if value and value.startswith("default-src"))
    assert re.fullmatch(r"default-src 'none'; style-src 'sha256-[\w+/]+=*'", policy)
    assert ("content", "noindex") in page.attributes


def test_the_page_says_the_same_in_tables() -> None:
    html = files_of(journey())["html"]

    page = Read(html)
    words = " ".join(" ".join(page.words).split())
    assert page.tags.count("table") == 3
    assert "2, lowest point, assumed 4 Receive" in words
    assert "unseen, backstage" in words
    assert "Receive broken Promised: at least 95 %" in words
    assert "Receive (no valid agreement)" in words
    assert "(severity 4 of 5)" in words


def test_the_page_holds_the_same_picture_as_the_file_of_it() -> None:
    files = files_of(journey())

    assert files["svg"].strip() in files["html"]


def test_a_journey_without_promises_pains_and_parties_has_one_table() -> None:
    changes = {
        "journey/receive": {"title": "Receive", "stages": [{"name": "Wait", "touchpoints": ["call"]}]},
        "touchpoint/call": {"title": "Call", "owner": "", "control": "outside"},
    }

    page = Read(files_of(changes)["html"])

    assert page.tags.count("table") == 1
    assert "Promised here" not in page.words


def test_characters_that_no_file_may_hold_stand_for_themselves_no_more() -> None:
    files = files_of(journey("bell \x07 and \ufffe"))

    assert "\x07" not in files["svg"]
    assert ElementTree.fromstring(files["svg"])[0].text


def test_drafts_are_not_named() -> None:
    changes = journey() | {
        "promise/secret": {"title": "Secret promise", "statement": "Nobody knows", "status": "draft"},
        "department/ghost": {"title": "Ghost", "status": "draft"},
    }
    changes["touchpoint/doorstep"] |= {
        "promises": ["next-day", "secret"],
        "contributors": [{"department": "ghost"}],
        "pain_points": [{"title": "See promises/secret.md"}],
    }

    told = "".join(files_of(changes).values())

    assert "Ghost" not in told
    assert "ecret" not in told


def test_the_same_map_makes_the_same_bytes() -> None:
    assert files_of(journey()) == files_of(journey())


def test_the_picture_has_the_colours_of_the_light_scheme() -> None:
    styles = (theme_folder() / "assets" / "cxmap.css").read_text("utf-8")
    light = dict(re.findall(r"--cxmap-([\w-]+): (#\w{6});", styles.partition("@media")[0]))
    template = (theme_folder() / "fragments" / "journey" / "slide_picture.html").read_text("utf-8")
    written = dict(re.findall(r'"([\w-]+)": "(#\w{6})"', template))

    for verdict in Verdict:
        assert written[verdict] == light[verdict]
        assert written[f"soft-{verdict}"] == light[f"{verdict}-soft"]


def test_the_template_knows_every_look() -> None:
    template = (theme_folder() / "fragments" / "journey" / "slide_picture.html").read_text("utf-8")
    looks = {"curve-now", "curve-ideal", "visibility", "bracket", "scale", "lane", "aim"}
    looks |= {f"point{lowest}{assumed}" for lowest in ("", "-lowest") for assumed in ("", "-assumed")}

    assert not [
        look for look in looks | {"point-missing", "pain", "bar", "unseen", "rest"} if f'"{look}"' not in template
    ]
