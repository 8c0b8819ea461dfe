from __future__ import annotations

import re

import pytest

from cxmap.alignment.risks import CONTROL, RISKS
from cxmap.compiler import RULES
from cxmap.findings.severity import Severity
from cxmap.model import KINDS
from cxmap.model.content_format import FORMAT
from cxmap.model.verdicts import Verdict
from cxmap.pages.fields.page import FieldRow, FormatRules, KindFields
from cxmap.pages.glossary.page import Chapter, Term
from cxmap.pages.guide.first_change import FirstChange
from cxmap.pages.guide.page import Help
from cxmap.pages.kit.index_page import Ways
from cxmap.pages.kit.page import PageView
from cxmap.pages.rules.page import RuleContents, RuleEntry
from tests.pages.small_sites import content, overview_of, rows

PAGES = ("first-change", "fields", "rules", "glossary")
NOTHING = dict.fromkeys(
    ("department/last-mile", "metric/on-time", "promise/next-day", "capability/courier", "touchpoint/doorstep"), ""
)


def test_the_guide_leads_to_its_pages_and_says_what_the_map_is_made_of() -> None:
    page = overview_of("guide", {}, *PAGES)

    ways = content(page, "Where to look")
    assert isinstance(ways, Ways)
    assert [way.path for way in ways.ways] == [f"{name}.md" for name in PAGES]
    kinds = rows(content(page, "What the map is made of"))
    assert len(kinds) == 1 + len(KINDS)
    assert kinds[2] == [
        "Touchpoint touchpoint",
        "One contact between customer and organisation, or an unseen action behind one.",
        "touchpoints/",
    ]


def test_the_guide_helps_those_who_are_stuck() -> None:
    assert content(overview_of("guide", {}, "fields", "health"), "When you are stuck") == Help("fields.md", "health.md")
    assert content(overview_of("guide"), "When you are stuck") == Help("", "")


def test_a_guide_whose_pages_are_missing_leads_nowhere() -> None:
    page = overview_of("guide")

    assert content(page, "Where to look") is None
    assert rows(content(page, "What the map is made of"))[2][0] == "Touchpoint"


def test_the_guide_tells_the_steps_itself_where_no_page_does() -> None:
    title = "Your first change, step by step"

    assert isinstance(content(overview_of("guide"), title), FirstChange)
    assert content(overview_of("guide", {}, "first-change"), title) is None


@pytest.mark.parametrize(
    ("changes", "sample"), [({}, "touchpoint/doorstep"), ({"touchpoint/doorstep": ""}, "department/last-mile")]
)
def test_the_first_change_can_be_tried_on_a_page_of_this_map(changes: dict[str, str], sample: str) -> None:
    steps = content(overview_of("first-change", changes, "fields"), "Step by step")

    assert isinstance(steps, FirstChange)
    assert steps.sample
    assert steps.sample.key == sample
    assert (steps.fields, steps.rules) == ("fields.md", "")


def test_an_empty_map_has_no_page_to_try_a_change_on() -> None:
    steps = content(overview_of("first-change", NOTHING), "Step by step")

    assert isinstance(steps, FirstChange)
    assert steps.sample is None


def test_every_kind_has_its_fields_in_the_guide() -> None:
    page = overview_of("fields")

    assert [section.title for section in page.after][:3] == ["Every kind", "Journey", "Touchpoint"]
    assert len(page.after) == 1 + len(KINDS) + len(FORMAT) + len(("the fields of a block", "its views"))
    assert kind_of(page, "Study").folder == "research/"


def test_a_field_says_what_to_write_and_shows_a_value() -> None:
    fields = fields_of(overview_of("fields"), "Touchpoint")

    assert fields["title"].is_required
    assert fields["layer"].default == "frontstage"
    assert fields["channel"].example == "[website]"
    assert fields["owner"].example == "last-mile"
    assert fields["promises"].example == "[next-day]"
    assert fields["title"].example == ""
    assert fields["moment_of_truth"].anchor == "touchpoint-moment-of-truth"


def test_where_the_map_has_nothing_to_refer_to_there_is_no_example() -> None:
    page = overview_of("fields", NOTHING)

    assert fields_of(page, "Touchpoint")["owner"].example == ""
    assert kind_of(page, "Touchpoint").sample is None


def test_what_every_kind_has_is_told_once() -> None:
    page = overview_of("fields")

    assert "tags" in fields_of(page, "Every kind")
    assert "tags" not in fields_of(page, "Touchpoint")
    assert "status" in fields_of(page, "Promise")  # which may also be planned


def test_fields_inside_others_have_tables_to_which_these_lead() -> None:
    tables = kind_of(overview_of("fields"), "Capability").tables

    assert [table.name for table in tables] == [
        "",
        "delivers",
        "delivers › measurements",
        "delivers › proof",
        "agreed",
    ]
    inner = {row.key: row.inner for table in tables for row in table.rows}
    assert inner["delivers"] == tables[1].anchor == "capability-delivers-fields"
    assert inner["period"] == ""
    assert "Write one of `metric` and `promise`, not both." in tables[1].demands
    assert tables[0].example == ()
    assert tables[3].example[:4] == ("delivers:", "  - promise: one-name", "    proof:", "      - verdict: kept")


def test_the_guide_explains_views_in_pages_with_an_example() -> None:
    page = overview_of("fields")

    block = kind_of(page, "Views in a page of your own")
    assert block.example[:2] == ("```cxmap", "view: promises")
    assert "verdict" in {row.key for row in block.tables[0].rows}
    assert rows(content(page, "What such a view can show"))[-1] == ["journey", "The map of one journey.", "journey"]


def test_the_guide_says_how_values_and_files_are_written() -> None:
    page = overview_of("fields")

    statuses = content(page, "Drafts, and what is live")
    assert isinstance(statuses, FormatRules)
    assert rows(statuses.table)[1][:2] == ["draft", "`status: draft`"]
    for chapter in FORMAT:
        rules = content(page, chapter.title)
        assert isinstance(rules, FormatRules)
        assert rules.notes == chapter.notes
        assert len(rules.table.rows) == len(chapter.entries)


def test_anchors_of_fields_are_unique() -> None:
    kinds = [section.content for section in overview_of("fields").after]
    tables = [table for kind in kinds if isinstance(kind, KindFields) for table in kind.tables]
    anchors = [row.anchor for table in tables for row in table.rows] + [each.anchor for each in tables if each.anchor]

    assert len(anchors) == len(set(anchors))
    assert all(re.fullmatch(r"[a-z-]+", anchor) for anchor in anchors)


def test_every_rule_stands_in_the_guide_the_gravest_first() -> None:
    page = overview_of("rules")

    found = content(page, "All rules")
    assert isinstance(found, RuleContents)
    assert [group.severity for group in found.groups] == list(Severity)
    assert [section.title for section in page.after[1:]] == [rule.id for group in found.groups for rule in group.rules]
    assert {section.title for section in page.after[1:]} == {rule.id for rule in RULES}


def test_examples_mark_the_lines_in_which_they_differ() -> None:
    rule = rule_of(overview_of("rules"), "control-unknown")

    assert [line.text for line in rule.wrong.lines if line.is_changed] == []
    assert [line.text for line in rule.right.lines if line.is_changed] == ["control: own"]
    assert not rule.right.is_path_changed


def test_examples_mark_the_path_in_which_they_differ() -> None:
    rule = rule_of(overview_of("rules"), "bad-id")

    assert (rule.wrong.path, rule.wrong.is_path_changed) == ("departments/Customer_Care.md", True)


def test_what_no_text_shows_is_told_in_words() -> None:
    rule = rule_of(overview_of("rules"), "not-utf8")

    assert rule.wrong.lines == ()
    assert "Latin-1" in rule.wrong.words
    assert "UTF-8" in rule.right.words


def test_a_rule_says_how_often_this_map_breaks_it() -> None:
    page = overview_of("rules", {"touchpoint/doorstep": {"control": ""}})

    assert rule_of(page, "control-unknown").found == "This map has 1 finding of this rule."
    assert rule_of(page, "bad-id").found == ""


def test_the_glossary_has_every_kind_verdict_and_risk() -> None:
    words = {verdict.value.replace("at-risk", "at risk") for verdict in Verdict}
    words |= {kind.kind for kind in KINDS}

    found = meanings()

    assert words <= found.keys()
    assert found["kept"] == Verdict.KEPT.meaning
    assert found["touchpoint"].startswith("One contact between customer and organisation")


def test_a_risk_is_not_taken_for_what_it_is_named_after() -> None:
    risks = content(overview_of("glossary"), "Risks, which make a promise that is kept at risk")

    assert isinstance(risks, Chapter)
    assert [term.meaning for term in risks.terms] == [risk.meaning for risk in RISKS]
    assert meanings()["control"] != CONTROL.meaning


def test_every_term_is_explained_in_one_plain_sentence() -> None:
    terms = glossary_terms()

    assert len({term.anchor for term in terms}) == len(terms)
    for term in terms:
        assert re.fullmatch(r"[A-Z][^.]*\.", term.meaning), term.word
        assert len(term.meaning) <= 110, term.word


def glossary_terms() -> list[Term]:
    chapters = [section.content for section in overview_of("glossary").after]
    return [term for chapter in chapters if isinstance(chapter, Chapter) for term in chapter.terms]


def meanings() -> dict[str, str]:
    return {term.word: term.meaning for term in glossary_terms() if not term.is_risk}


def kind_of(page: PageView, title: str) -> KindFields:
    fields = content(page, title)
    assert isinstance(fields, KindFields)
    return fields


def fields_of(page: PageView, title: str) -> dict[str, FieldRow]:
    return {row.key: row for row in kind_of(page, title).tables[0].rows}


def rule_of(page: PageView, rule: str) -> RuleEntry:
    entry = content(page, rule)
    assert isinstance(entry, RuleEntry)
    return entry
