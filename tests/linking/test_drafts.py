from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cxmap.compiler import Map, compile_map
from cxmap.model.source import Settings, SourceFile
from cxmap.model.touchpoint import Touchpoint
from tests.loading.content import AS_OF, KNOWN, compiled

DRAFT = "---\ntitle: The plan\nstatus: draft\nowner: last-mile\n---\n"
LIVE = "---\ntitle: The van\nowner: last-mile\n---\n"


def test_only_what_drafts_alone_use_is_hidden() -> None:
    found = compiled(
        {
            "touchpoints/plan.md": f"{DRAFT}![](own.png) ![](both.png) [f](../files/a%20b.pdf) x/sheet.xlsx ./p.txt",
            "touchpoints/van.md": f"{LIVE}![](both.png) <img src='../raw.png'> <!-- <img src=own.png> -->\n",
            "touchpoints/own.png": "",
            "touchpoints/both.png": "",
            "touchpoints/plan.pdf": "",
            "touchpoints/plan/more.png": "",
            "touchpoints/other.png": "",
            "files/a b.pdf": "",
            "files/x/sheet.xlsx": "",
            "files/y/sheet.xlsx": "",
            "p.txt": "",
            "raw.png": "",
        }
    )

    assert found.hidden == {
        "touchpoints/plan.md",
        "touchpoints/own.png",
        "touchpoints/plan.pdf",
        "touchpoints/plan/more.png",
        "files/a b.pdf",
        "files/x/sheet.xlsx",
        "p.txt",
    }


def test_nothing_is_hidden_where_nothing_is_a_draft_or_drafts_are_shown() -> None:
    assert not compiled({"touchpoints/van.md": LIVE, "index.md": "# Home\n"}).hidden
    assert not compiled({"touchpoints/plan.md": DRAFT}, drafts=True).hidden


def test_a_picture_that_html_in_a_page_with_another_ending_shows_is_published() -> None:
    draft = "---\nstatus: draft\n---\n![](shown/steps/one.png)\n"

    found = compiled({"plan.md": draft, "shown.markdown": "<img src=steps/one.png>\n", "shown/steps/one.png": ""})

    assert found.hidden == {"plan.md"}


def test_the_name_of_a_folder_page_hides_nothing_beside_it() -> None:
    found = compiled({"notes/index.md": "---\nstatus: draft\n---\n# Notes\n", "notes/index.css": "", "notes/a.png": ""})

    assert found.hidden == {"notes/index.md"}


@pytest.mark.parametrize("ending", [".md", ".markdown", ".mdown", ".mkdn", ".mkd"])
def test_a_page_of_any_ending_is_a_page(ending: str) -> None:
    found = compiled(
        {
            "touchpoints/plan.md": f"{DRAFT}[the guide](../guide{ending}) and ../more{ending}",
            f"guide{ending}": "# Guide\n\n<a href='notes/'>a</a> <a href='notes.html'>b</a>\n",
            f"more{ending}": "# More\n",
            f"notes{ending}": "---\ndraft: true\n---\n![](own.png)\n",
            "own.png": "",
            "notes.png": "",
            "notes/more.png": "",
        }
    )

    assert found.hidden == {"touchpoints/plan.md", f"notes{ending}", "own.png", "notes.png", "notes/more.png"}
    assert found.drafts.at(f"guide{ending}", "notes/")
    assert found.drafts.at(f"guide{ending}", "../notes.html")


@pytest.mark.parametrize("name", ["index.md", "README.md", "index.markdown", "README.mkd"])
def test_an_address_of_a_folder_leads_to_its_page(name: str) -> None:
    drafts = compiled({f"notes/{name}": "---\ndraft: true\n---\n"}).drafts

    assert drafts.at("guide.md", "notes/")
    assert drafts.words == {f"notes/{name}"}


@pytest.mark.parametrize("ending", [".md", ".markdown"])
@pytest.mark.parametrize(
    "text",
    [
        b"title: [A\ndraft: true\n---\n",
        b"title: \xe4\ndraft: true\n---\n",
        b"title: A\ndraft: true\n",
        b"draft: true\nx: " + b"[" * 20 + b"]" * 20 + b"\n---\n",
    ],
)
def test_an_ordinary_draft_that_cannot_be_read_is_one(text: bytes, ending: str) -> None:
    live = SourceFile(f"a{ending}", b"---\nx: [\n---\ndraft: true\n")
    talk = SourceFile(f"b{ending}", b"A line that says\ndraft: true\n")

    found = compile_map(
        [SourceFile(f"plans{ending}", b"---\n" + text), live, talk], Settings(as_of=AS_OF, quarantine=True)
    )

    assert found.drafts.paths == {f"plans{ending}"}
    assert found.site().left_out.keys() == {live.path}


def test_tables_are_hidden_where_drafts_alone_read_them_or_have_rows_in_them() -> None:
    def capability(table: str, *said: str) -> str:
        more = "".join(f"{line}\n" for line in said)
        return f"---\ntitle: C\nowner: last-mile\n{more}delivers: [{{metric: days, measurements: {table}}}]\n---\n"

    found = compiled(
        {
            "capabilities/plan.md": capability("plan.csv", "status: draft"),
            "capabilities/plan-two.md": capability("one.csv", "status: draft"),
            "capabilities/plan-three.md": capability("two.csv", "status: draft"),
            "capabilities/van.md": capability("one.csv"),
            "capabilities/bike.md": capability("two.csv"),
            "capabilities/boat.md": capability("three.csv").replace("days", "joy"),
            "metrics/joy.md": "---\ntitle: Joy\nunit: points\nbetter: higher\nstatus: draft\n---\n",
            "capabilities/plan.csv": "period,value\n2026-05,3\n",
            "capabilities/one.csv": "period,value\n2026-05,3\n",
            "capabilities/two.csv": "capability,period,value\nbike,2026-05,3\nplan-three,2026-05,3\n",
            "capabilities/three.csv": "period,value\n2026-05,3\n",
        }
    )

    assert {path for path in found.hidden if path.endswith(".csv")} == {
        "capabilities/plan.csv",
        "capabilities/two.csv",
        "capabilities/three.csv",
    }


@pytest.mark.parametrize(
    "front_matter",
    ["statement: [A\nstatus: draft", "{statement: A, 'status': 'draft', x: [", "draft: true\nstatement: [A"],
)
def test_a_draft_that_cannot_be_read_is_one(front_matter: str) -> None:
    found = _quarantined({"promises/plan.md": f"---\n{front_matter}\n---\n", "promises/van.md": "---\nx: [\n---\n"})

    assert found.drafts.paths == {"promises/plan.md"}
    assert found.hidden == {"promises/plan.md", "promises/van.md"}
    assert found.site().left_out.keys() == {"promises/van.md"}


@pytest.mark.parametrize("said", ["false", "true"])
def test_an_entity_is_a_draft_by_its_status_alone(said: str) -> None:
    files = {"promises/van.md": f"---\nstatement: A\nmade_by: last-mile\ndraft: {said}\n---\n"}
    sources = [SourceFile(path, text.encode()) for path, text in {**KNOWN, **files}.items()]

    found = compile_map(sources, Settings(as_of=AS_OF, quarantine=True))

    assert not found.drafts
    assert "promises/van.md" in found.site().left_out


def test_the_site_tells_nothing_of_drafts_in_findings() -> None:
    found = compiled(
        {
            "touchpoints/plan.md": f"{DRAFT}[x](gone.md)\n",
            "touchpoints/van.md": LIVE.replace("owner", "promises: [plam]\nowner") + "[x](../touchpoints/plam.md)\n",
            "promises/plan.md": "---\nstatement: Plan\nmade_by: last-mile\nstatus: draft\n---\n",
        }
    )

    assert {finding.place.path for finding in found.findings} >= {"touchpoints/plan.md", "touchpoints/van.md"}
    told = [f"{finding.place.path} {finding.message} {finding.hint}" for finding in found.site().findings]
    assert told
    assert not [each for each in told if "plan" in each]


@pytest.mark.parametrize("name", ["The pl`an", "The `plan`", "`The plan", "The plan`", "the` big `idea"])
def test_a_name_with_backticks_gives_no_draft_away(name: str) -> None:
    found = compiled(
        {
            "touchpoints/plan.md": DRAFT.replace("The plan", f'"{name}"'),
            "touchpoints/van.md": LIVE.replace("last-mile", f'"{name}"') + f"[x](<{name}.md>)\n",
            "touchpoints/bike.md": LIVE.replace("last-mile", '"x`y"'),
        }
    )

    said = [f"{finding.message} {finding.hint}" for finding in found.findings]
    assert any(name in each for each in said)
    told = [f"{finding.message} {finding.hint}" for finding in found.site().findings]
    assert any("`x`y`" in each for each in told)
    assert not [each for each in told if name in each]


def test_a_page_does_not_say_that_it_refers_to_a_draft_with_errors() -> None:
    found = _quarantined(
        {
            "promises/plan.md": "---\nstatement: Plan\nmade_by: last-mile\nstatus: draft\nwrong: x\n---\n",
            "promises/other.md": "---\nstatement: Other\nmade_by: last-mile\nwrong: x\n---\n",
            "touchpoints/van.md": LIVE.replace("owner", "promises: [plan, other]\nowner"),
            "touchpoints/bike.md": LIVE.replace("owner", "promises: [plan]\nowner"),
        }
    )

    assert found.site().catalogue.missing == {"touchpoint/van": ("promise/other",)}


@pytest.mark.parametrize(
    "left_out",
    [
        {"unpublished": ("/promises/old/",)},
        {"withheld": frozenset(("promises/old/plan.md", "promises/old/index.md"))},
        {"unpublished": ("/promises/old/plan.md",), "withheld": frozenset(("promises/old/index.md",))},
    ],
)
def test_what_the_generator_leaves_out_is_neither_told_nor_judged(left_out: dict[str, Any]) -> None:
    files = {
        "promises/old/plan.md": "---\nstatement: Plan\nmade_by: last-mile\nwrong: x\n---\n[x](gone.md)\n",
        "promises/old/index.md": "# Old\n",
        "touchpoints/van.md": LIVE.replace("owner", "promises: [plan]\nowner"),
    }
    sources = [SourceFile(path, text.encode()) for path, text in {**KNOWN, **files}.items()]

    found = compile_map(sources, Settings(as_of=AS_OF, drafts=True, **left_out))

    assert found.hidden == {"promises/old/plan.md", "promises/old/index.md"}
    assert not [finding for finding in found.findings if finding.place.path.startswith("promises")]
    assert not found.errors
    assert found.catalogue.documents.keys() == {
        "department/last-mile",
        "metric/days",
        "metric/on-time",
        "touchpoint/van",
    }


@pytest.mark.parametrize(
    ("table", "rule"), [("period,value\n2026-10,many\n", "bad-measurement"), ("nothing,here\n1,2\n", "bad-measurement")]
)
def test_a_table_that_is_read_is_judged_although_it_is_not_published(table: str, rule: str) -> None:
    van = "---\ntitle: Van\nowner: last-mile\ndelivers: [{metric: on-time, measurements: van.csv}]\n---\n"
    texts = {**KNOWN, "capabilities/van.md": van, "capabilities/van.csv": table}
    sources = [SourceFile(path, text.encode()) for path, text in texts.items()]

    told = compile_map(sources, Settings(as_of=AS_OF, unpublished=("*.csv",)))
    hushed = compile_map(sources, Settings(as_of=AS_OF, unpublished=("*.csv", "van.md")))

    assert [(each.rule, each.place.path) for each in told.errors] == [(rule, "capabilities/van.csv")]
    assert not hushed.errors


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (
            "Soon [words](../promises/plan.md) and [more](../departments/last-mile.md)",
            "Soon words and [more](../departments/last-mile.md)",
        ),
        ("![](../promises/plan.md 'x') and <https://map.example.com/promises/plan/> and <b>", "… and … and <b>"),
        ("[words] (../promises/plan.md), [[plan]], [[promise/plan|words]], [[van]]", "words, …, words, [[van]]"),
        ("promise/plan, promises/plan.md and plan", "…, … and plan"),
        ("words [in brackets]", "words [in brackets]"),
    ],
)
def test_fields_do_not_name_drafts(written: str, shown: str) -> None:
    summary = f"summary: '{written.replace(chr(39), chr(39) * 2)}'\nowner"
    found = compiled(
        {
            "promises/plan.md": "---\nstatement: Plan\nmade_by: last-mile\nstatus: draft\n---\n",
            "touchpoints/van.md": LIVE.replace("owner", summary),
        }
    )

    (touchpoint,) = found.catalogue.all(Touchpoint)
    assert touchpoint.summary == shown


def test_addresses_of_drafts_are_left_out_with_what_needs_them() -> None:
    links = "links: [{title: A, url: ../promises/plan.md}, {title: B, url: ../departments/last-mile.md}]\nowner"
    found = compiled(
        {
            "promises/plan.md": "---\nstatement: Plan\nmade_by: last-mile\nstatus: draft\n---\n",
            "promises/later.md": "---\nstatement: [later](plan.md)\nmade_by: last-mile\nstatus: draft\n---\n",
            "touchpoints/van.md": LIVE.replace("owner", links),
        }
    )

    (touchpoint,) = found.catalogue.all(Touchpoint)
    assert [link.title for link in touchpoint.links] == ["B"]


def test_names_of_drafts_are_masked_in_texts() -> None:
    drafts = compiled({"touchpoints/in/plan.md": DRAFT.replace("title", "aliases: [old]\ntitle")}).drafts

    assert drafts.masked("see touchpoints/in/plan.md, touchpoint/old and touchpoint/plan!") == "see …, … and …!"
    assert drafts.masked("see touchpoints/in/planned.md and mytouchpoint/plan") == (
        "see touchpoints/in/planned.md and mytouchpoint/plan"
    )
    assert drafts.masked("plan") == "plan"


def test_names_of_drafts_are_masked_where_emphasis_parts_them() -> None:
    drafts = compiled({"touchpoints/plan.md": DRAFT}).drafts

    assert drafts.masked_html("a <b>touchpoint</b>/<i>plan</i>, <a title='x'>touchpoint/plan</a>") == (
        "a <b>…</b><i></i>, <a title='x'>…</a>"
    )
    assert drafts.masked_html("a <b>touchpoint</b>/<i>planner</i>") == "a <b>touchpoint</b>/<i>planner</i>"
    assert drafts.masked_markdown("**touchpoint**/*plan* and touchpoint/<b>plan</b> *and* touchpoint/plan") == (
        "… and … *and* …"
    )
    assert drafts.masked_markdown("*touchpoint* or plan") == "*touchpoint* or plan"


def _quarantined(files: dict[str, str]) -> Map:
    sources = [SourceFile(path, text.encode()) for path, text in {**KNOWN, **files}.items()]
    return compile_map(sources, replace(Settings(as_of=AS_OF), quarantine=True))
