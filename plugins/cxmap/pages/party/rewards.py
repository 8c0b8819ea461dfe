"""What a party is measured by, beside what it is rewarded for: where the two part, people do what pays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.insight.places import Places
from cxmap.model.document import Document
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.metric import Metric
from cxmap.model.party import Party
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.index_page import few_links
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import NOTHING, Fact, Facts, Markdown, Several, Value, Words

_COLUMNS = (
    Head("Measure", Holds.NAME),
    Head("What it means for you", Holds.PROSE),
    Head("Where it counts", Holds.PROSE),
)


@dataclass(frozen=True, slots=True)
class _Measures:
    """A party's metrics: why they are rewarded, which promises need them, and where they are measured."""

    rewarded: dict[str, list[Value]]
    promised: dict[str, dict[Key, None]]
    measured: dict[str, dict[Key, None]]


def reward_sections(site: Site, document: Document, places: Places) -> Iterator[Section]:
    """A section where the party is rewarded for something, or a measured promise rests on it."""
    party = document.entity
    assert isinstance(party, Party)
    measures = _measures(site, document, party, places)
    rows = [*_rows(site, measures), *_unmeasured(party, document), *_neither(site, measures)]
    if rows:
        yield Section(
            "What you are measured by and rewarded for", "kit/table", Table("Measures", _COLUMNS, tuple(rows))
        )


def _measures(site: Site, document: Document, party: Party, places: Places) -> _Measures:
    found = _Measures({}, {}, {})
    for incentive in party.incentives:
        if incentive.metric and site.catalogue.find(Metric, incentive.metric):
            found.rewarded.setdefault(incentive.metric, []).append(_reward(incentive.reward, document))
    for pair in site.pairs_of(party.key):
        for judgement in pair.judgements:
            if judgement.metric:
                found.promised.setdefault(judgement.metric, {})[key_of(Promise.kind, pair.promise)] = None
    for key in places:
        touchpoint = site.catalogue.find(Touchpoint, kind_and_id(key)[1])
        for metric in touchpoint.measured_by if touchpoint else ():
            found.measured.setdefault(metric, {})[key] = None
    return found


def _rows(site: Site, measures: _Measures) -> Iterator[tuple[Value, ...]]:
    """The metrics that are rewarded or needed, the most telling first."""
    metrics = dict.fromkeys((*measures.rewarded, *measures.promised))
    for metric in sorted(metrics, key=lambda each: (_standing(each, measures)[0], each)):
        meaning = Words(_standing(metric, measures)[1])
        rewards = measures.rewarded.get(metric, ())
        yield (
            site.links[key_of(Metric.kind, metric)],
            Facts((Fact(meaning.text, Several(tuple(rewards))),)) if rewards else meaning,
            Facts(tuple(_counts_for(site, metric, measures))),
        )


def _standing(metric: str, measures: _Measures) -> tuple[int, str]:
    """How telling a metric is, the most telling first, and what it means."""
    if metric not in measures.rewarded:
        return 2, "Promises need it, but it is not rewarded"
    if metric in measures.promised:
        return 3, "Rewarded, and promises need it"
    if metric in measures.measured:
        return 1, "Rewarded, though no promise needs it"
    return 0, "Rewarded, but unrelated to your touchpoints"


def _counts_for(site: Site, metric: str, measures: _Measures) -> Iterator[Fact]:
    for label, keys in (("Promises", measures.promised), ("Touchpoints", measures.measured)):
        if metric in keys:
            yield Fact(label, few_links(site, keys[metric]))


def _unmeasured(party: Party, document: Document) -> Iterator[tuple[Value, ...]]:
    for each in party.incentives:
        if not each.metric:
            reward = Several((_reward(each.reward, document),))
            yield (Words("none"), Facts((Fact("Rewarded, but no measure decides on it", reward),)), NOTHING)


def _neither(site: Site, measures: _Measures) -> Iterator[tuple[Value, ...]]:
    """What is only measured, in one row."""
    rest = [metric for metric in measures.measured if metric not in {*measures.rewarded, *measures.promised}]
    if rest:
        links = site.links_to(key_of(Metric.kind, metric) for metric in sorted(rest))
        touchpoints = dict.fromkeys(key for metric in rest for key in measures.measured[metric])
        counts = Facts((Fact("Touchpoints", few_links(site, touchpoints)),))
        yield (Several(links), Words("Measured, neither promised nor rewarded"), counts)


def _reward(reward: str, document: Document) -> Markdown:
    return Markdown(reward, document.path)
