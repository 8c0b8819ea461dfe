"""The register of promises as a sheet: one row a promise, with the numbers of the place that decides its verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cxmap.adapters.export.sheets import Cell, Sheet, sheet_of
from cxmap.alignment.results import Judgement, tally_of, worst_pair
from cxmap.insight.variance import tolerance_of, variance_of
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.facets import EVERYONE, HOMELESS, Answers, Concerned
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.register import said_today, worst_first
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.standing import standing
from cxmap.pages.kit.verdict_words import verdict_words
from cxmap.pages.kit.who_acts import acting_on

NAME = "promises"
_HEADS = (
    "promise",
    "wording",
    "small print",
    "made by",
    "said in",
    "standing",
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


def register_sheet(site: Site) -> Sheet:
    concerned = Concerned(site)
    records = tuple(_record(site, concerned, promise) for promise in worst_first(site))
    return sheet_of(NAME, records, _HEADS)


def _record(site: Site, concerned: Concerned, promise: Promise) -> Mapping[str, Cell]:
    return {
        "promise": promise.id,
        "wording": promise.statement,
        "small print": promise.qualifier,
        "made by": _name(site.link_to(key_of("department", promise.made_by))),
        "said in": "; ".join(said_today(site, promise)),
        "standing": standing(promise, site.as_of) or ("live" if site.pairs_of(promise.key) else HOMELESS),
        **_verdict(site, promise),
        **_concerned(site, concerned.answers(promise)),
        "valid from": promise.valid_from,
        "valid until": promise.valid_until,
    }


def _verdict(site: Site, promise: Promise) -> Mapping[str, Cell]:
    pairs = site.pairs_of(promise.key)
    worst = worst_pair(pairs)
    if worst is None:
        return {}
    counts = tally_of(pairs).counts
    return {
        "verdict": verdict_words(worst.verdict),
        **{verdict_words(verdict): count for verdict, count in counts.items()},
        "worst at": _name(site.link_to(key_of("touchpoint", worst.touchpoint))),
        "reason": worst.reason,
        "acts": _names(acting_on(site, worst)),
        **_numbers(site, promise, worst.worst),
    }


def _numbers(site: Site, promise: Promise, judgement: Judgement) -> Mapping[str, Cell]:
    metric = site.catalogue.find(Metric, judgement.metric)
    variance = variance_of(site, judgement)
    least = promise.expects[judgement.expectation].adequate if judgement.expectation is not None else None
    return {
        "metric": metric.name if metric else None,
        "promised": judgement.operator.replace("_", " ") if judgement.operator else "judged on proof",
        "target": judgement.target,
        "unit": metric.unit if metric else None,
        "least accepted": least,
        "measured": judgement.value,
        "low": judgement.low,
        "high": judgement.high,
        "sample": judgement.sample,
        "period": judgement.period,
        "measured until": judgement.measured_on,
        "variance": variance.distance if variance else None,
        "good enough": tolerance_of(promise, judgement),
    }


def _concerned(site: Site, answers: Iterable[Answers]) -> Mapping[str, Cell]:
    kinds = ("", "department", "partner", "persona", "", "journey", "")
    heads = ("", "departments", "partners", "personas", "channels", "journeys", "")
    found: dict[str, Cell] = {}
    for position, head in enumerate(heads):
        values = dict.fromkeys(value for each in answers for value in each[position])
        names = (_called(site, kinds[position], value) for value in values)
        found |= {head: "; ".join(names)} if head else {}
    return found


def _called(site: Site, kind: str, value: str) -> str:
    if value == EVERYONE:
        return "everyone"
    link = site.link_to(key_of(kind, value)) if kind else None
    return link.name if link else value


def _names(links: Iterable[EntityLink]) -> str:
    return "; ".join(link.name for link in links)


def _name(link: EntityLink | None) -> str | None:
    return link.name if link else None
