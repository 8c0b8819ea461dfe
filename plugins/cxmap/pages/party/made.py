"""The promises that a party makes, stage by stage: where they are said, where they are redeemed, how, and by whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cxmap.alignment.results import Pair
from cxmap.alignment.wording import amount, during, target_amount
from cxmap.insight.made_and_kept import (
    MakingJourney,
    MakingStage,
    OffJourneys,
    SaidAt,
    making_journeys,
    off_journeys,
)
from cxmap.insight.places import keepers_of
from cxmap.model.ids import Key, key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import cut
from cxmap.pages.kit.values import Markdown, VerdictMark
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import counted

MOST_JOURNEYS, MOST_ENTRIES, MOST_KEEPERS = 20, 12, 3


@dataclass(frozen=True, slots=True)
class SaidEntry:
    """A promise that is said in a stage, and where."""

    wording: EntityLink
    where: Markdown
    touchpoint: EntityLink | None


@dataclass(frozen=True, slots=True)
class RedeemedEntry:
    """A promise that is felt in a stage: the verdict, where, what was measured, and who keeps it."""

    promise: EntityLink
    touchpoint: EntityLink
    verdict: VerdictMark
    measured: str
    keepers: tuple[EntityLink, ...]
    more: int


@dataclass(frozen=True, slots=True)
class MakingRow:
    """A stage: what is said there and what is redeemed there; `name` is empty for what lies on no journey."""

    name: str
    period: str
    said: tuple[SaidEntry, ...]
    more_said: int
    redeemed: tuple[RedeemedEntry, ...]
    more_redeemed: int


@dataclass(frozen=True, slots=True)
class MakingTable:
    """A journey with all its stages; without a journey, what lies on none."""

    journey: EntityLink | None
    rows: tuple[MakingRow, ...]

    @property
    def has_redeemed(self) -> bool:
        """A journey shows that nothing is redeemed on it; beside what lies on none, nothing needs no column."""
        return self.journey is not None or any(row.redeemed for row in self.rows)


@dataclass(frozen=True, slots=True)
class MakingTables:
    """The journeys of a party's promises, the most urgent first."""

    sentence: str
    tables: tuple[MakingTable, ...]
    note: str


def made_sections(site: Site, party: Key) -> Iterator[Section]:
    """A section where promises of the party are said or felt."""
    journeys, off = making_journeys(site, party), off_journeys(site, party)
    if journeys or off.said or off.felt:
        shown = cut(journeys, site.most(MOST_JOURNEYS))
        tables = (*(_table(site, each) for each in shown.shown), *_off(site, off))
        made = MakingTables(_sentence(site, party), tables, shown.note("journey", "journeys"))
        yield Section("Promises you make", "party/made", made)


def _sentence(site: Site, party: Key) -> str:
    made = site.made_by(party)
    places = counted(len({pair.touchpoint for pair in made}), "touchpoint", "touchpoints")
    promises = counted(len({pair.promise for pair in made}), "promise", "promises")
    return (
        f"You make {promises} that customers feel at {places}." if made else "Customers feel none of it anywhere yet."
    )


def _table(site: Site, making: MakingJourney) -> MakingTable:
    return MakingTable(site.links[making.journey.key], tuple(_stage(site, each) for each in making.stages))


def _stage(site: Site, making: MakingStage) -> MakingRow:
    return _row(site, making.stage.name, str(making.stage.period or ""), making.said, making.felt)


def _off(site: Site, off: OffJourneys) -> Iterator[MakingTable]:
    if off.said or off.felt:
        yield MakingTable(None, (_row(site, "", "", off.said, off.felt),))


def _row(site: Site, name: str, period: str, said: Iterable[SaidAt], felt: Iterable[Pair]) -> MakingRow:
    spoken = cut(said, site.most(MOST_ENTRIES))
    redeemed = cut(felt, site.most(MOST_ENTRIES), by=lambda pair: (pair.verdict.rank, pair.promise, pair.touchpoint))
    return MakingRow(
        name=name,
        period=period,
        said=tuple(_said(site, each) for each in spoken.shown),
        more_said=spoken.more,
        redeemed=tuple(_redeemed(site, pair) for pair in redeemed.shown),
        more_redeemed=redeemed.more,
    )


def _said(site: Site, said: SaidAt) -> SaidEntry:
    link = site.links[said.promise.key]
    touchpoint = site.link_to(key_of(Touchpoint.kind, said.publication.touchpoint or ""))
    return SaidEntry(replace(link, name=said.wording), Markdown(said.publication.where, link.path), touchpoint)


def _redeemed(site: Site, pair: Pair) -> RedeemedEntry:
    keepers = cut(site.links_to(keepers_of(site, pair)), site.most(MOST_KEEPERS))
    return RedeemedEntry(
        promise=site.links[key_of(Promise.kind, pair.promise)],
        touchpoint=site.links[key_of(Touchpoint.kind, pair.touchpoint)],
        verdict=mark_of(pair.verdict),
        measured=_measured(site, pair),
        keepers=keepers.shown,
        more=keepers.more,
    )


def _measured(site: Site, pair: Pair) -> str:
    """`96.4 % in 2026-10, at least 95 % promised`."""
    judgement = pair.worst
    metric = site.catalogue.find(Metric, judgement.metric)
    if metric is None or judgement.operator is None or judgement.target is None:
        return f"proof of {judgement.measured_on}" if judgement.measured_on else "nothing proved"
    is_measured = judgement.value is not None and judgement.period
    measured = f"{amount(judgement.value, metric)} {during(judgement.period or '')}" if is_measured else "not measured"
    return f"{measured}, {target_amount(judgement.operator, judgement.target, metric)} promised"
