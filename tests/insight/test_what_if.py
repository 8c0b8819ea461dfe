from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from random import Random
from typing import Any

import pytest

from cxmap.compiler import compile_map
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.what_if import (
    WhatIf,
    WorstOnceDone,
    by_mended_harm,
    mended_harm,
    what_if,
    what_if_done,
    worst_once_done,
)
from cxmap.model.opportunity import Opportunity, PlannedEffect
from cxmap.model.promise import Promise
from cxmap.model.source import Settings
from cxmap.model.verdicts import Verdict
from tests.alignment.random_maps import Entities, files_of, random_map
from tests.alignment.small_maps import AS_OF, Changes, measured, small_map

Turns = Mapping[tuple[str, str], tuple[str | None, str | None]]
PROMISES = 5


def judged_of(changes: Changes) -> JudgedMap:
    compiled = small_map(changes)
    return JudgedMap(compiled.catalogue, compiled.alignment)


def turns_of(found: WhatIf) -> Turns:
    return {
        (turn.promise, turn.touchpoint): (
            turn.today.verdict.value if turn.today else None,
            turn.then.verdict.value if turn.then else None,
        )
        for turn in found.turns
    }


def planned(changes: Changes, *effects: Mapping[str, Any]) -> WhatIf:
    opportunity = {"opportunity/plan": {"title": "Plan", "owner": "last-mile", "would": [*effects]}}
    judged = judged_of({**changes, **opportunity})
    found = judged.catalogue.find(Opportunity, "plan")
    assert found
    assert len(found.would) == len(effects)
    return what_if_done(judged, (found,))


LATE = {"capability/courier": measured("90")}
DOOR = ("next-day", "doorstep")


def test_a_capability_that_delivers_more_keeps_what_was_broken() -> None:
    found = planned(LATE, {"capability": "courier", "metric": "on-time", "value": "97"})

    assert turns_of(found) == {DOOR: ("broken", "kept")}
    assert (len(found.better), len(found.worse)) == (1, 0)


def test_without_any_row_the_value_counts_as_that_of_the_month_before() -> None:
    nothing = {"capability/courier": {"delivers": [{"metric": "on-time", "designed": "97"}]}}

    found = planned(nothing, {"capability": "courier", "metric": "on-time", "value": "97"})

    assert turns_of(found) == {DOOR: ("unverified", "kept")}
    (turn,) = found.turns
    assert turn.then
    assert turn.then.worst.period == "2026-05"


def test_a_capability_may_begin_to_deliver_something() -> None:
    unbacked = {"capability/courier": {"delivers": ""}}

    found = planned(unbacked, {"capability": "courier", "metric": "on-time", "value": "97"})

    assert turns_of(found) == {DOOR: ("unbacked", "kept")}


def test_a_capability_that_was_designed_for_less_is_a_risk() -> None:
    found = planned({}, {"capability": "courier", "metric": "on-time", "designed": "90"})

    assert turns_of(found) == {DOOR: ("kept", "at-risk")}
    assert (len(found.better), len(found.worse)) == (0, 1)


def test_what_other_capabilities_rely_on_is_judged_too() -> None:
    chain = {
        "capability/courier": {"relies_on": ["van"]},
        "capability/van": {
            "delivers": [
                {"metric": "on-time", "designed": "85", "measurements": [{"period": "2026-06", "value": "90"}]}
            ]
        },
    }

    found = planned(chain, {"capability": "van", "metric": "on-time", "designed": "95"})

    assert turns_of(found) == {DOOR: ("kept", "at-risk")}


PARTNER = {
    "partner/van-co": {"title": "Van company"},
    "capability/courier": {"partners": ["van-co"]},
    "touchpoint/doorstep": {"control": "partner", "contributors": [{"partner": "van-co", "role": "Drives"}]},
}


@pytest.mark.parametrize(
    "agreement",
    [
        "",
        {"title": "Old", "until": "2026-01-31"},
        {"title": "Rounds", "obligations": [{"metric": "on-time", "at_least": "80"}]},
    ],
    ids=["no agreement", "one that is over", "one that asks for less"],
)
def test_a_partner_that_is_bound_is_no_risk_any_more(agreement: Any) -> None:
    changes = {**PARTNER, "partner/van-co": {"title": "Van company", "agreement": agreement}}

    found = planned(changes, {"partner": "van-co", "metric": "on-time", "at_least": "95"})

    assert turns_of(found) == {DOOR: ("at-risk", "kept")}


@pytest.mark.parametrize(
    ("effect", "then"),
    [
        ({"metric": "on-time", "at_least": "89"}, "at-risk"),
        ({"status": "retired"}, None),
    ],
)
def test_a_promise_may_ask_for_less_or_be_over(effect: Mapping[str, str], then: str | None) -> None:
    found = planned(LATE, {"promise": "next-day", **effect})

    assert turns_of(found) == {DOOR: ("broken", then)}
    assert len(found.better) == 1


def test_another_wording_is_another_than_the_one_that_was_agreed() -> None:
    agreed = {"capability/courier": {"agreed": [{"promise": "next-day", "on": "2026-02-01", "print": "00000000"}]}}

    assert turns_of(planned(agreed, {"promise": "next-day", "statement": "Soon"})) == {}
    assert turns_of(planned({}, {"promise": "next-day", "statement": "Soon"})) == {}


def test_a_touchpoint_may_get_promises_and_lose_them() -> None:
    more = {"promise/answer": {"statement": "We answer"}}

    found = planned(more, {"touchpoint": "doorstep", "promises": ["answer"]})

    assert turns_of(found) == {DOOR: ("kept", None), ("answer", "doorstep"): (None, "unbacked")}


def test_effects_of_one_plan_come_together() -> None:
    found = planned(
        LATE,
        {"capability": "courier", "metric": "on-time", "value": "92"},
        {"promise": "next-day", "metric": "on-time", "at_least": "91"},
        {"promise": "next-day", "statement": "Nine in ten"},
    )

    assert turns_of(found) == {DOOR: ("broken", "at-risk")}


def test_a_mistake_in_the_plans_plans_nothing() -> None:
    plan = {
        "title": "Plan",
        "owner": "last-mile",
        "would": [{"capability": "courier", "metric": "on-time", "value": "x"}],
    }
    judged = judged_of({**LATE, "opportunity/plan": plan})

    assert what_if_done(judged, judged.catalogue.all(Opportunity)).turns == ()


def test_a_promise_of_which_a_mistake_hides_a_verdict_is_left_out() -> None:
    wrong = {"promise/next-day": {"expects": [{"metric": "on-time", "at_least": "x"}]}}
    effect = PlannedEffect.model_validate({"capability": "courier", "metric": "on-time", "value": "97"})

    assert what_if(judged_of(wrong), [effect]) == WhatIf((), frozenset())


def test_those_first_that_mend_most_for_their_effort() -> None:
    would = [{"capability": "courier", "metric": "on-time", "value": "97"}]
    plan = {"title": "Plan", "owner": "last-mile", "would": would}
    plans = {
        "opportunity/all-effort": plan,
        "opportunity/cheap": {**plan, "effort": "1"},
        "opportunity/dear": {**plan, "effort": "4"},
        "opportunity/done": {**plan, "effort": "1", "state": "done"},
        "opportunity/harmful": {**plan, "would": [{"capability": "courier", "metric": "on-time", "value": "0"}]},
        "opportunity/vague": {"title": "Vague", "owner": "last-mile"},
    }
    often = {"touchpoint/doorstep": {"moment_of_truth": True}}
    judged = judged_of({**LATE, **often, **plans})

    found = by_mended_harm(judged, judged.catalogue.all(Opportunity))

    assert [each.id for each, _ in found] == ["cheap", "dear", "all-effort", "harmful", "vague", "done"]
    assert [turns and mended_harm(judged, turns) for _, turns in found] == [2, 2, 2, 0, None, None]


@pytest.mark.parametrize("seed", range(60))
def test_what_would_turn_is_what_turns_once_it_is_written(seed: int) -> None:
    """The same effects, written into the map by hand."""
    random = Random(seed)
    entities = random_map(random, PROMISES)
    changed = deepcopy(entities)
    effects = [effect for _ in range(random.randint(1, 3)) if (effect := _effect(random, changed))]
    before, after = (_judged(each) for each in (entities, changed))

    found = what_if(before, map(PlannedEffect.model_validate, effects))

    was, will = ({(pair.promise, pair.touchpoint): pair for pair in each.alignment.pairs} for each in (before, after))
    assert turns_of(found) == {
        where: (_word(was, where), _word(will, where))
        for where in {*was, *will}
        if _word(was, where) != _word(will, where)
    }
    assert all(turn.then == will.get((turn.promise, turn.touchpoint)) for turn in found.turns)


def _judged(entities: Entities) -> JudgedMap:
    compiled = compile_map(files_of(entities), Settings(as_of=AS_OF))
    assert not compiled.errors, compiled.errors[:3]
    return JudgedMap(compiled.catalogue, compiled.alignment)


def _word(pairs: Mapping[tuple[str, str], Any], where: tuple[str, str]) -> str | None:
    verdict: Verdict | None = pairs[where].verdict if where in pairs else None
    return verdict.value if verdict else None


def _effect(random: Random, entities: Entities) -> Mapping[str, Any] | None:
    """One effect, after it was written into the entities."""
    key = random.choice(sorted(key for key in entities if key.partition("/")[0] in _WRITTEN))
    kind, _, identity = key.partition("/")
    effect = _WRITTEN[kind](random, entities, entities[key])
    return {kind: identity, **effect} if effect else None


def _capability(random: Random, _entities: Entities, fields: dict[str, Any]) -> Mapping[str, Any] | None:
    measures = [each for each in fields.get("delivers", ()) if "metric" in each]
    if not measures:
        return None
    delivery = random.choice(measures)
    level = str(random.randint(1, 99))
    if random.random() < 0.5:
        delivery["designed"] = level
        return {"metric": delivery["metric"], "designed": level}
    delivery["measurements"] = delivery.get("measurements") or [{"period": "2026-05"}]
    for row in delivery["measurements"]:
        row["value"] = level
        row.pop("low", None)
        row.pop("high", None)
    return {"metric": delivery["metric"], "value": level}


def _partner(random: Random, entities: Entities, fields: dict[str, Any]) -> Mapping[str, Any]:
    metric = random.choice(sorted(key.partition("/")[2] for key in entities if key.startswith("metric/")))
    agreement = fields.setdefault("agreement", {"title": fields["title"]})
    if agreement.get("until", "9999") < str(AS_OF):
        del agreement["until"]
    obligations = agreement.setdefault("obligations", [])
    mine = [each for each in obligations if each["metric"] == metric] or [{"metric": metric}]
    obligations += [each for each in mine if each not in obligations]
    return _targeted(random, entities, mine)


def _promise(random: Random, entities: Entities, fields: dict[str, Any]) -> Mapping[str, Any]:
    if random.random() < 0.3:
        fields["status"] = "retired"
        return {"status": "retired"}
    if not fields.get("expects"):
        fields["statement"] = "Another one"
        return {"statement": "Another one"}
    metric = random.choice(fields["expects"])["metric"]
    return _targeted(random, entities, [each for each in fields["expects"] if each["metric"] == metric])


def _touchpoint(random: Random, entities: Entities, fields: dict[str, Any]) -> Mapping[str, Any]:
    field = random.choice(("promises", "capabilities", "status"))
    if field == "status":
        fields["status"] = "retired"
        return {"status": "retired"}
    kind = {"promises": "promise/", "capabilities": "capability/"}[field]
    known = sorted(key.removeprefix(kind) for key in entities if key.startswith(kind))
    fields[field] = random.sample(known, random.randint(1, min(3, len(known))))
    return {field: [*fields[field]]}


def _targeted(random: Random, entities: Entities, targets: list[dict[str, Any]]) -> Mapping[str, Any]:
    metric, level = targets[0]["metric"], str(random.randint(1, 99))
    side = "at_least" if entities[f"metric/{metric}"]["better"] == "higher" else "at_most"
    for target in targets:
        target[side] = level
    return {"metric": metric, side: level}


_WRITTEN = {"capability": _capability, "partner": _partner, "promise": _promise, "touchpoint": _touchpoint}


def test_a_plan_for_what_cannot_be_read_changes_nothing() -> None:
    found = planned({"capability/van": "---\n[\n---\n"}, {"capability": "van", "metric": "on-time", "value": "97"})

    assert found.turns == ()


@pytest.mark.parametrize(
    ("would", "then"),
    [
        ({"capability": "courier", "metric": "on-time", "value": "97"}, Verdict.KEPT),
        ({"capability": "courier", "metric": "on-time", "value": "91"}, Verdict.BROKEN),
        ({"promise": "next-day", "status": "retired"}, None),
    ],
)
def test_the_worst_of_a_promise_once_something_is_done(would: Mapping[str, str], then: Verdict | None) -> None:
    assert worst_of({"would": [would]}) == WorstOnceDone(Verdict.BROKEN, then)


@pytest.mark.parametrize(
    "opportunity",
    [
        {},
        {"would": [{"promise": "next-day", "status": "retired"}], "state": "done"},
        {"would": [{"promise": "next-day", "status": "retired"}, {"promise": "nowhere", "status": "retired"}]},
    ],
)
def test_what_nobody_has_said_soundly_tells_nothing_of_a_promise(opportunity: Mapping[str, Any]) -> None:
    assert worst_of(opportunity) is None


def test_a_promise_that_is_half_known_has_no_worst_once_something_is_done() -> None:
    would = {"would": [{"promise": "next-day", "status": "retired"}]}

    assert worst_of(would, {"promise/next-day": {"expects": [{"metric": "on-time", "at_least": "much"}]}}) is None


def worst_of(opportunity: Mapping[str, Any], changes: Changes | None = None) -> WorstOnceDone | None:
    plan = {"title": "Plan", "owner": "last-mile", **opportunity}
    judged = judged_of({**LATE, **(changes or {}), "opportunity/plan": plan})
    promise, found = judged.catalogue.find(Promise, "next-day"), judged.catalogue.find(Opportunity, "plan")
    assert promise
    assert found
    return worst_once_done(judged, promise, found)
