"""The promises to act on first: how far each is from what was promised, who fixes it, and what would mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxmap.insight.may_be_said import MayBeSaid, sayable
from cxmap.insight.mending import Mend
from cxmap.insight.sentences import sentence_of
from cxmap.insight.to_act_on import in_trouble, to_act_on
from cxmap.insight.what_if import worst_once_done
from cxmap.insight.who_acts import acting_on
from cxmap.model.promise import Promise
from cxmap.model.verdicts import IN_TROUBLE, NOT_KEPT
from cxmap.pages.charts.measure_bar import MeasureBar, measure_bar
from cxmap.pages.home.sentences import (
    MENDS,
    MENDS_NOT_YET,
    NOT_SAID,
    NOTHING_MENDS,
    SAY_INSTEAD,
    act_title,
    felt_sentence,
    mend_words,
    more_in_trouble,
    since_sentence,
    still_on_show,
)
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.promise_words import anchor_of
from cxmap.pages.kit.register_link import register_link
from cxmap.pages.kit.sentences import Wording, instead_of
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Cut, cut
from cxmap.pages.kit.values import Markdown, VerdictMark, WebLink
from cxmap.pages.kit.verdict_words import mark_of

MOST_TO_ACT_ON = 3
"""As many as a board can decide on in one meeting; the register has them all."""
MOST_OTHERS = 3
MOST_PLACES = 2
MOST_MENDS = 2


@dataclass(frozen=True, slots=True)
class ShownMend:
    """An opportunity that would mend a promise, and how far it has come."""

    opportunity: EntityLink
    words: str
    is_idle: bool
    """Whether it would leave the promise as it is."""


@dataclass(frozen=True, slots=True)
class ShownTrouble:
    """A promise to act on; its `reason` stands there where there is no bar."""

    promise: EntityLink
    verdict: VerdictMark
    bar: MeasureBar | None
    reason: str
    since: str
    felt: str
    said: Cut[Markdown]
    not_said: str
    instead: Wording | None
    """The strongest true sentence, where it is another one."""
    acting: tuple[EntityLink, ...]
    mends_title: str
    mends: Cut[ShownMend]
    nothing_mends: str


@dataclass(frozen=True, slots=True)
class OtherTrouble:
    """A promise that is in trouble, too, and why."""

    promise: EntityLink
    verdict: VerdictMark
    reason: str


@dataclass(frozen=True, slots=True)
class ActingBoard:
    """The promises to act on first, some others in a line each, and the ways to all that somebody must see to."""

    shown: tuple[ShownTrouble, ...]
    rest: WebLink | None
    others: tuple[OtherTrouble, ...]
    ways: tuple[WebLink, ...]


def troubles_section(site: Site) -> Iterator[Section]:
    """Nothing where no promise is in trouble and none is on show that has ended."""
    found = in_trouble(site)
    shown = tuple(_shown(site, promise) for promise in found[:MOST_TO_ACT_ON])
    ways = tuple(_stopped(site))
    if shown or ways:
        title = act_title(len(shown), is_said=all(map(_misleads, shown))) if shown else "Take this down"
        rest = _rest(site, len(found) - len(shown))
        others = tuple(_other(site, promise) for promise in found[MOST_TO_ACT_ON:][:MOST_OTHERS])
        yield Section(title, "home/to_act_on", ActingBoard(shown, rest, others, ways))


def _misleads(shown: ShownTrouble) -> bool:
    """Whether customers read it today, and it is known not to be kept."""
    return bool(shown.said.shown) and shown.verdict.verdict in NOT_KEPT


def _shown(site: Site, promise: Promise) -> ShownTrouble:
    found, sentence = to_act_on(site, promise), sentence_of(site, promise)
    bar = measure_bar(site, promise, found.worst.worst)
    path = site.catalogue.documents[promise.key].path
    mends = cut(found.mends, MOST_MENDS)
    shown_mends = tuple(_mend(site, promise, mend) for mend in mends.shown)
    return ShownTrouble(
        promise=replace(site.links[promise.key], name=promise.statement),
        verdict=mark_of(found.worst.verdict),
        bar=bar,
        reason="" if bar else found.worst.reason,
        since=since_sentence(sentence.since) if sentence else "",
        felt=felt_sentence(found),
        said=cut((Markdown(where, path) for where in found.said), MOST_PLACES),
        not_said="" if found.said else NOT_SAID,
        instead=instead_of(site, sentence) if sentence else None,
        acting=site.links_to(acting_on(site, found.worst)),
        mends_title=MENDS_NOT_YET if _are_idle(shown_mends) and not mends.more else MENDS,
        mends=Cut(shown_mends, mends.total),
        nothing_mends="" if found.mends else NOTHING_MENDS,
    )


def _other(site: Site, promise: Promise) -> OtherTrouble:
    worst = to_act_on(site, promise).worst
    return OtherTrouble(replace(site.links[promise.key], name=promise.statement), mark_of(worst.verdict), worst.reason)


def _mend(site: Site, promise: Promise, mend: Mend) -> ShownMend:
    opportunity = mend.opportunity
    worst = worst_once_done(site, promise, opportunity)
    is_idle = worst is not None and not worst.is_another
    return ShownMend(site.links[opportunity.key], mend_words(opportunity, worst), is_idle)


def _are_idle(mends: tuple[ShownMend, ...]) -> bool:
    return bool(mends) and all(each.is_idle for each in mends)


def _rest(site: Site, more: int) -> WebLink | None:
    if not more:
        return None
    words = more_in_trouble(more)
    return register_link(site, words, IN_TROUBLE) or WebLink(words)


def _stopped(site: Site) -> Iterator[WebLink]:
    """The ways to promises that have ended and can still be read, and to what may be said in place of others."""
    stopped = [each for each in sayable(site)[MayBeSaid.STOP] if isinstance(each, Promise)]
    path = site.overviews.get("may-we-say", "")
    anchor = anchor_of(MayBeSaid.STOP) if path else ""
    if over := sum(not site.pairs_of(promise.key) for promise in stopped):
        yield WebLink(still_on_show(over), path=path, anchor=anchor)
    if path and over < len(stopped):
        yield WebLink(SAY_INSTEAD, path=path, anchor=anchor)
