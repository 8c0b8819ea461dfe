"""How the promises on a journey fare: how many are kept, and the bar of their verdicts."""

from __future__ import annotations

from dataclasses import dataclass

from cxmap.alignment.results import tally_of, worst_pairs
from cxmap.insight.promise_rate import PromiseRate, rate_of, verdicts_of
from cxmap.model.journey import Journey
from cxmap.pages.charts.verdict_bar import VerdictBar, verdict_bar
from cxmap.pages.kit.register_link import register_link
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import WebLink
from cxmap.pages.kit.verdict_words import rate_words


@dataclass(frozen=True, slots=True)
class JourneyRate:
    """`rate` and the `way` to these promises in the register are None where nothing on the journey is judged."""

    rate: PromiseRate | None
    way: WebLink | None
    bar: VerdictBar


def journey_rate(site: Site, journey: Journey) -> JourneyRate:
    pairs = site.pairs_of(journey.key)
    bar = verdict_bar(site, tally_of(worst_pairs(pairs)), journey=journey.id)
    rate = rate_of(verdicts_of(pairs))
    if rate is None:
        return JourneyRate(None, None, bar)
    words = rate_words(rate)
    return JourneyRate(rate, register_link(site, words, journey=journey.id) or WebLink(words), bar)
