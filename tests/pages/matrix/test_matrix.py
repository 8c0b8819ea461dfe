from __future__ import annotations

from typing import Any

import pytest

from cxmap.pages.matrix import page as matrix
from cxmap.pages.matrix.page import JourneyChoices, JourneyMatrix
from tests.alignment.small_maps import Changes
from tests.pages.small_sites import content, overview_of, rows, shown


def stages(**touchpoints: list[str]) -> list[dict[str, Any]]:
    return [{"name": name, "touchpoints": found} for name, found in touchpoints.items()]


JOURNEY: dict[str, Any] = {
    "journey/receive": {"title": "Receive", "stages": stages(Order=["checkout"], Wait=[], Door=["doorstep", "garden"])},
    "touchpoint/checkout": {"title": "Checkout", "promises": ["next-day"]},
    "touchpoint/garden": {"title": "Garden", "promises": ["next-day", "polite"], "capabilities": ["courier"]},
    "promise/polite": {"title": "Polite", "statement": "We are polite"},
}


def receive(changes: Changes = JOURNEY) -> JourneyMatrix:
    found = content(overview_of("matrix", changes), "Receive")
    assert isinstance(found, JourneyMatrix)
    return found


def choices(changes: Changes) -> JourneyChoices:
    found = content(overview_of("matrix", changes), "Journeys")
    assert isinstance(found, JourneyChoices)
    return found


def cells(found: JourneyMatrix) -> list[list[str]]:
    return [
        [shown(row.promise), *(", ".join(f"{p.verdict.words} {p.touchpoint.name}" for p in cell) for cell in row.cells)]
        for row in found.rows
    ]


def test_a_promise_has_a_verdict_in_each_stage_where_it_is_felt_and_nothing_elsewhere() -> None:
    assert cells(receive()) == [
        ["[Delivered the next day]", "unbacked Checkout", "", "kept Parcel at the door, kept Garden"],
        ["[Polite]", "", "", "unbacked Garden"],
    ]


def test_the_worst_place_of_a_stage_comes_first() -> None:
    found = receive({**JOURNEY, "touchpoint/garden": {"title": "Garden", "promises": ["next-day"]}})

    assert cells(found)[0][3] == "unbacked Garden, kept Parcel at the door"


def test_each_verdict_has_its_reason() -> None:
    (row, _) = receive().rows

    assert row.cells[2][0].reason == ("Promised: at least 95 % (Parcels on time). Measured: 96 % in 2026-06 (Courier).")


def test_stages_tell_how_many_promises_are_made_and_kept_in_them() -> None:
    assert [(stage.name, stage.made, stage.kept) for stage in receive().stages] == [
        ("Order", 1, 0),
        ("Wait", 0, 0),
        ("Door", 2, 1),
    ]


def test_journeys_come_with_what_they_make_and_keep_the_most_urgent_first() -> None:
    changes = {
        **JOURNEY,
        "journey/hurts": {"title": "Hurts", "pain": "5", "importance": "5", "stages": stages(All=["doorstep"])},
        "journey/future": {"title": "Future", "state": "future", "stages": stages(All=["doorstep"])},
        "journey/silent": {"title": "Silent", "stages": stages(All=["bell"])},
        "journey/former": {"title": "Former", "status": "retired", "stages": stages(All=["doorstep"])},
        "touchpoint/bell": {},
    }

    found = choices(changes)

    assert [(each.journey.name, each.anchor, each.made, each.kept) for each in found.choices] == [
        ("Hurts", "matrix-hurts", 1, 1),
        ("Receive", "matrix-receive", 2, 0),
        ("Future", "matrix-future", 1, 1),
    ]
    assert found.note == ""


def test_what_one_page_does_not_carry_is_left_to_the_journeys_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "MOST_CELLS", 5)
    changes = {**JOURNEY, "journey/second": {"title": "Second", "stages": stages(All=["doorstep"])}}

    found = choices(changes)

    assert [(each.journey.name, each.anchor) for each in found.choices] == [
        ("Receive", "matrix-receive"),
        ("Second", ""),
    ]
    assert found.note == "Of 1 journey the matrix does not fit here; the name leads to its page."
    assert content(overview_of("matrix", changes), "Second") is None


def test_a_long_matrix_ends_with_how_many_promises_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "MOST_ROWS", 1)

    found = receive()

    assert cells(found)[0][0] == "[Delivered the next day]"
    assert (len(found.rows), found.note) == (1, "1 more promise stands on the journey's page.")
    assert found.stages[2].made == 2


def test_promises_in_no_journey_are_listed_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    changes = {"touchpoint/second": {"title": "Second", "promises": ["next-day"]}}

    table = rows(content(overview_of("matrix", changes), "In no journey"))
    monkeypatch.setattr(matrix, "MOST_STRAYS", 1)
    shortened = content(overview_of("matrix", changes), "In no journey")

    assert [row[:3] for row in table[1:]] == [
        ["[Delivered the next day]", "[Second]", "unbacked"],
        ["[Delivered the next day]", "[Parcel at the door]", "kept"],
    ]
    assert shown(shortened).endswith("1 more place in no journey. There is nothing here yet.")
    assert content(overview_of("matrix", JOURNEY), "In no journey") is None
