"""A partner's agreement held against the promises that rest on it: what it is obliged to, and what is a favour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cxmap.alignment.results import Judgement, Pair
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, key_of
from cxmap.model.metric import Metric
from cxmap.model.partner import Partner
from cxmap.model.party import Obligation
from cxmap.model.promise import Promise
from cxmap.model.targets import Operator
from cxmap.model.touchpoint import Touchpoint


class Cover(StrEnum):
    """How far an agreement covers what is promised."""

    NONE = "none"
    ENDED = "ended"
    NOT_NEEDED = "not-needed"
    WHOLE = "whole"
    PART = "part"


@dataclass(frozen=True, slots=True)
class Covered:
    """A target that rests on a partner: the strictest promised level, the obligation, and the promises that need it."""

    metric: Metric
    operator: Operator
    promised: Decimal | None
    obliged: Decimal | None
    cover: Cover
    promises: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Binding:
    """A partner behind one judgement, the level that its agreement obliges it to, and whether that is enough.

    Where no number is promised, any valid agreement is.
    """

    partner: Partner
    obliged: Decimal | None
    cover: Cover


_Target = tuple[str, Operator]


def has_valid_agreement(linked: LinkedMap, partner: Partner) -> bool:
    return partner.agreement is not None and partner.is_live and partner.agreement.is_valid_on(linked.as_of)


def is_unbound(judged: JudgedMap, partner: Partner) -> bool:
    """Whether promises rest on a partner that no valid agreement binds to any level."""
    agreement = partner.agreement if has_valid_agreement(judged, partner) else None
    return not (agreement and agreement.obligations) and bool(judged.kept_by(partner.key))


def coverage_by_agreement(judged: JudgedMap, partner: Partner) -> Iterator[Covered]:
    """The targets that rest on a partner, then those that only its agreement names."""
    agreement = partner.agreement
    obligations = {(each.metric, each.operator): each for each in agreement.obligations} if agreement else {}
    needed = _needed(judged, partner.key)
    for target in dict.fromkeys((*needed, *obligations)):
        identity, operator = target
        metric = judged.catalogue.find(Metric, identity)
        if metric:
            levels = needed.get(target, {})
            level = _strictest(operator, levels.values()) if levels else None
            obliged = obligations.get(target)
            cover = _cover(level, obliged, is_valid=has_valid_agreement(judged, partner))
            yield Covered(metric, operator, level, obliged.level if obliged else None, cover, tuple(levels))


def bindings(judged: JudgedMap, pair: Pair, judgement: Judgement) -> Iterator[Binding]:
    """The partners that the judging capability names, and those that help to keep the promise at the touchpoint."""
    capability = judged.catalogue.find(Capability, judgement.capability)
    touchpoint = judged.catalogue.find(Touchpoint, pair.touchpoint)
    contributors = touchpoint.contributors if touchpoint else ()
    helping = (each.partner or "" for each in contributors if each.helps_with(pair.promise))
    for identity in dict.fromkeys((*(capability.partners if capability else ()), *helping)):
        if partner := judged.catalogue.find(Partner, identity):
            yield _binding(judged, partner, judgement)


def _binding(judged: JudgedMap, partner: Partner, judgement: Judgement) -> Binding:
    agreement = partner.agreement
    is_valid = has_valid_agreement(judged, partner)
    if agreement and not is_valid:
        return Binding(partner, None, Cover.ENDED)
    target = _target(judgement)
    if target is None:
        return Binding(partner, None, Cover.WHOLE if is_valid else Cover.NONE)
    metric, operator, level = target
    obligations = agreement.obligations if agreement else ()
    obliged = next((each for each in obligations if (each.metric, each.operator) == (metric, operator)), None)
    return Binding(partner, obliged.level if obliged else None, _cover(level, obliged, is_valid=is_valid))


def _needed(judged: JudgedMap, party: Key) -> dict[_Target, dict[Key, Decimal]]:
    """The targets that rest on a party: by metric, the promises and the strictest level of each."""
    needed: dict[_Target, dict[Key, Decimal]] = {}
    for pair in judged.kept_by(party):
        for judgement in pair.judgements:
            if target := _target(judgement):
                metric, operator, level = target
                levels = needed.setdefault((metric, operator), {})
                promise = key_of(Promise.kind, pair.promise)
                levels[promise] = _strictest(operator, (level, levels.get(promise, level)))
    return needed


def _strictest(operator: Operator, levels: Iterable[Decimal]) -> Decimal:
    return max(levels) if operator is Operator.AT_LEAST else min(levels)


def _target(judgement: Judgement) -> tuple[str, Operator, Decimal] | None:
    if judgement.metric is None or judgement.operator is None or judgement.target is None:
        return None
    return judgement.metric, judgement.operator, judgement.target


def _cover(promised: Decimal | None, obliged: Obligation | None, *, is_valid: bool) -> Cover:
    if obliged is None:
        return Cover.NONE
    if not is_valid:
        return Cover.ENDED
    if promised is None:
        return Cover.NOT_NEEDED
    return Cover.WHOLE if obliged.operator.is_met(obliged.level, promised) else Cover.PART
