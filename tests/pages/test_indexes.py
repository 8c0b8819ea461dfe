from __future__ import annotations

from typing import Any

import pytest

from cxmap.model import KINDS
from cxmap.pages import ENTITY_PAGES, OVERVIEWS
from cxmap.pages.kit.table import Table
from cxmap.pages.research.page import ScoresWithoutResearch, WayToScores
from tests.pages.small_sites import content, overview_of, rows


def table(name: str, changes: dict[str, Any]) -> list[list[str]]:
    _, section, *_ = overview_of(name, changes).after
    return rows(section.content)


LISTED = [kind.folder for kind in KINDS if kind.folder in OVERVIEWS]


def test_pages_of_entities_are_those_of_kinds() -> None:
    assert set(ENTITY_PAGES) <= {kind.kind for kind in KINDS}
    assert len(LISTED) >= len(ENTITY_PAGES)


@pytest.mark.parametrize("name", [name for name in LISTED if name != "promises"])
def test_an_overview_of_nothing_says_so(name: str) -> None:
    empty: dict[str, Any] = dict.fromkeys(
        ("department/last-mile", "metric/on-time", "promise/next-day", "capability/courier", "touchpoint/doorstep"), ""
    )

    _, section = overview_of(name, empty).after

    assert isinstance(section.content, Table)
    assert section.content.rows == ()
    assert section.content.empty == "There is nothing here yet."


def test_journeys_that_hurt_most_come_first() -> None:
    changes = {
        "journey/a": {"title": "Mild", "stages": [{"name": "Door", "touchpoints": ["doorstep"]}]},
        "journey/b": {
            "title": "Bad",
            "stages": [{"name": "Door"}],
            "pain": "2.5",
            "importance": "2",
            "personas": ["busy"],
        },
        "persona/busy": {"title": "The busy one"},
    }

    assert table("journeys", changes)[1:] == [
        ["[Bad]", "2.5 × 2 = 5", "", "0", "[Last mile]", "[The busy one]"],
        ["[Mild]", "", "kept 1", "1", "[Last mile]", ""],
    ]


def test_touchpoints_are_listed_with_what_matters_of_them() -> None:
    changes = {
        "touchpoint/doorstep": {"channel": "in-person", "experience": {"score": "4"}},
        "touchpoint/floor": {"title": "Floor", "layer": "backstage", "status": "retired"},
        "journey/a": {"stages": [{"name": "Door", "touchpoints": ["doorstep"]}]},
    }

    assert table("touchpoints", changes)[1:] == [
        ["[Parcel at the door]", "in person", "yes", "4 of 5, assumed: no research", "kept 1", "[Last mile]", "1"],
        ["[Floor] (retired)", "", "no, backstage", "", "", "[Last mile]", "0"],
    ]


def test_departments_and_partners_are_listed_with_the_part_they_play() -> None:
    changes = {"partner/vans": {"title": "Vans"}, "touchpoint/doorstep": {"contributors": [{"partner": "vans"}]}}

    assert table("departments", changes)[1:] == [["[Last mile]", "", "kept 1", "1", "1", "0"]]
    assert table("partners", changes)[1:] == [["[Vans]", "none", "kept 1", "1", ""]]


def test_a_promise_counts_once_for_a_party_with_its_worst_verdict() -> None:
    changes = {"touchpoint/shop": {"title": "At the shop", "owner": "last-mile", "promises": ["next-day"]}}

    assert table("departments", changes)[1:] == [["[Last mile]", "", "unbacked 1", "1", "2", "0"]]


def test_personas_are_listed_with_their_journeys() -> None:
    changes = {
        "persona/busy": {"title": "The busy one", "segment": "One in three"},
        "persona/calm": {"title": "The calm one"},
        "promise/next-day": {"personas": ["busy"]},
        "journey/a": {"title": "Receive", "personas": ["busy"], "stages": [{"name": "Door"}]},
    }

    assert table("personas", changes)[1:] == [
        ["[The busy one]", "One in three", "[Receive]", "1"],
        ["[The calm one]", "", "", "0"],
    ]


def test_capabilities_are_listed_with_what_was_measured_and_what_is_safe_to_promise() -> None:
    good = [{"metric": "wait", "designed": "5", "measurements": [{"period": "2026-06", "value": "4"}]}]
    bad = [{"metric": "wait", "designed": "3", "measurements": [{"period": "2026-06", "value": "4"}]}]
    changes = {
        "metric/wait": {"title": "Wait"},
        "capability/idle": {"title": "Idle", "delivers": good},
        "capability/weak": {"title": "Weak", "delivers": bad},
        "capability/empty": {"title": "Empty"},
    }

    assert table("capabilities", changes)[1:] == [
        ["[Courier]", "[Parcels on time] 96 % in 2026-06 safe: at least 96.0 %", "kept 1", "", "[Last mile]"],
        ["[Empty]", "", "", "", "[Last mile]"],
        ["[Idle]", "[Wait] 4 days in 2026-06 safe: at most 4.0 days", "", "unpromoted", "[Last mile]"],
        ["[Weak]", "[Wait] 4 days in 2026-06 safe: at most 4.0 days", "", "weak link", "[Last mile]"],
    ]


def test_words_in_the_list_of_capabilities_are_explained_above_it_where_they_occur() -> None:
    weak = [{"metric": "on-time", "designed": "99", "measurements": [{"period": "2026-06", "value": "96"}]}]

    plain = content(overview_of("capabilities"), "All capabilities")
    told = content(overview_of("capabilities", {"capability/courier": {"delivers": weak}}), "All capabilities")

    assert isinstance(plain, Table)
    assert isinstance(told, Table)
    assert plain.legend == ""
    assert told.legend.startswith("Weak link: it misses what it was built for")
    assert "Unpromoted" not in told.legend


def test_metrics_are_listed_with_who_delivers_them() -> None:
    assert table("metrics", {})[1:] == [
        ["[Parcels on time]", "percent", "higher", "kept 1", "[Courier] 96 % in 2026-06", ""]
    ]


def test_the_newest_study_comes_first() -> None:
    changes = {
        "research/a": {"title": "Old", "method": "survey", "date": "2025-01-01"},
        "research/b": {"title": "New", "method": "diary-study", "date": "2026-01-01", "heard": {"customers": "9"}},
    }

    assert table("research", changes)[1:] == [
        ["[New]", "diary study", "2026-01-01", "9 customers", "0"],
        ["[Old]", "survey", "2025-01-01", "", "0"],
    ]


def test_research_names_the_scores_without_research_the_most_important_first() -> None:
    changes = {
        "touchpoint/doorstep": {"experience": {"score": "4"}},
        "touchpoint/van": {"title": "Van", "experience": {"score": "3"}, "owner": "nobody"},
        "touchpoint/bell": {"title": "Bell", "experience": {"score": "2.5"}, "moment_of_truth": "true"},
        "touchpoint/card": {"title": "Card", "experience": {"score": "2", "research": ["talks"]}},
        "touchpoint/gone": {"title": "Gone", "experience": {"score": "2"}, "status": "retired"},
        "touchpoint/mute": {"title": "Mute"},
        "research/talks": {"title": "Talks", "method": "survey", "date": "2026-01-01"},
        "journey/receive": {"title": "Receive", "stages": [{"name": "Door", "touchpoints": ["van"]}]},
    }

    way, _, _, section = overview_of("research", changes).after

    assert isinstance(way.content, WayToScores)
    assert isinstance(section.content, ScoresWithoutResearch)
    assert way.content.words == section.title == "Scores without research: 3 touchpoints"
    assert way.content.anchor == section.content.anchor
    assert rows(section.content.table) == [
        ["Touchpoint", "Score", "Owner", "Moment of truth", "Journeys"],
        ["[Bell]", "2.5 of 5", "[Last mile]", "moment of truth", "0"],
        ["[Van]", "3 of 5", "nobody", "", "1"],
        ["[Parcel at the door]", "4 of 5", "[Last mile]", "", "0"],
    ]


def test_the_word_research_finds_the_touchpoints_whose_score_has_none() -> None:
    changes = {
        "touchpoint/card": {"title": "Card", "experience": {"score": "2", "research": ["talks"]}},
        "touchpoint/doorstep": {"experience": {"score": "4"}},
    }

    found = {row[0]: row[3] for row in table("touchpoints", changes)[1:]}

    assert found == {"[Card]": "2 of 5", "[Parcel at the door]": "4 of 5, assumed: no research"}


def test_open_opportunities_come_first_by_how_much_they_help_for_how_little_work() -> None:
    owner = {"owner": "last-mile"}
    changes = {
        "opportunity/a": {**owner, "title": "Done", "state": "done", "impact": "5", "effort": "1"},
        "opportunity/b": {**owner, "title": "Hard", "impact": "3", "effort": "3", "due": "2026-12-01"},
        "opportunity/c": {**owner, "title": "Easy", "impact": "3", "effort": "1", "addresses": ["metric/on-time"]},
        "opportunity/d": {**owner, "title": "Vague"},
        "opportunity/e": {**owner, "title": "Long", "impact": "1", "effort": "5"},
    }

    assert table("opportunities", changes)[1:] == [
        ["[Easy]", "", "", "3 of 5", "1 of 5", "", "[Last mile]", "[Parcels on time]"],
        ["[Hard]", "", "", "3 of 5", "3 of 5", "2026-12-01", "[Last mile]", ""],
        ["[Long]", "", "", "1 of 5", "5 of 5", "", "[Last mile]", ""],
        ["[Vague]", "", "", "", "", "", "[Last mile]", ""],
        ["[Done]", "", "done", "5 of 5", "1 of 5", "", "[Last mile]", ""],
    ]


def test_drafts_are_never_counted() -> None:
    changes: dict[str, Any] = {
        "department/a": {"title": "A", "status": "retired"},
        "department/b": {"title": "B", "status": "draft"},
    }

    counted = content(overview_of("departments", changes), "All departments")

    assert isinstance(counted, Table)
    assert counted.note == "1 department, and 1 that are not live."


def test_those_that_mend_more_harm_for_their_effort_come_before_better_ratings() -> None:
    late = {"delivers": [{"metric": "on-time", "measurements": [{"period": "2026-06", "value": "90"}]}]}
    plan = {"title": "Planned", "owner": "last-mile", "effort": "5"}
    changes = {
        "capability/courier": late,
        "opportunity/a": {"title": "Rated", "owner": "last-mile", "impact": "5", "effort": "1"},
        "opportunity/b": {**plan, "would": [{"capability": "courier", "metric": "on-time", "value": "97"}]},
        "opportunity/c": {**plan, "title": "Idle", "would": [{"promise": "next-day", "statement": "Soon"}]},
    }

    assert [row[:2] for row in table("opportunities", changes)[1:]] == [
        ["[Planned]", "1 better"],
        ["[Rated]", ""],
        ["[Idle]", "nothing"],
    ]
