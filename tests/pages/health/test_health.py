from __future__ import annotations

from typing import Any

import pytest

from cxmap.pages.health import page as health
from cxmap.pages.health import page as health_page
from cxmap.pages.health.page import FindingList, LeastComplete
from cxmap.pages.kit.table import Table
from tests.pages.small_sites import content, overview_of, page_of, rows, shown

BROKEN: dict[str, Any] = {"capability/courier": {"delivers": []}, "promise/lonely": {"statement": "Lonely"}}
JOURNEY = {"title": "Receive", "stages": [{"name": "Door", "touchpoints": ["doorstep"]}]}


def _findings(changes: dict[str, Any]) -> FindingList:
    found = content(overview_of("health", changes), "By owner")
    assert isinstance(found, FindingList)
    return found


def test_findings_stand_under_the_department_that_can_mend_them() -> None:
    changes: dict[str, Any] = {
        **BROKEN,
        "metric/unused": {"title": "Unused", "x-a": "1", "aliases": ["old"]},
        "touchpoint/doorstep": {"measured_by": ["old"]},
        "partner/carrier": {"title": "Carrier", "managed_by": "press", "needs": [{"need": "x"}]},
        "department/press": {"title": "Press"},
    }

    found = _findings(changes)

    assert found.groups[0].owner
    assert found.groups[0].owner.name == "Last mile"
    row = found.groups[0].rows[0]
    assert row.finding.severity == "warning"
    assert row.finding.place.path.startswith("promises/")
    assert row.finding.place.span.line > 1
    assert any(piece.is_code for piece in row.message)
    assert found.sentence.endswith(".")


@pytest.mark.parametrize("name", ["The `old` desk", "`The desk", "The desk`", "The` old `desk", "The de`sk"])
def test_a_name_with_backticks_is_shown_exactly_in_findings(name: str) -> None:
    found = _findings({"department/desk": {"title": name}, "touchpoint/doorstep": {"owner": name}})

    told = [row for group in found.groups for row in group.rows if row.finding.rule == "unknown-reference"]
    assert [(piece.text, piece.is_code) for row in told for piece in row.message] == [
        ("there is no department ", False),
        (name, True),
    ]


def test_a_map_without_findings_says_so() -> None:
    page = overview_of(
        "health",
        {
            "department/last-mile": {"gives": ["Vans"]},
            "journey/receive": {"status": "retired", "stages": [{"name": "Waiting", "touchpoints": ["doorstep"]}]},
        },
    )
    found = content(page, "By owner")

    assert isinstance(found, FindingList)
    assert found.sentence == "Nothing to mend."
    assert content(page, "By rule") is None


def test_touchpoints_for_which_nobody_answers_are_listed_with_their_journeys() -> None:
    changes: dict[str, Any] = {"touchpoint/doorstep": {"owner": "nobody"}, "journey/receive": JOURNEY}

    assert rows(content(overview_of("health", changes), "Nobody answers for")) == [
        ["Touchpoint", "Journeys", "Promises felt there"],
        ["[Parcel at the door]", "[Receive]", "kept 1"],
    ]
    assert content(overview_of("health", {"journey/receive": JOURNEY}), "Nobody answers for") is None


def test_rules_say_who_must_act() -> None:
    table = rows(content(overview_of("health", BROKEN), "By rule"))

    assert all(row[3] == "[Last mile]" for row in table[1:])


def test_a_long_list_is_cut_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health_page, "MOST_ROWS", 0)

    found = _findings(BROKEN)

    assert found.groups == ()
    assert found.note.startswith("Not shown here: ")
    assert found.note.endswith(" more; `cxmap check` lists them all.")


def test_a_finding_belongs_to_whoever_answers_for_the_entity() -> None:
    changes: dict[str, Any] = {
        "department/press": {"title": "Press"},
        "partner/carrier": {"title": "Carrier", "managed_by": "press", "conflicts_with": ["touchpoint/door"]},
        "department/last-mile": {"conflicts_with": ["touchpoint/door"]},
        "touchpoint/doorstep": {"aliases": ["door"]},
        "persona/home": {"title": "Home", "links": [{"title": "x", "url": "https://example.org"}]},
        "research/talks": {"title": "Talks", "method": "interview", "date": "2026-01-01"},
        "opportunity/plan": {"title": "Plan", "owner": "press", "addresses": ["touchpoint/door"]},
    }

    owners = {group.owner.name if group.owner else "" for group in _findings(changes).groups}

    assert {"Press", "Last mile"} <= owners


def test_a_journey_lacks_here_what_it_lacks_on_its_own_page() -> None:
    changes: dict[str, Any] = {
        "journey/receive": {**JOURNEY, "goal": "Have it", "stages": [*JOURNEY["stages"], {"name": "After"}]}
    }

    found = content(overview_of("health", changes), "What is missing")

    assert isinstance(found, LeastComplete)
    (state,) = found.journeys
    assert state.map == content(page_of("journey/receive", changes), "What is missing on this map")
    assert "1 of 2 stages have touchpoints: none in After" in [point.words for point in state.map.missing]


TWO_JOURNEYS: dict[str, Any] = {
    "journey/begun": {"title": "Begun", "stages": [{"name": "After"}]},
    "journey/advanced": {**JOURNEY, "title": "Advanced"},
}


def test_the_journey_whose_map_lacks_most_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "MOST_JOURNEYS", 1)
    found = content(overview_of("health", TWO_JOURNEYS), "What is missing")

    assert isinstance(found, LeastComplete)
    assert [shown(state.journey) for state in found.journeys] == ["[Begun]"]
    assert found.note == "1 of 2 journeys."


def test_journeys_by_step_that_are_cut_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "MOST_JOURNEYS", 1)
    table = content(overview_of("health", TWO_JOURNEYS), "Six steps")

    assert isinstance(table, Table)
    assert table.note.endswith("review the journey. 1 more journey is not shown here.")


def test_each_journey_shows_its_next_step() -> None:
    changes: dict[str, Any] = {
        "persona/home": {"title": "Home"},
        "research/talks": {"title": "Talks", "method": "interview", "date": "2026-01-01"},
        "touchpoint/doorstep": {"experience": {"score": "4", "ideal": "5"}, "measured_by": ["on-time"]},
        "opportunity/plan": {
            "title": "Plan",
            "owner": "last-mile",
            "state": "doing",
            "addresses": ["touchpoint/doorstep"],
        },
        "journey/done": {
            **JOURNEY,
            "goal": "x",
            "objectives": ["x"],
            "personas": ["home"],
            "research": ["talks"],
            "pain": "5",
            "importance": "5",
            "reviewed": "2026-01-01",
        },
        "journey/dream": {**JOURNEY, "state": "future", "variant_of": "empty"},
        "journey/empty": {"title": "Empty", "stages": [{"name": "Door", "touchpoints": []}]},
    }

    table = rows(content(overview_of("health", changes), "Six steps"))

    assert table[1][1:] == ["done", "done", "done", "done", "done", "done", "Keep it so"]
    assert table[2][1:] == ["open", "open", "open", "done", "open", "open", "Objectives"]
