from __future__ import annotations

import random
from typing import Any

import pytest

from cxmap.insight.entity_changes import Fate
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.map_diff import MapDiff, map_diff
from cxmap.insight.may_be_said import MayBeSaid
from tests.alignment.small_maps import KEPT, Changes, measured, small_map

BROKEN = measured("90")
RAIL = {
    "partner/rail": {
        "title": "Rail",
        "agreement": {"title": "Contract", "obligations": [{"metric": "on-time", "at_least": "95"}]},
    },
    "capability/courier": {"partners": ["rail"], **measured("96")},
}

_DELIVERY = KEPT["capability/courier"]["delivers"][0]
_WEAK = {"capability/vans": {"delivers": [{"metric": "on-time", "designed": "99", **measured("90")["delivers"][0]}]}}


def judged(changes: Changes) -> JudgedMap:
    compiled = small_map(changes)
    return JudgedMap(compiled.catalogue, compiled.alignment)


def diff(old: Changes, new: Changes) -> MapDiff:
    return map_diff(judged(old), judged(new))


def told(found: MapDiff) -> list[str]:
    """Each changed verdict with its reasons."""
    return [
        f"{each.change.turn}: {', '.join(dict.fromkeys(str(reason.reason) for reason in each.reasons))}"
        + (" (in words alone)" if each.is_only_in_words else "")
        for each in found.verdicts
    ]


def fields(found: MapDiff) -> dict[str, list[tuple[Any, ...]]]:
    return {each.key: [(field.path, field.old, field.new) for field in each.fields] for each in found.entities}


def test_the_same_map_is_no_difference() -> None:
    found = diff({}, {})

    assert found.is_empty
    assert (found.concerned, found.unclear) == ((), 0)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ({}, {"capability/courier": BROKEN}, ["worse: measured worse"]),
        ({"capability/courier": BROKEN}, {}, ["better: measured better"]),
        (
            {"capability/courier": BROKEN},
            {"capability/courier": BROKEN, "promise/next-day": {"expects": [{"metric": "on-time", "at_least": "85"}]}},
            ["better: the promise was lowered (in words alone)"],
        ),
        (
            {},
            {"promise/next-day": {"expects": [{"metric": "on-time", "at_least": "99"}]}},
            ["worse: the promise was raised"],
        ),
        ({}, {"touchpoint/doorstep": {"capabilities": ""}}, ["worse: something was taken away"]),
        ({"touchpoint/doorstep": {"capabilities": ""}}, {}, ["better: something was added"]),
        (
            {"capability/courier": BROKEN},
            {"capability/courier": BROKEN, "touchpoint/doorstep": {"promises": ""}},
            ["gone: something was taken away (in words alone)"],
        ),
        ({"touchpoint/doorstep": {"promises": ""}}, {}, ["new: something was added"]),
        (
            {"capability/courier": BROKEN},
            {"capability/courier": {"delivers": ""}},
            ["better: something was taken away (in words alone)"],
        ),
        (
            {},
            {"promise/next-day": {"statement": "Nine in ten the next day"}, "capability/courier": BROKEN},
            ["worse: measured worse, the promise was changed"],
        ),
        (
            {"capability/courier": BROKEN},
            {"capability/courier": "", "touchpoint/doorstep": {"capabilities": ""}},
            ["better: something was taken away (in words alone)"],
        ),
        (
            {"capability/courier": "", "touchpoint/doorstep": {"capabilities": ""}},
            {"capability/courier": BROKEN},
            ["worse: something was added"],
        ),
        (
            {"capability/courier": {"delivers": [{**_DELIVERY, "designed": "93"}]}},
            {},
            ["better: something was taken away (in words alone)"],
        ),
        (
            {**_WEAK, "capability/courier": {"relies_on": ["vans"]}},
            _WEAK,
            ["better: something was taken away (in words alone)"],
        ),
        ({}, {"metric/on-time": {"cases": ""}}, ["worse: something it rests on was changed"]),
        (
            {},
            {"promise/next-day": {"expects": [{"metric": "on-time", "at_least": "95", "group": "islands"}]}},
            ["worse: the promise was changed"],
        ),
        (
            {
                "promise/next-day": {"expects": [{"metric": "on-time", "at_least": "95", "adequate": "90"}]},
                "capability/courier": BROKEN,
            },
            {"promise/next-day": {"expects": [{"metric": "on-time", "at_least": "95"}]}},
            ["better: measured better, the promise was changed"],
        ),
        (
            {"capability/courier": BROKEN, "promise/next-day": {"expects": [{"metric": "on-time", "at_least": "95"}]}},
            {"capability/courier": BROKEN, "promise/next-day": {"expects": ""}},
            ["better: the promise was lowered (in words alone)"],
        ),
        (
            {"promise/next-day": {"expects": ""}},
            {"capability/courier": BROKEN},
            ["worse: measured again, the promise was raised"],
        ),
    ],
)
def test_a_verdict_is_told_with_what_made_it_another(old: Changes, new: Changes, expected: list[str]) -> None:
    assert told(diff(old, new)) == expected


def test_an_agreement_that_is_gone_is_told_of_those_whom_it_bound() -> None:
    found = diff(RAIL, {**RAIL, "partner/rail": {"title": "Rail"}})

    assert told(found) == ["worse: something was taken away"]
    assert found.verdicts[0].reasons[0].entity.key == "partner/rail"


def test_a_value_of_another_metric_is_no_reason() -> None:
    other = {"metric": "door-time", "measurements": [{"period": "2026-06", "value": "3"}]}
    times = {"metric/door-time": {"title": "Time", "unit": "minutes", "better": "lower"}}
    old = {**times, "capability/courier": {"delivers": [_DELIVERY, other]}}
    worse = {"metric": "on-time", "measurements": [{"period": "2026-06", "value": "90"}]}
    slower = {**other, "measurements": [{"period": "2026-06", "value": "9"}]}

    found = diff(old, {**times, "capability/courier": {"delivers": [worse, slower]}})

    assert told(found) == ["worse: measured worse"]
    assert [reason.field.path for reason in found.verdicts[0].reasons if reason.field] == [
        ("delivers", 0, "measurements", 0, "value")
    ]
    assert len(fields(found)["capability/courier"]) == 2


def test_a_field_is_told_by_its_place_with_both_values() -> None:
    found = diff({}, {"capability/courier": BROKEN, "touchpoint/doorstep": {"tangibles": ["card"]}})

    assert fields(found) == {
        "capability/courier": [(("delivers", 0, "measurements", 0, "value"), "96", "90")],
        "touchpoint/doorstep": [(("tangibles", 0), None, "card")],
    }


def test_members_of_a_list_that_come_and_go_leave_the_others_alone() -> None:
    more = {"delivers": [{"metric": "on-time", "measurements": [
        {"period": "2026-05", "value": "97"}, {"period": "2026-06", "value": "96"}]}]}  # fmt: skip

    changes = {"capability/courier": more}
    added, gone = diff({}, changes), diff(changes, {})

    place = ("delivers", 0, "measurements", 0)
    assert fields(added)["capability/courier"] == [(place, None, {"period": "2026-05", "value": "97"})]
    assert fields(gone)["capability/courier"] == [(place, {"period": "2026-05", "value": "97"}, None)]


def test_long_lists_are_compared_as_sets() -> None:
    def rows(*values: int) -> dict[str, Any]:
        found = [
            {"period": f"2026-0{1 + each % 6}-{1 + each // 6 % 28:02}", "value": "96", "group": f"g{each}"}
            for each in values
        ]
        return {"delivers": [{"metric": "on-time", "measurements": found}]}

    found = diff({"capability/courier": rows(*range(300))}, {"capability/courier": rows(*range(1, 301))})

    (gone, new) = fields(found)["capability/courier"]
    assert (gone[0][-1], gone[1]["group"], new[0][-1], new[2]["group"]) == (0, "g0", 299, "g300")


def test_another_text_below_the_fields_is_told() -> None:
    found = diff({}, {"department/last-mile": "---\ntitle: Last mile\n---\n\nDrives.\n"})

    assert [(each.fate, each.key, each.has_other_text) for each in found.entities] == [
        (Fate.CHANGED, "department/last-mile", True)
    ]


def test_entities_come_and_go() -> None:
    found = diff({"persona/a": {"title": "A"}}, {"persona/b": {"title": "B", "summary": "Other", "goals": ["x"]}})

    assert [(each.fate, each.key) for each in found.entities] == [(Fate.GONE, "persona/a"), (Fate.NEW, "persona/b")]


RENAMED = {
    "department/last-mile": "",
    "department/vans": {"title": "Last mile"},
    **{key: {**KEPT[key], field: "vans"} for key, field in (
        ("promise/next-day", "made_by"), ("capability/courier", "owner"), ("touchpoint/doorstep", "owner"))},
}  # fmt: skip


def test_a_file_that_says_the_same_under_another_name_was_renamed_and_what_follows_it_is_no_change() -> None:
    found = diff({}, RENAMED)

    assert [(each.fate, each.key, each.former, each.fields) for each in found.entities] == [
        (Fate.RENAMED, "department/vans", "department/last-mile", ())
    ]
    assert found.verdicts == ()
    assert found.lists == ()


def test_of_two_new_files_that_say_the_same_only_one_is_the_renamed_one() -> None:
    found = diff({}, {**RENAMED, "department/wagons": {"title": "Last mile"}})

    renamed = [(each.key, each.former) for each in found.entities if each.fate is Fate.RENAMED]
    added = [each.key for each in found.entities if each.fate is Fate.NEW]
    assert renamed == [("department/vans", "department/last-mile")]
    assert added == ["department/wagons"]


def test_an_alias_tells_of_a_new_name_whatever_else_is_new() -> None:
    new = {**RENAMED, "department/vans": {"title": "Vans and more", "aliases": ["last-mile"]}}

    (change,) = diff({}, new).entities

    assert (change.fate, change.former) == (Fate.RENAMED, "department/last-mile")
    assert [(field.old, field.new) for field in change.fields] == [("Last mile", "Vans and more")]


def test_a_pair_whose_ends_got_other_names_by_hand_is_the_same_pair() -> None:
    promise = {"promise/next-day": "", "promise/tomorrow": KEPT["promise/next-day"]}
    found = diff({}, {**promise, "touchpoint/doorstep": {"promises": ["tomorrow"]}, "capability/courier": BROKEN})

    assert told(found) == ["worse: measured worse"]
    assert found.verdicts[0].change.where == ("tomorrow", "doorstep")
    assert [each.promise for each in found.lists] == ["promise/tomorrow"]


def test_of_very_many_files_those_with_the_same_title_or_text_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxmap.insight.entity_changes._MOST_COMPARED", 0)
    text = "---\ntitle: {}\n---\n\nWaits at home.\n"
    old = {"persona/a": text.format("Anna"), "persona/b": {"title": "Bob"}, "persona/c": {"title": "Cleo"}}
    new = {"persona/x": text.format("Ann"), "persona/y": {"title": "Bob"}, "persona/z": {"title": "Zoe"}}

    found = diff({**old}, {**new})

    assert [(each.fate, each.key, each.former) for each in found.entities] == [
        (Fate.GONE, "persona/a", None),
        (Fate.GONE, "persona/c", None),
        (Fate.NEW, "persona/x", None),
        (Fate.NEW, "persona/z", None),
        (Fate.RENAMED, "persona/y", "persona/b"),
    ]


def test_a_promise_that_moves_to_another_list_of_what_may_be_said_is_told() -> None:
    moved = diff({}, {"capability/courier": BROKEN}).lists
    gone = diff({}, {"promise/next-day": "", "touchpoint/doorstep": {"promises": ""}}).lists

    assert [(each.name, each.old, each.new) for each in moved] == [
        ("Delivered the next day", MayBeSaid.SAFE, MayBeSaid.STOP)
    ]
    assert [(each.promise, each.old, each.new) for each in gone] == [("promise/next-day", MayBeSaid.SAFE, None)]


def test_those_are_concerned_who_have_a_part_in_what_changed_or_own_what_refers_to_it() -> None:
    changes = {
        "department/quality": {"title": "Quality"},
        "touchpoint/shop": {"owner": "quality", "capabilities": ["courier"]},
    }

    found = diff(changes, {**changes, "capability/courier": {"title": "The courier"}})

    assert set(found.concerned) == {"department/last-mile", "department/quality"}
    rail = {"partner/rail": {"title": "Rail", "conflicts_with": ["department/last-mile"]}}
    assert (
        diff(rail, {**rail, "department/last-mile": {"title": "The last mile"}}).concerned[0] == "department/last-mile"
    )
    assert diff({}, {"department/last-mile": {"title": "The last mile"}}).concerned[0] == "department/last-mile"


def test_pairs_that_a_mistake_hides_are_counted_and_not_judged() -> None:
    found = diff({}, {"touchpoint/doorstep": {"promises": {"no": "list"}}})

    assert (found.verdicts, found.unclear) == ((), 1)


@pytest.mark.parametrize("seed", range(60))
def test_verdicts_that_changed_are_those_that_two_alignments_differ_in(seed: int) -> None:
    chance = random.Random(seed)
    old, new = (_some_map(chance) for _ in range(2))
    one, other = judged(old), judged(new)
    before, after = (
        {(each.promise, each.touchpoint): each.verdict for each in state.alignment.pairs} for state in (one, other)
    )

    found = {each.change.where for each in map_diff(one, other).verdicts}

    assert found == {where for where in {*before, *after} if before.get(where) is not after.get(where)}


def _some_map(chance: random.Random) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for number in range(4):
        made[f"promise/p{number}"] = {"expects": [{"metric": "on-time", "at_least": str(chance.choice((80, 95, 99)))}]}
        made[f"capability/c{number}"] = measured(str(chance.choice((82, 94, 96, 99.5))))
        made[f"touchpoint/t{number}"] = {
            "promises": sorted({f"p{chance.randrange(4)}" for _ in range(2)}),
            "capabilities": [f"c{chance.randrange(4)}"] if chance.random() < 0.8 else "",
            "control": chance.choice(("own", "shared")),
        }
    return made
