from __future__ import annotations

from typing import Any

import pytest

from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.may_be_said import MayBeSaid, Unpromoted, may_be_said, reading_of, safe_to_say, sayable, unpromoted
from cxmap.model.promise import Promise
from tests.alignment.small_maps import Changes, measured, small_map

OFFER = {"competitors": [{"name": "Swift", "statement": "Within an hour"}]}
EXCEEDED: dict[str, Any] = {
    "metric/on-time": {"headroom": "1"},
    "promise/other": {
        "title": "Other",
        "statement": "Other",
        "reads_as": "stated",
        "made_by": "last-mile",
        "expects": [{"metric": "on-time", "at_least": "90"}],
        "status": "live",
    },
    "touchpoint/doorstep": {"promises": ["next-day", "other"]},
}


def read_as(changes: Changes) -> str | None:
    compiled = small_map(changes)
    judged = JudgedMap(compiled.catalogue, compiled.alignment)
    promise = judged.catalogue.find(Promise, "next-day")
    assert promise
    return reading_of(judged, promise)


def loudest(changes: Changes) -> list[str]:
    compiled = small_map(changes)
    found = sayable(JudgedMap(compiled.catalogue, compiled.alignment))[MayBeSaid.MORE]
    return [each.id if isinstance(each, Promise) else each.capability.id for each in found]


def test_what_is_exceeded_by_most_may_be_said_the_loudest() -> None:
    assert loudest(EXCEEDED) == ["other", "next-day"]


def test_where_competitors_speak_comes_first() -> None:
    assert loudest({**EXCEEDED, "promise/next-day": OFFER}) == ["next-day", "other"]


@pytest.mark.parametrize(
    ("value", "reading"),
    [("96", "every"), ("95", "every"), ("89.5", "nine-in-ten"), ("60", "most"), ("10", "from"), ("9", None)],
)
def test_the_reading_is_the_strongest_that_the_figures_carry(value: str, reading: str | None) -> None:
    assert read_as({"capability/courier": measured(value)}) == reading


def test_the_reading_of_a_share_that_must_be_low_counts_from_the_other_end() -> None:
    few = {
        "metric/on-time": {"better": "lower"},
        "promise/next-day": {"expects": [{"metric": "on-time", "at_most": 5}]},
    }

    assert read_as({**few, "capability/courier": measured("4")}) == "every"


@pytest.mark.parametrize(
    "unknown",
    [
        {"touchpoint/doorstep": {"capabilities": ""}},
        {"metric/on-time": {"cases": ""}},
        {"metric/on-time": {"type": "mean"}},
    ],
)
def test_without_a_safe_level_there_is_no_reading(unknown: Changes) -> None:
    assert read_as(unknown) is None


def test_a_capability_of_which_nobody_knows_how_many_were_looked_at_may_say_no_level() -> None:
    idle = {
        "capability/quiet": {"delivers": [{"metric": "quiet", "measurements": [{"period": "2026-05", "value": "70"}]}]},
        "metric/quiet": {"title": "Quiet", "unit": "%", "better": "higher", "type": "share"},
    }
    compiled = small_map(idle)

    (found,) = unpromoted(JudgedMap(compiled.catalogue, compiled.alignment))

    assert [safe.level for safe in found.safe] == [None]


def test_of_some_promises_nothing_is_told_of_capabilities() -> None:
    compiled = small_map(EXCEEDED)
    judged = JudgedMap(compiled.catalogue, compiled.alignment)

    found = sayable(judged, only={"other"})

    assert [each.id for each in found[MayBeSaid.SAFE] if isinstance(each, Promise)] == ["other"]
    assert not any(isinstance(each, Unpromoted) for each in found[MayBeSaid.MORE])


COUNTER = {"title": "Counter", "owner": "last-mile", "control": "own", "capabilities": ["courier"]}


@pytest.mark.parametrize(
    "counter",
    [
        {**COUNTER, "promises": ["next-day", "gone"]},
        {**COUNTER, "promises": ["next-day"], "status": "alive"},
        {**COUNTER, "promises": ["next-day"], "capabilities": ["gone"]},
        {**COUNTER, "promises": ["next-day"], "control": "mine"},
    ],
)
def test_a_place_that_a_mistake_hides_may_be_the_one_that_fails(counter: dict[str, Any]) -> None:
    changes = {"metric/on-time": {"headroom": "1"}, "touchpoint/counter": counter}
    compiled = small_map(changes)
    judged = JudgedMap(compiled.catalogue, compiled.alignment)
    promise = judged.catalogue.find(Promise, "next-day")
    assert promise

    assert may_be_said(judged, promise) is MayBeSaid.NOT_YET
    assert read_as(changes) is None
    assert loudest(changes) == []
    assert [safe.only_at for safe in safe_to_say(judged, promise)] == [("touchpoint/doorstep",)]
