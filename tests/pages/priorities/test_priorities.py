from __future__ import annotations

from typing import Any

import pytest

from cxmap.pages.kit.table import Table
from cxmap.pages.priorities import page as priorities
from cxmap.pages.priorities.page import Quadrant
from tests.pages.small_sites import content, overview_of, rows, shown

STAGES = [{"name": "Door", "touchpoints": ["doorstep"]}]


def _journey(pain: str = "", importance: str = "", **more: Any) -> dict[str, Any]:
    rated = {"pain": pain, "importance": importance}
    return {"stages": STAGES, **{name: value for name, value in rated.items() if value}, **more}


def _chart(changes: dict[str, Any], title: str) -> Quadrant:
    found = content(overview_of("priorities", changes), title)
    assert isinstance(found, Quadrant)
    return found


def test_painful_and_important_journeys_come_first_and_stand_on_the_top_right() -> None:
    changes: dict[str, Any] = {"journey/calm": _journey("1", "1"), "journey/sore": _journey("5", "5", title="Sore")}

    chart = _chart(changes, "Painful yet important")

    assert [(dot.number, dot.entity.name, dot.x, dot.y) for dot in chart.dots] == [
        (1, "Sore", 100, 100),
        (2, "A journey", 0, 0),
    ]


def test_journeys_without_ratings_are_named_and_not_taken_for_harmless() -> None:
    changes: dict[str, Any] = {"journey/new": _journey("5", title="New"), "journey/old": _journey("2", "3")}

    chart = _chart(changes, "Painful yet important")

    assert shown(chart.unrated) == "[New]"
    assert len(chart.dots) == 1


def test_journeys_count_each_promise_once_as_home_does() -> None:
    twice: dict[str, Any] = {
        "journey/sore": _journey("5", "5", stages=[{"name": "Door", "touchpoints": ["doorstep", "garden"]}]),
        "touchpoint/garden": {"title": "Garden", "promises": ["next-day"]},
    }

    (row,) = rows(_chart(twice, "Painful yet important").ranking)[1:]

    assert row[-1] == "unbacked 1"


def test_those_with_the_same_ratings_stand_around_their_place_within_the_chart() -> None:
    changes: dict[str, Any] = {f"journey/j-{number}": _journey("5", "3") for number in range(7)}

    chart = _chart(changes, "Painful yet important")

    around = [(100, 50), (100, 38), (100, 62), (89, 50), (89, 38), (89, 62)]
    assert [(dot.x, dot.y) for dot in chart.dots] == [*around, (100, 50)]


def test_no_dot_stands_where_the_next_ratings_have_one() -> None:
    pains = ("3", "3.5", "3", "3.5")
    changes: dict[str, Any] = {f"journey/j-{number}": _journey(pain, "1") for number, pain in enumerate(pains)}

    chart = _chart(changes, "Painful yet important")

    assert sorted((dot.x, dot.y) for dot in chart.dots) == [(50, 0), (50, 12), (62, 0), (62, 12)]


def test_much_help_for_little_work_comes_first() -> None:
    owned = {"owner": "last-mile"}
    changes: dict[str, Any] = {
        "opportunity/hard": {**owned, "title": "Hard", "impact": "5", "effort": "5"},
        "opportunity/easy": {**owned, "title": "Easy", "impact": "4", "effort": "1", "state": "idea"},
        "opportunity/vague": {**owned, "title": "Vague", "impact": "4"},
        "opportunity/past": {**owned, "title": "Past", "impact": "5", "effort": "1", "state": "done"},
    }

    chart = _chart(changes, "What to do first")

    assert [dot.entity.name for dot in chart.dots] == ["Easy", "Hard"]
    assert rows(chart.ranking)[1][:5] == ["1", "[Easy]", "4", "1", "an idea"]
    assert shown(chart.unrated) == "[Vague]"


def test_the_largest_gap_to_the_ideal_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(priorities, "MOST_GAPS", 2)
    changes: dict[str, Any] = {
        "touchpoint/doorstep": {"experience": {"score": "4", "ideal": "5"}},
        "research/talks": {"title": "Talks", "method": "interview", "date": "2026-01-01"},
        "touchpoint/card": {
            "title": "Card",
            "experience": {"score": "1", "ideal": "4", "because": "Cold", "research": ["talks"]},
        },
        "touchpoint/desk": {"title": "Desk", "experience": {"score": "4.5", "ideal": "5"}},
        "touchpoint/fine": {"title": "Fine", "experience": {"score": "5"}},
    }

    table = content(overview_of("priorities", changes), "Furthest from ideal")

    assert rows(table)[1:] == [["[Card]", "1", "4", "3", "Cold"], ["[Parcel at the door]", "4, assumed", "5", "1", ""]]
    assert isinstance(table, Table)
    assert table.note == "2 of 3 touchpoints."


def test_only_the_first_are_shown_of_very_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(priorities, "MOST_DOTS", 1)
    changes: dict[str, Any] = {f"journey/j-{number}": _journey("5", "3") for number in range(2)}

    assert _chart(changes, "Painful yet important").note == "The first 1 of 2."


def test_without_ratings_and_feelings_there_is_nothing_to_rank() -> None:
    assert [section.fragment for section in overview_of("priorities").after] == ["kit/nothing"]
