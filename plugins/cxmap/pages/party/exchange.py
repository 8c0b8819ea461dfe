"""The exchange of a party: what it needs, gives and gets, and what it is measured by and rewarded for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cxmap.insight.involvement import is_unmet, rated_needs, unmet_needs
from cxmap.insight.places import Places
from cxmap.insight.rewards import Meaning, PartyMetric, metrics_of, unmeasured_rewards
from cxmap.model.ids import Key
from cxmap.model.party import Need, Party
from cxmap.pages.kit.facts import rating_words
from cxmap.pages.kit.index_page import few_links
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import MOST_ROWS, Column, Columns, Holds, Table, cut, heads_of, row_of
from cxmap.pages.kit.values import NOTHING, Fact, Facts, Markdown, Several, Value, Words

_MEANINGS: Mapping[Meaning, str] = {
    Meaning.UNRELATED: "Rewarded, but unrelated to your touchpoints",
    Meaning.UNPROMISED: "Rewarded, though no promise needs it",
    Meaning.UNREWARDED: "Promises need it, but it is not rewarded",
    Meaning.REWARDED: "Rewarded, and promises need it",
}


@dataclass(frozen=True, slots=True)
class NeedMet:
    """One need, and how well it is met."""

    need: Markdown
    met: str
    level: int
    is_unmet: bool


@dataclass(frozen=True, slots=True)
class Exchange:
    """The needs of a party, what it gives and gets, and all of it in a sentence."""

    sentence: str
    needs: tuple[NeedMet, ...]
    gives: tuple[Markdown, ...]
    gets: tuple[Markdown, ...]


def exchange_section(site: Site, party: Party) -> Section:
    """A section for every party: one that states nothing is told so."""
    path = site.links[party.key].path
    exchange = Exchange(
        _sentence(party),
        tuple(_need(need, path) for need in party.needs),
        tuple(Markdown(text, path) for text in party.gives),
        tuple(Markdown(text, path) for text in party.gets),
    )
    return Section("What you need, give and get", "party/exchange", exchange)


def measures_sections(site: Site, party: Party, places: Places) -> Iterator[Section]:
    """A section where the party is rewarded for something, or measured by something."""
    path = site.links[party.key].path
    metrics = metrics_of(site, party, places)
    telling = (each for each in metrics if each.meaning is not Meaning.MEASURED)
    rows = (
        *(row_of(site, _COLUMNS, each) for each in sorted(telling, key=lambda each: each.order)),
        *(_unmeasured(reward, path) for reward in unmeasured_rewards(party)),
        *_only_measured(site, [each for each in metrics if each.meaning is Meaning.MEASURED]),
    )
    if rows:
        shown = cut(rows, site.most(MOST_ROWS))
        table = Table("Measures", heads_of(_COLUMNS), shown.shown, note=shown.note("row", "rows"))
        yield Section("What you are measured by and rewarded for", "kit/table", table)


def _meaning(site: Site, metric: PartyMetric) -> Value:
    words = _MEANINGS[metric.meaning]
    rewards = tuple(Markdown(reward, site.links[metric.party].path) for reward in metric.rewards)
    return Facts((Fact(words, Several(rewards)),)) if rewards else Words(words)


def _counts(site: Site, metric: PartyMetric) -> Value:
    return _where(site, metric.promises, metric.touchpoints)


def _where(site: Site, promises: tuple[Key, ...], touchpoints: tuple[Key, ...]) -> Value:
    counts = (("Promises", promises), ("Touchpoints", touchpoints))
    return Facts(tuple(Fact(label, few_links(site, keys)) for label, keys in counts if keys))


def _unmeasured(reward: str, path: str) -> tuple[Value, ...]:
    rewarded = Fact("Rewarded, but no measure decides on it", Several((Markdown(reward, path),)))
    return (Words("none"), Facts((rewarded,)), NOTHING)


def _only_measured(site: Site, metrics: list[PartyMetric]) -> Iterator[tuple[Value, ...]]:
    """All of it in one row."""
    if metrics:
        links = Several(site.links_to(sorted(each.metric for each in metrics)))
        touchpoints = tuple(key for each in metrics for key in each.touchpoints)
        yield (links, Words("Measured, neither promised nor rewarded"), _where(site, (), touchpoints))


def _sentence(party: Party) -> str:
    if not (party.needs or party.gives or party.gets):
        return "Nobody has written down what you need, give or get."
    rated = len(rated_needs(party))
    met = rated - len(unmet_needs(party))
    return f"{met:,} of {rated:,} needs {'is' if met == 1 else 'are'} met." if rated else ""


def _need(need: Need, path: str) -> NeedMet:
    return NeedMet(Markdown(need.need, path), rating_words(need.met), int(need.met or 0), is_unmet(need))


_COLUMNS: Columns[PartyMetric] = (
    Column("Measure", lambda site, each: site.links[each.metric], Holds.NAME),
    Column("What it means for you", _meaning, Holds.PROSE),
    Column("Where it counts", _counts, Holds.PROSE),
)
