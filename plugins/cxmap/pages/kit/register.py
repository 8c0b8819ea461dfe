"""The register of promises: each with its wording, who made it, where it is said, its verdict and why."""

from __future__ import annotations

from dataclasses import dataclass, replace

from cxmap.alignment.results import Judgement, Pair, tally_of, worst_pair
from cxmap.alignment.wording import amount, during
from cxmap.insight.register import said_today
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.pages.kit.entity_words import standing_sentence
from cxmap.pages.kit.lead import Worst, worst_of
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.promise_words import target_words, unconfirmed_words
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Counts, Markdown, VerdictMark
from cxmap.pages.kit.verdict_words import counts_of, mark_of
from cxmap.pages.kit.words import joined

REGISTER_ROWS = 500
"""The register of all promises shows no more than these."""


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """A promise by its wording; `because` says why it has no verdict."""

    promise: EntityLink
    maker: EntityLink | None
    said: tuple[Markdown, ...]
    unsaid: str
    verdict: VerdictMark | None
    counts: Counts | None
    worst: Worst | None
    because: str
    target: str
    unconfirmed: str
    value: str
    value_in: str


@dataclass(frozen=True, slots=True)
class Register:
    """Promises, the worst first; `sentence` stands above them, `note` below."""

    rows: tuple[RegisterRow, ...]
    note: str = ""
    sentence: str = ""


def register_row(site: Site, promise: Promise, pairs: tuple[Pair, ...]) -> RegisterRow:
    """The row of a promise as it fares in some of its pairs."""
    worst = worst_pair(pairs)
    tally = tally_of(pairs)
    judgement = worst.worst if worst else None
    path = site.catalogue.documents[promise.key].path
    said = tuple(Markdown(where, path) for where in said_today(site, promise))
    return RegisterRow(
        promise=replace(site.links[promise.key], name=promise.statement),
        maker=site.link_to(promise.maker),
        said=said,
        unsaid="" if said else "said nowhere today" if promise.explicit else "implied, never said",
        verdict=mark_of(worst.verdict) if worst else None,
        counts=counts_of(tally) if tally.total > 1 else None,
        worst=worst_of(site, worst, promise) if worst else None,
        because="" if worst else _because(site, promise),
        target=joined(target_words(site, promise)),
        unconfirmed=unconfirmed_words(site, promise),
        value=_value(site, judgement),
        value_in=during(judgement.period) if judgement and judgement.period else "",
    )


def _because(site: Site, promise: Promise) -> str:
    if sentence := standing_sentence(promise, site.as_of):
        return sentence
    if promise.id in site.alignment.homeless:
        return "Homeless: no live touchpoint carries this promise."
    if promise.is_slogan:
        return "A slogan: it promises nothing that can be kept or broken."
    return "No verdict: a mistake in the content hides it."


def _value(site: Site, judgement: Judgement | None) -> str:
    metric = site.catalogue.find(Metric, judgement.metric) if judgement else None
    if judgement is None or metric is None or judgement.value is None:
        return ""
    return amount(judgement.value, metric)
