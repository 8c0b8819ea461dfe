"""The rewards of a party beside what they do, and the measures that nobody rewards."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.insight.caused_pains import pains_from
from cxmap.insight.places import Part, Places
from cxmap.insight.rewards import Meaning, PartyMetric, metrics_of, unmeasured_rewards
from cxmap.model.ids import Key
from cxmap.model.party import Party
from cxmap.pages.kit.index_page import few_links
from cxmap.pages.kit.page import Section, folded
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Head, Holds, Table, cut, table_of
from cxmap.pages.kit.values import NOTHING, Fact, Facts, Markdown, Several, Value, Words
from cxmap.pages.kit.words import counted
from cxmap.pages.party.sentences import LACKING, NO_MEASURE, UNSEEN

_MOST_REWARDS = 60
_UNREWARDED = (Meaning.UNREWARDED, Meaning.MEASURED)
_HEADS = (Head("You are rewarded for", Holds.NAME), Head("Measured by"), Head("What that does", Holds.PROSE))


def reward_sections(site: Site, party: Party, places: Places) -> Iterator[Section]:
    """A section where the party is rewarded for something."""
    path = site.links[party.key].path
    metrics = sorted(metrics_of(site, party, places), key=lambda each: each.order)
    rows = (
        *(_rewarded(site, each) for each in metrics if each.meaning not in _UNREWARDED),
        *(_unmeasured(site, reward, path, places) for reward in unmeasured_rewards(party)),
    )
    if rows:
        title = "What you are rewarded for, and what that does"
        shown = cut(rows, site.most(_MOST_REWARDS))
        yield Section(title, "kit/table", Table(title, _HEADS, shown.shown, note=shown.note("reward", "rewards")))


def measures_sections(site: Site, party: Party, places: Places) -> Iterator[Section]:
    """A section where the party is measured by something that nobody rewards."""
    found = sorted(metrics_of(site, party, places), key=lambda each: each.order)
    measures = [each for each in found if each.meaning in _UNREWARDED]
    if measures:
        title = "What you are measured by, but not rewarded for"
        words = counted(len(measures), "measure", "measures")
        yield folded(Section(title, "kit/table", table_of(site, title, _COLUMNS, measures)), words)


def _rewarded(site: Site, metric: PartyMetric) -> tuple[Value, ...]:
    path = site.links[metric.party].path
    rewards = Several(tuple(Markdown(reward, path) for reward in metric.rewards))
    return (rewards, site.links[metric.metric], _effect(site, metric))


def _effect(site: Site, metric: PartyMetric) -> Value:
    """The promises that need it, the places where it is measured, and those where it hurts."""
    hurt = tuple(each.touchpoint.key for each in pains_from(site, (metric.metric,)))
    named = (
        ("Promises need it", metric.promises),
        ("It hurts customers at", hurt),
        ("Measured at", metric.touchpoints),
    )
    lacking = (LACKING[metric.meaning],) if metric.meaning in LACKING else ()
    return Facts((*lacking, *_facts(site, named)))


def _facts(site: Site, places: tuple[tuple[str, tuple[Key, ...]], ...]) -> Iterator[Fact]:
    return (Fact(label, few_links(site, keys)) for label, keys in places if keys)


def _unmeasured(site: Site, reward: str, path: str, places: Places) -> tuple[Value, ...]:
    owned = tuple(key for key, roles in places.items() if any(role.part is Part.OWNED for role in roles))
    effect = Facts((UNSEEN, *_facts(site, (("You answer for", owned),))))
    return (Markdown(reward, path), Words(NO_MEASURE), effect)


def _promises(site: Site, metric: PartyMetric) -> Value:
    return few_links(site, metric.promises) if metric.promises else NOTHING


def _touchpoints(site: Site, metric: PartyMetric) -> Value:
    return few_links(site, metric.touchpoints) if metric.touchpoints else NOTHING


_COLUMNS: Columns[PartyMetric] = (
    Column("Measure", lambda site, each: site.links[each.metric], Holds.NAME),
    Column("Promises need it", _promises),
    Column("Measured at", _touchpoints),
)
