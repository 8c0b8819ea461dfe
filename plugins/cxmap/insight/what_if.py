"""Verdicts that would turn, once what is planned has happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from cxmap.alignment.align import pairs_on
from cxmap.alignment.reliance import reached, relying_on
from cxmap.alignment.results import Pair, worst_pair
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.planned_map import planned_catalogue, subject_of
from cxmap.insight.priorities import gain_order, is_open
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.opportunity import Opportunity, PlannedEffect
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class PlannedTurn:
    """A promise at a touchpoint whose verdict would be another; None where it is not felt today, or then."""

    promise: str
    touchpoint: str
    today: Pair | None
    then: Pair | None

    @property
    def is_better(self) -> bool:
        """A promise that is no longer made where it was not kept harms nobody any more."""
        return self._worth > 0

    @property
    def is_worse(self) -> bool:
        return self._worth < 0

    @property
    def _worth(self) -> int:
        before, after = (each.verdict.rank if each else _NOT_FELT for each in (self.today, self.then))
        return after - before


_NOT_FELT = Verdict.KEPT.rank


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The turns by promise and touchpoint, and the promises that were judged anew."""

    turns: tuple[PlannedTurn, ...]
    judged: frozenset[str]

    @property
    def better(self) -> tuple[PlannedTurn, ...]:
        return tuple(turn for turn in self.turns if turn.is_better)

    @property
    def worse(self) -> tuple[PlannedTurn, ...]:
        return tuple(turn for turn in self.turns if turn.is_worse)


@dataclass(frozen=True, slots=True)
class WorstOnceDone:
    """The worst verdict of a promise today and then; None where it is promised nowhere."""

    today: Verdict | None
    then: Verdict | None

    @property
    def is_another(self) -> bool:
        return self.then is not self.today


def what_if(judged: JudgedMap, effects: Iterable[PlannedEffect]) -> WhatIf:
    """Judges what the effects may touch, by today's rules and evidence.

    A promise of which a mistake in the content hides a verdict, today or then, is left out.
    """
    effects = tuple(effects)
    wanted = frozenset(_concerned(judged, effects))
    planned = planned_catalogue(judged.catalogue, effects, judged.as_of)
    today, then = (
        {
            (pair.promise, pair.touchpoint): pair
            for pair in pairs_on(each, judged.as_of, judged.alignment.readings, wanted)
        }
        for each in (judged.catalogue, planned)
    )
    known = wanted - judged.alignment.half_known
    turns = (PlannedTurn(*where, today.get(where), then.get(where)) for where in sorted({*today, *then}))
    return WhatIf(
        tuple(turn for turn in turns if turn.promise in known and _verdict(turn.today) != _verdict(turn.then)), known
    )


def what_if_done(judged: JudgedMap, opportunities: Iterable[Opportunity]) -> WhatIf:
    """The same for opportunities; those of which a mistake hides the plans change nothing."""
    sound = (each for each in opportunities if judged.catalogue.is_sound(each.key, "would"))
    return what_if(judged, (effect for each in sound for effect in each.would))


def worst_once_done(judged: JudgedMap, promise: Promise, opportunity: Opportunity) -> WorstOnceDone | None:
    """The worst of a promise once an opportunity is done; None where nobody has said what that would change."""
    is_known = is_open(opportunity) and opportunity.would and judged.catalogue.is_sound(opportunity.key, "would")
    if not is_known or judged.is_half_known(promise.key):
        return None
    today = {pair.touchpoint: pair for pair in judged.pairs_of(promise.key)}
    turns = what_if_done(judged, (opportunity,)).turns
    then = today | {turn.touchpoint: turn.then for turn in turns if turn.promise == promise.id}
    return WorstOnceDone(_verdict(worst_pair(today.values())), _verdict(worst_pair(filter(None, then.values()))))


def mended_harm(judged: JudgedMap, turns: WhatIf) -> int:
    """The places where something gets better, less those where it gets worse; a moment of truth counts twice."""
    better, worse = (sum(_weight(judged, turn) for turn in each) for each in (turns.better, turns.worse))
    return better - worse


def by_mended_harm(judged: JudgedMap, opportunities: Iterable[Opportunity]) -> list[tuple[Opportunity, WhatIf | None]]:
    """Open ones first, by the harm that they mend for their effort; None for those that turn nothing any more.

    An effort that nobody has rated counts as the highest. Of those that mend as much as each other come first those
    that somebody rated better.
    """
    found = ((each, what_if_done(judged, (each,)) if is_open(each) and each.would else None) for each in opportunities)
    return sorted(found, key=lambda entry: (not is_open(entry[0]), -_gain(judged, *entry), gain_order(entry[0])))


def _gain(judged: JudgedMap, opportunity: Opportunity, turns: WhatIf | None) -> Decimal:
    return Decimal(mended_harm(judged, turns) if turns else 0) / (opportunity.effort or _MOST_EFFORT)


_MOST_EFFORT = Decimal(5)


def _weight(judged: JudgedMap, turn: PlannedTurn) -> int:
    touchpoint = judged.catalogue.find(Touchpoint, turn.touchpoint)
    return 2 if touchpoint and touchpoint.moment_of_truth else 1


def _verdict(pair: Pair | None) -> Verdict | None:
    return pair.verdict if pair else None


def _concerned(judged: JudgedMap, effects: Iterable[PlannedEffect]) -> Iterator[str]:
    """The promises on which an effect may have one."""
    for effect in effects:
        key = subject_of(effect)
        kind, identity = kind_and_id(key)
        if kind == Promise.kind:
            yield identity
        for touchpoint in _touchpoints(judged, key):
            yield from touchpoint.promises
        yield from effect.promises


def _touchpoints(judged: JudgedMap, key: Key) -> Iterator[Touchpoint]:
    """The touchpoint itself, or those at which a capability or a partner has a part."""
    kind, identity = kind_and_id(key)
    touchpoint = judged.catalogue.find(Touchpoint, identity) if kind == Touchpoint.kind else None
    if touchpoint:
        yield touchpoint
    direct: tuple[Key, ...] = (key,) if kind == Capability.kind else ()
    if kind == Partner.kind:
        yield from judged.referring(Touchpoint, key)
        direct = tuple(each.key for each in judged.referring(Capability, key, "partners"))
    for capability in (*direct, *reached(direct, partial(relying_on, judged.catalogue))):
        yield from judged.referring(Touchpoint, capability, "capabilities")
