"""Rewards: the metrics that a party is rewarded for, beside those that its promises need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.places import Places
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.metric import Metric
from cxmap.model.party import Party
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint


class Meaning(StrEnum):
    """The meanings of a metric for a party, the most telling first."""

    UNRELATED = "unrelated"
    UNPROMISED = "unpromised"
    UNREWARDED = "unrewarded"
    REWARDED = "rewarded"
    MEASURED = "measured"


@dataclass(frozen=True, slots=True)
class PartyMetric:
    """One metric: the party's rewards for it, the promises that need it, and the touchpoints where it is measured."""

    party: Key
    metric: Key
    meaning: Meaning
    rewards: tuple[str, ...]
    promises: tuple[Key, ...]
    touchpoints: tuple[Key, ...]

    @property
    def order(self) -> tuple[int, str]:
        """The most telling first."""
        return (tuple(Meaning).index(self.meaning), self.metric)


def metrics_of(judged: JudgedMap, party: Party, places: Places) -> tuple[PartyMetric, ...]:
    """The metrics on the map that a party is rewarded for, that its promises need or its touchpoints measure."""
    rewarded = _rewarded(judged, party)
    promised = _promised(judged, party)
    measured = _measured(judged, places)
    return tuple(
        PartyMetric(
            party=party.key,
            metric=key_of(Metric.kind, metric),
            meaning=_meaning(metric in rewarded, metric in promised, metric in measured),
            rewards=tuple(rewarded.get(metric, ())),
            promises=tuple(promised.get(metric, ())),
            touchpoints=tuple(measured.get(metric, ())),
        )
        for metric in dict.fromkeys((*rewarded, *promised, *measured))
        if judged.shows(key_of(Metric.kind, metric))
    )


def unmeasured_rewards(party: Party) -> tuple[str, ...]:
    """Rewards of a party on which no measure decides."""
    return tuple(each.reward for each in party.incentives if not each.metric)


def _rewarded(judged: JudgedMap, party: Party) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for incentive in party.incentives:
        if incentive.metric and judged.catalogue.find(Metric, incentive.metric):
            found.setdefault(incentive.metric, []).append(incentive.reward)
    return found


def _promised(judged: JudgedMap, party: Party) -> Mapping[str, dict[Key, None]]:
    found: dict[str, dict[Key, None]] = {}
    for pair in judged.pairs_of(party.key):
        for judgement in pair.judgements:
            if judgement.metric:
                found.setdefault(judgement.metric, {})[key_of(Promise.kind, pair.promise)] = None
    return found


def _measured(judged: JudgedMap, places: Places) -> Mapping[str, dict[Key, None]]:
    found: dict[str, dict[Key, None]] = {}
    for key in places:
        touchpoint = judged.catalogue.find(Touchpoint, kind_and_id(key)[1])
        for metric in touchpoint.measured_by if touchpoint else ():
            found.setdefault(metric, {})[key] = None
    return found


def _meaning(is_rewarded: bool, is_promised: bool, is_measured: bool) -> Meaning:  # noqa: FBT001
    if not is_rewarded:
        return Meaning.UNREWARDED if is_promised else Meaning.MEASURED
    if is_promised:
        return Meaning.REWARDED
    return Meaning.UNPROMISED if is_measured else Meaning.UNRELATED
