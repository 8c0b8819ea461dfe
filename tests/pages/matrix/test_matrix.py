from __future__ import annotations

from typing import Any

import pytest

from cxmap.pages.matrix import page as matrix
from cxmap.pages.matrix.grid import PromiseGrid
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


def grid(changes: Changes = JOURNEY) -> PromiseGrid:
    found = content(overview_of("matrix", changes), "Promises by journey")
    assert isinstance(found, PromiseGrid)
    return found


def crosses(found: PromiseGrid) -> list[list[str]]:
    return [[row.promise.name, *(cell.verdict.words if cell else "" for cell in row.cells)] for row in found.rows]


def choices(changes: Changes) -> JourneyChoices:
    found = content(overview_of("matrix", changes), "More journeys")
    assert isinstance(found, JourneyChoices)
    return found


def cells(found: JourneyMatrix) -> list[list[str]]:
    return [
        [shown(row.promise), *(", ".join(f"{p.verdict.words} {p.touchpoint.name}" for p in cell) for cell in row.cells)]
        for row in found.rows
    ]


def test_a_promise_has_a_verdict_in_each_stage_where_it_is_felt_and_nothing_elsewhere() -> None:
    assert cells(receive()) == [
        ["[Delivered the next day]", "unbacked Checkout", "kept Parcel at the door, kept Garden"],
        ["[Polite]", "", "unbacked Garden"],
    ]


def test_stages_in_which_nothing_is_promised_take_no_room() -> None:
    found = receive()

    assert [stage.name for stage in found.stages] == ["Order", "Door"]
    assert found.silent == ("Wait",)


def test_the_worst_place_of_a_stage_comes_first() -> None:
    found = receive({**JOURNEY, "touchpoint/garden": {"title": "Garden", "promises": ["next-day"]}})

    assert cells(found)[0][2] == "unbacked Garden, kept Parcel at the door"


def test_each_verdict_has_its_reason() -> None:
    (row, _) = receive().rows

    assert row.cells[1][0].reason == ("Promised: at least 95 % (Parcels on time). Measured: 96 % in 2026-06 (Courier).")


def test_stages_tell_how_many_promises_are_made_and_kept_in_them() -> None:
    assert [(stage.name, stage.made, stage.kept) for stage in receive().stages] == [
        ("Order", 1, 0),
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

    found = grid(changes)

    assert [(each.where.name, each.where.anchor, each.made, each.kept) for each in found.columns] == [
        ("Hurts", "matrix-hurts", 1, 1),
        ("Receive", "matrix-receive", 2, 0),
        ("Future", "matrix-future", 1, 1),
    ]
    assert crosses(found) == [
        ["Delivered the next day", "kept", "unbacked", "kept"],
        ["Polite", "", "unbacked", ""],
    ]


def test_each_promise_counts_once_in_all_by_its_worst_place() -> None:
    assert grid().counts.in_words == "2 unbacked"


def test_a_cell_says_why_and_at_how_many_touchpoints() -> None:
    reasons = [[cell.reason.partition(":")[0] for cell in row.cells if cell] for row in grid().rows]

    assert reasons == [["At 1 of 3 touchpoints, as at Checkout"], ["At Garden"]]


def test_a_journey_opens_under_the_grid_and_says_beforehand_what_it_keeps() -> None:
    sections = {section.title: section for section in overview_of("matrix", JOURNEY).after}

    assert sections["Receive"].folded == "0 of 2 promises kept all along, in 2 stages"


def test_journeys_beyond_the_width_of_a_screen_are_listed_under_the_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "MOST_COLUMNS", 1)
    changes = {**JOURNEY, "journey/second": {"title": "Second", "stages": stages(All=["doorstep"])}}

    (found,) = choices(changes).choices

    assert [each.where.name for each in grid(changes).columns] == ["Receive"]
    assert (found.journey.name, found.anchor, found.made, found.kept) == ("Second", "matrix-second", 1, 1)
    assert choices(changes).note == ""


def test_what_one_page_does_not_carry_is_left_to_the_journeys_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "MOST_CELLS", 3)
    changes = {**JOURNEY, "journey/second": {"title": "Second", "stages": stages(All=["doorstep"])}}

    columns = [each.where for each in grid(changes).columns]
    monkeypatch.setattr(matrix, "MOST_COLUMNS", 1)
    found = choices(changes)

    assert [(each.name, each.anchor, each.path) for each in columns] == [
        ("Receive", "matrix-receive", "journeys/receive.md"),
        ("Second", "", "journeys/second.md"),
    ]
    assert [(each.journey.name, each.anchor) for each in found.choices] == [("Second", "")]
    assert found.note == "Of 1 journey the matrix does not fit here; the name leads to its page."
    assert content(overview_of("matrix", changes), "Second") is None


def test_more_promises_than_the_grid_has_room_for_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxmap.pages.matrix.grid.MOST_ROWS", 1)

    assert (len(grid().rows), grid().note) == (1, "1 more promise stands in the register.")


def test_where_nothing_is_promised_the_matrix_says_so() -> None:
    assert "No touchpoint carries a promise yet." in shown(
        content(overview_of("matrix", {"touchpoint/doorstep": {"promises": ""}}), "")
    )


def test_a_long_matrix_ends_with_how_many_promises_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matrix, "MOST_ROWS", 1)

    found = receive()

    assert cells(found)[0][0] == "[Delivered the next day]"
    assert (len(found.rows), found.note) == (1, "1 more promise stands on the journey's page.")
    assert found.stages[1].made == 2


def test_promises_in_no_journey_are_listed_by_themselves(monkeypatch: pytest.MonkeyPatch) -> None:
    changes = {"touchpoint/second": {"title": "Second", "promises": ["next-day"]}}

    table = rows(content(overview_of("matrix", changes), "In no journey"))
    (column,) = grid(changes).columns
    monkeypatch.setattr(matrix, "MOST_STRAYS", 1)
    shortened = content(overview_of("matrix", changes), "In no journey")

    assert (column.where.name, column.where.path, column.made) == ("In no journey", "", 1)
    assert [row[:3] for row in table[1:]] == [
        ["[Delivered the next day]", "[Second]", "unbacked"],
        ["[Delivered the next day]", "[Parcel at the door]", "kept"],
    ]
    assert shown(shortened).endswith("1 more place in no journey. There is nothing here yet.")
    assert content(overview_of("matrix", JOURNEY), "In no journey") is None
