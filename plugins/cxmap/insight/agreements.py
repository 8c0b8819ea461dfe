"""A partner's agreement held against the promises that rest on it: what it is obliged to, and what is a favour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from cxmap.alignment.results import Judgement
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.ids import Key, key_of
from cxmap.model.metric import Metric
from cxmap.model.partner import Partner
from cxmap.model.party import Obligation
from cxmap.model.promise import Promise
from cxmap.model.targets import Operator


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


_Target = tuple[str, Operator]


def has_valid_agreement(judged: JudgedMap, partner: Partner) -> bool:
    return partner.agreement is not None and partner.agreement.is_valid_on(judged.as_of)


def is_unbound(judged: JudgedMap, partner: Partner) -> bool:
    """Whether promises rest on a partner that no valid agreement binds to any level."""
    agreement = partner.agreement if has_valid_agreement(judged, partner) else None
    return not (agreement and agreement.obligations) and bool(judged.pairs_of(partner.key))


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
            strictest = max if operator is Operator.AT_LEAST else min
            level = strictest(levels.values(), default=None)
            obliged = obligations.get(target)
            cover = _cover(level, obliged, is_valid=has_valid_agreement(judged, partner))
            yield Covered(metric, operator, level, obliged.level if obliged else None, cover, tuple(levels))


def _needed(judged: JudgedMap, party: Key) -> dict[_Target, dict[Key, Decimal]]:
    """The targets that rest on a party: by metric, the promises and their levels."""
    needed: dict[_Target, dict[Key, Decimal]] = {}
    for pair in judged.pairs_of(party):
        for judgement in pair.judgements:
            if target := _target(judgement):
                metric, operator, level = target
                needed.setdefault((metric, operator), {})[key_of(Promise.kind, pair.promise)] = level
    return needed


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
