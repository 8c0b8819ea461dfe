"""The register of promises as a sheet: one row a promise, with the numbers of the place that decides its verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from cxmap.adapters.export.sheets import Cell, Sheet, sheet_of
from cxmap.alignment.results import Judgement, tally_of, worst_pair
from cxmap.alignment.wording import rounded_off, verdict_words
from cxmap.insight.facets import (
    EVERYONE,
    Answers,
    ChannelFacet,
    DepartmentFacet,
    Facet,
    FacetAnswers,
    JourneyFacet,
    PartnerFacet,
    PersonaFacet,
)
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.register import said_today, worst_first
from cxmap.insight.sentences import sentence_of
from cxmap.insight.standing import standing_of
from cxmap.insight.variance import tolerance_of, variance_of
from cxmap.insight.who_acts import acting_on
from cxmap.model.block import PickedVerdict
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict

NAME = "promises"
_HEADS = (
    "promise",
    "wording",
    "small print",
    "made by",
    "said in",
    "standing",
    "may be said",
    "say instead",
    "since",
    "needs",
    "verdict",
    *(verdict_words(verdict) for verdict in Verdict),
    "worst at",
    "reason",
    "acts",
    "metric",
    "promised",
    "target",
    "unit",
    "least accepted",
    "measured",
    "low",
    "high",
    "sample",
    "period",
    "measured until",
    "value counts",
    "variance",
    "good enough",
    "departments",
    "partners",
    "personas",
    "channels",
    "journeys",
    "valid from",
    "valid until",
)

_CONCERNED: Mapping[str, type[Facet]] = {
    "departments": DepartmentFacet,
    "partners": PartnerFacet,
    "personas": PersonaFacet,
    "channels": ChannelFacet,
    "journeys": JourneyFacet,
}


def register_sheet(judged: JudgedMap) -> Sheet:
    answers = FacetAnswers(judged)
    records = tuple(_record(judged, answers.of(promise), promise) for promise in worst_first(judged))
    return sheet_of(NAME, records, _HEADS)


def _record(judged: JudgedMap, answers: tuple[Answers, ...], promise: Promise) -> Mapping[str, Cell]:
    standing = standing_of(promise, judged.as_of)
    unjudged = "live" if judged.pairs_of(promise.key) else PickedVerdict.HOMELESS
    return {
        "promise": promise.id,
        "wording": promise.statement,
        "small print": promise.qualifier,
        "made by": judged.name_of(promise.maker),
        "said in": "; ".join(said_today(judged, promise)),
        "standing": str(standing or unjudged),
        **_as_sentence(judged, promise),
        **_verdict(judged, promise),
        **{head: _answered(judged, facet, answers) for head, facet in _CONCERNED.items()},
        "valid from": promise.valid_from,
        "valid until": promise.valid_until,
    }


def _as_sentence(judged: JudgedMap, promise: Promise) -> Mapping[str, Cell]:
    sentence = sentence_of(judged, promise)
    if sentence is None:
        return {}
    return {
        "may be said": sentence.listed,
        "say instead": sentence.instead.text if sentence.instead else None,
        "since": sentence.since.in_words if sentence.since else None,
        "needs": "; ".join(sentence.would_change),
    }


def _verdict(judged: JudgedMap, promise: Promise) -> Mapping[str, Cell]:
    pairs = judged.pairs_of(promise.key)
    worst = worst_pair(pairs)
    if worst is None:
        return {}
    counts = tally_of(pairs).counts
    return {
        "verdict": verdict_words(worst.verdict),
        **{verdict_words(verdict): count for verdict, count in counts.items()},
        "worst at": judged.name_of(key_of(Touchpoint.kind, worst.touchpoint)),
        "reason": worst.reason,
        "acts": "; ".join(filter(None, map(judged.name_of, acting_on(judged, worst)))),
        **_numbers(judged, promise, worst.worst),
    }


def _numbers(judged: JudgedMap, promise: Promise, judgement: Judgement) -> Mapping[str, Cell]:
    metric = judged.catalogue.find(Metric, judgement.metric)
    variance = variance_of(judged, judgement)
    least = promise.expects[judgement.expectation].adequate if judgement.expectation is not None else None
    return {
        "metric": metric.name if metric else None,
        "promised": judgement.operator.replace("_", " ") if judgement.operator else "judged on proof",
        "target": judgement.target,
        "unit": metric.unit if metric else None,
        "least accepted": least,
        "measured": _shown(judgement.value),
        "low": judgement.low,
        "high": judgement.high,
        "sample": judgement.sample,
        "period": judgement.period,
        "measured until": judgement.measured_on,
        "value counts": ("no, too old" if variance.is_stale else "yes") if variance else None,
        "variance": _shown(variance.distance) if variance else None,
        "good enough": tolerance_of(judged, promise, judgement),
    }


def _answered(judged: JudgedMap, facet: type[Facet], answers: Iterable[Answers]) -> str:
    """All that the places of a promise answer to a facet, each once, by its name."""
    values = dict.fromkeys(value for each in answers for value in each.to(facet))
    names = (judged.name_of(key_of(facet.name, value)) or value for value in values)
    return "; ".join("everyone" if name == EVERYONE else name for name in names)


def _shown(value: Decimal | None) -> Decimal | None:
    return None if value is None else rounded_off(value)
