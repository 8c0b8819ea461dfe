from __future__ import annotations

from typing import Any

import pytest

from cxmap.pages.root_causes import page as root_causes
from cxmap.pages.root_causes.page import Causes, Troubles
from tests.alignment.small_maps import measured
from tests.pages.small_sites import content, overview_of, rows, shown

NETWORK: dict[str, Any] = {
    "department/it": {"title": "IT"},
    "partner/carrier": {"title": "Carrier"},
    "metric/drops": {"title": "Drops"},
    "capability/network": {"title": "Network", "owner": "it", "relies_on": ["courier"], "partners": ["carrier"]},
    "touchpoint/doorstep": {
        "pain_points": [
            {"title": "Late", "severity": "2", "causes": ["capability/network", "partner/carrier"]},
            {"title": "Gone", "severity": "5", "causes": ["metric/drops"]},
            {"title": "Why", "causes": []},
        ]
    },
    "touchpoint/van": {
        "title": "Van",
        "pain_points": [{"title": "Slow", "severity": "3", "causes": ["capability/network", "touchpoint/doorstep"]}],
    },
    "department/last-mile": {"incentives": [{"reward": "Bonus", "metric": "drops"}]},
    "opportunity/rewire": {"title": "Rewire", "owner": "it", "addresses": ["capability/network"]},
    "journey/receive": {
        "title": "Receive",
        "importance": "5",
        "stages": [{"name": "Door", "touchpoints": ["doorstep"]}],
    },
}


def _causes(changes: dict[str, Any]) -> Causes:
    found = content(overview_of("root-causes", changes), "What lies behind most")
    assert isinstance(found, Causes)
    return found


def _troubles(changes: dict[str, Any], title: str) -> Troubles:
    found = content(overview_of("root-causes", changes), title)
    assert isinstance(found, Troubles)
    return found


def test_the_cause_that_reaches_furthest_comes_first() -> None:
    cards = {card.cause.name: card for card in _causes(NETWORK).cards}

    assert cards["Drops"].sentence == "2 pains, 2 touchpoints and 1 journey"
    assert cards["Network"].sentence == "2 pains, 2 touchpoints and 1 journey"
    assert cards["Network"].relied == ""


def test_what_is_only_relied_on_is_told_apart_and_comes_last() -> None:
    *_, last = _causes(NETWORK).cards

    assert last.cause.name == "Courier"
    assert (last.sentence, last.relied) == ("", "2 pains, 2 touchpoints and 1 journey")


def test_a_cause_says_who_acts_and_what_would_help() -> None:
    cards = {card.cause.name: card for card in _causes(NETWORK).cards}

    assert shown(cards["Network"].acting) == "[IT] [Carrier]"
    assert shown(cards["Network"].opportunities) == "[Rewire]"
    assert shown(cards["Drops"].acting) == "[Last mile]"
    assert shown(cards["Carrier"].acting) == ""
    assert shown(cards["Parcel at the door"].acting) == "[Last mile]"


def test_pains_come_worst_first_each_with_its_causes_and_what_lies_behind() -> None:
    rows_ = _troubles(NETWORK, "From pain to cause").rows

    assert [(row.title, row.severity) for row in rows_] == [
        ("Gone", "5 of 5"),
        ("Slow", "3 of 5"),
        ("Late", "2 of 5"),
        ("Why", ""),
    ]
    assert shown(rows_[1].causes[0]) == "[Network] [Courier] behind 2 pains in all"
    assert rows_[3].causes == ()


def test_a_broken_promise_leads_to_the_capability_and_its_weak_links() -> None:
    weak: dict[str, Any] = {
        "capability/trunk": {
            "title": "Trunk",
            "delivers": [
                {"metric": "on-time", "designed": "99", "measurements": [{"period": "2026-06", "value": "90"}]}
            ],
        },
        "capability/courier": {**measured("96"), "relies_on": ["trunk"]},
    }

    (row,) = _troubles(weak, "From promise to cause").rows

    assert row.verdict
    assert row.verdict.words == "at risk"
    assert [line.cause.name for line in row.causes] == ["Courier", "Trunk"]
    assert _causes(weak).cards[1].weak == "weak link"


def test_an_unbacked_promise_has_no_cause_yet() -> None:
    (row,) = _troubles({"capability/courier": {"delivers": []}}, "From promise to cause").rows

    assert row.causes == ()


def test_long_lists_say_what_they_leave_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(root_causes, "MOST_CAUSES", 1)
    monkeypatch.setattr(root_causes, "MOST_TROUBLES", 1)

    assert _causes(NETWORK).note == "4 causes more reach less far."
    assert _troubles(NETWORK, "From pain to cause").note == "Not shown here: 3 more."


def test_causes_that_lie_behind_each_other_are_found_once() -> None:
    circle: dict[str, Any] = {
        f"touchpoint/{one}": {"title": one, "pain_points": [{"title": one, "causes": [f"touchpoint/{other}"]}]}
        for one, other in (("a", "b"), ("b", "a"))
    }

    assert {card.cause.name: card.sentence for card in _causes(circle).cards} == {
        "a": "2 pains and 2 touchpoints",
        "b": "2 pains and 2 touchpoints",
    }


def test_capabilities_are_ranked_by_what_rests_on_them_and_follow_the_importance() -> None:
    changes: dict[str, Any] = {
        **NETWORK,
        "capability/other": {"title": "Other"},
        "touchpoint/van": {"title": "Van", "capabilities": ["other"]},
        "journey/load": {
            "title": "Load",
            "importance": "2",
            "stages": [{"name": "Van", "touchpoints": ["van"]}],
        },
    }

    before = rows(content(overview_of("root-causes", changes), "Capabilities on which most rests"))
    changes["journey/load"] = {**changes["journey/load"], "importance": "5"}
    changes["journey/receive"] = {**changes["journey/receive"], "importance": "1"}
    after = rows(content(overview_of("root-causes", changes), "Capabilities on which most rests"))

    assert [row[:4] for row in before[1:3]] == [["[Courier]", "5", "1", "1"], ["[Other]", "2", "0", "1"]]
    assert [row[0] for row in after[1:3]] == ["[Other]", "[Courier]"]


def test_what_a_capability_relies_on_carries_what_rests_on_it() -> None:
    changes: dict[str, Any] = {
        "capability/trunk": {"title": "Trunk", "relies_on": ["courier"]},
        "capability/courier": {"relies_on": []},
        "capability/both": {"title": "Both", "relies_on": ["trunk", "courier"]},
        "touchpoint/desk": {"title": "Desk", "capabilities": ["trunk", "both"]},
    }

    table = rows(content(overview_of("root-causes", changes), "Capabilities on which most rests"))

    assert table[1][:4] == ["[Courier]", "0", "1", "2"]


def test_a_map_without_capabilities_pains_and_promises_has_nothing_to_explain() -> None:
    empty: dict[str, Any] = dict.fromkeys(("touchpoint/doorstep", "promise/next-day", "capability/courier"), "")

    assert [section.fragment for section in overview_of("root-causes", empty).after] == ["kit/nothing"]
