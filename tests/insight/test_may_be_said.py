from __future__ import annotations

from typing import Any

from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.may_be_said import MayBeSaid, Unpromoted, sayable
from cxmap.model.promise import Promise
from tests.alignment.small_maps import Changes, small_map

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


def loudest(changes: Changes) -> list[str]:
    compiled = small_map(changes)
    found = sayable(JudgedMap(compiled.catalogue, compiled.alignment))[MayBeSaid.MORE]
    return [each.id if isinstance(each, Promise) else each.capability.id for each in found]


def test_what_is_exceeded_by_most_may_be_said_the_loudest() -> None:
    assert loudest(EXCEEDED) == ["other", "next-day"]


def test_where_competitors_speak_comes_first() -> None:
    assert loudest({**EXCEEDED, "promise/next-day": OFFER}) == ["next-day", "other"]


def test_of_some_promises_nothing_is_told_of_capabilities() -> None:
    compiled = small_map(EXCEEDED)
    judged = JudgedMap(compiled.catalogue, compiled.alignment)

    found = sayable(judged, only={"other"})

    assert [each.id for each in found[MayBeSaid.SAFE] if isinstance(each, Promise)] == ["other"]
    assert not any(isinstance(each, Unpromoted) for each in found[MayBeSaid.MORE])
