from __future__ import annotations

from typing import Any

from cxmap.pages.kit.table import Ranking
from tests.pages.small_sites import content, overview_of, rows, shown


def _influences(kind: str, changes: dict[str, Any]) -> Ranking:
    found = content(overview_of(kind, changes), "Who has most influence")
    assert isinstance(found, Ranking)
    return found


def test_a_department_that_nobody_sees_can_come_first() -> None:
    changes: dict[str, Any] = {
        "department/it": {"title": "IT"},
        "promise/photo": {"expects": []},
        "touchpoint/doorstep": {"contributors": [{"department": "it", "influence": "indirect", "layer": "support"}]},
        "touchpoint/photo": {
            "owner": "it",
            "layer": "backstage",
            "promises": ["photo"],
        },
    }

    ranking = rows(_influences("departments", changes).ranking)

    assert ranking[1] == ["[IT]", "2", "0", "2", "0", "2", "1", "1"]
    assert ranking[2][:4] == ["[Last mile]", "2", "2", "1"]


def test_whoever_makes_promises_has_influence() -> None:
    changes: dict[str, Any] = {
        "department/marketing": {"title": "Marketing"},
        "promise/next-day": {"made_by": "marketing"},
        "promise/nowhere": {"statement": "Everywhere", "made_by": "marketing"},
        "promise/gone": {"statement": "Once", "made_by": "marketing", "status": "retired"},
    }

    ranking = rows(_influences("departments", changes).ranking)

    assert ranking[0][:4] == ["Party", "Promises made or kept", "It makes", "It helps to keep"]
    assert [row[:4] for row in ranking[1:]] == [["[Marketing]", "2", "2", "0"], ["[Last mile]", "1", "0", "1"]]


def test_departments_behind_no_touchpoint_or_without_a_promise_are_named() -> None:
    changes: dict[str, Any] = {
        "department/archive": {"title": "Archive", "gives": ["Memory"]},
        "department/press": {"title": "Press", "gives": ["News"]},
        "touchpoint/news": {"title": "News", "owner": "press"},
    }

    idle = _influences("departments", changes).idle

    assert shown(idle) == (
        "Behind no touchpoint [Archive] Behind touchpoints, but with no promise to keep [Press]"
        " Have not said what they need, give or get [Last mile]"
    )


def test_partners_whom_nothing_obliges_are_named() -> None:
    agreements: dict[str, Any] = {
        "bound": {"title": "B", "obligations": [{"metric": "on-time", "at_least": "95"}]},
        "ended": {"title": "E", "until": "2026-01-31", "obligations": [{"metric": "on-time", "at_least": "95"}]},
        "vague": {"title": "V"},
    }
    changes: dict[str, Any] = {
        "partner/carrier": {"title": "Carrier", "gets": ["Pay"]},
        **{f"partner/{name}": {"title": name, "gets": ["Pay"], "agreement": each} for name, each in agreements.items()},
        "touchpoint/doorstep": {"contributors": [{"partner": name} for name in ("carrier", *agreements)]},
    }

    idle = _influences("partners", changes).idle

    assert shown(idle) == (
        "Promises rest on them, but they have no agreement, or it has ended or names no level [Carrier] [ended] [vague]"
    )


def test_without_partners_there_is_no_ranking() -> None:
    assert content(overview_of("partners"), "Who has most influence") is None
