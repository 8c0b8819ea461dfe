"""May we say this: the sentences that can be said today, those that cannot, and what more could be said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cxmap.alignment.wording import during, target_amount
from cxmap.insight.may_be_said import MayBeSaid, SafeToSay, Unpromoted, safe_to_say, sayable
from cxmap.insight.sentences import OFFERED, sentence_of
from cxmap.insight.true_wording import share_words
from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.promise import CompetingOffer, Promise
from cxmap.pages.kit.index_page import overview
from cxmap.pages.kit.lead import Worst
from cxmap.pages.kit.page import EntityLink, PageView, Section
from cxmap.pages.kit.promise_words import TITLES, UNCONFIRMED, anchor_of, dated_target_words, reading_words
from cxmap.pages.kit.register import register_row
from cxmap.pages.kit.sentences import Wording, instead_of, unknown_words, wording_of
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import cut
from cxmap.pages.kit.values import Markdown, VerdictMark
from cxmap.pages.kit.words import capitalised
from cxmap.pages.may_we_say.evidence import ProofFact, proof_facts, setting_words, unpromoted_proof

_RULES = {
    MayBeSaid.SAFE: "It is kept wherever customers meet it: say it as it stands.",
    MayBeSaid.QUALIFIED: "It is kept wherever customers meet it, as long as its small print is said with it.",
    MayBeSaid.REWORD: "The words promise more than the figures stand for: to more customers, or something else.",
    MayBeSaid.WATCH: "It is published and true today, but something may break it: say it in no new place.",
    MayBeSaid.NOT_YET: "It is not published, and it is planned, at risk or not proven: wait.",
    MayBeSaid.UNPROVEN: "It is published, and nobody can show that it is kept.",
    MayBeSaid.STOP: "It is not kept somewhere; or it is over, and can still be read.",
    MayBeSaid.MORE: (
        "Delivery does better than is said, or does well what no promise speaks of. "
        "Those come first on which competitors speak."
    ),
}
"""The rule of each list, in the order of the page: what may be said comes first."""
_OFFERED = (*OFFERED, MayBeSaid.MORE)


@dataclass(frozen=True, slots=True)
class SayingList:
    """One of the lists, the rule by which something stands in it, and its anchor on the page.

    `is_offered`: whether its sentences are for use.
    """

    name: str
    anchor: str
    title: str
    rule: str
    is_offered: bool
    sayings: tuple[Saying, ...]
    total: int
    note: str

    @property
    def level_is(self) -> str:
        """The name of a level: beside a sentence that is not to be said, none is safe."""
        return "Safe level" if self.is_offered else "We reach"


@dataclass(frozen=True, slots=True)
class SayingLists:
    """How long each list is, as the way to it."""

    lists: tuple[SayingList, ...]
    as_of: str

    @property
    def are_empty(self) -> bool:
        return not any(each.sayings for each in self.lists)


def build(site: Site) -> PageView:
    lists = lists_of(site)
    ways = Section("", "may_we_say/ways", SayingLists(lists, str(site.as_of)))
    return overview(ways, *(Section(each.title, "may_we_say/list", each) for each in lists))


def lists_of(site: Site, only: Collection[str] | None = None, name: str = "") -> tuple[SayingList, ...]:
    """The lists, of `only` some promises and nothing else where that is said.

    `name` tells them from others on their page.
    """
    found = sayable(site, only)
    return tuple(_list(site, listed, found[listed], name) for listed in _RULES)


def _list(site: Site, listed: MayBeSaid, entries: Sequence[Promise | Unpromoted], name: str) -> SayingList:
    shown = cut(entries, site.most(MOST_SAYINGS))
    return SayingList(
        name=str(listed),
        anchor=anchor_of(listed, name),
        title=TITLES[listed],
        rule=_RULES[listed],
        is_offered=listed in _OFFERED,
        sayings=tuple(
            unpromoted_saying(site, entry) if isinstance(entry, Unpromoted) else saying_of(site, entry)
            for entry in shown.shown
        ),
        total=shown.total,
        note=shown.note("sentence", "sentences"),
    )


MOST_SAYINGS = 200
MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class SafeFact:
    """A level that can be relied on, and the period that set it; without `words` nobody can tell, as `remark` says why.

    `places` are the touchpoints for which alone it holds; none where it holds wherever the promise is felt. Beside
    a level, `remark` says that it is short of what is promised, and `set_by` which capability set it.
    """

    metric: EntityLink
    words: str
    set_in: str
    group: str = ""
    places: tuple[EntityLink, ...] = ()
    more_places: str = ""
    set_by: EntityLink | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """The words of a competitor on the same matter."""

    name: str
    statement: str
    url: str


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence, or what a capability would let people say, with all that a writer must know of it.

    `is_offered`: whether the wording can be copied at a click, as `instead` always can. `unconfirmed` has the target
    where it is older than reviews of the promise allow. `places` are where it could be told.
    """

    about: EntityLink
    wording: Wording
    is_offered: bool
    instead: Wording | None = None
    since: str = ""
    would_change: tuple[str, ...] = ()
    acting: tuple[EntityLink, ...] = ()
    read_as: str = ""
    verdict: VerdictMark | None = None
    because: str = ""
    unconfirmed: str = ""
    worst: Worst | None = None
    safe: tuple[SafeFact, ...] = ()
    proofs: tuple[ProofFact, ...] = ()
    said: tuple[Markdown, ...] = ()
    unsaid: str = ""
    offers: tuple[Offer, ...] = ()
    owner: EntityLink | None = None
    places: tuple[EntityLink, ...] = ()
    places_are: str = ""
    more_places: int = 0


def saying_of(site: Site, promise: Promise) -> Saying:
    sentence = sentence_of(site, promise)
    assert sentence, "what stands in a list is something to say"
    pairs = site.pairs_of(promise.key)
    row = register_row(site, promise, pairs)
    return Saying(
        about=site.links[promise.key],
        wording=wording_of(site, promise, sentence.as_said),
        is_offered=sentence.is_offered,
        instead=instead_of(site, sentence),
        since=capitalised(sentence.since.in_words) if sentence.since else "",
        would_change=sentence.would_change,
        acting=site.links_to(sentence.acting),
        read_as=reading_words(site, promise),
        verdict=row.verdict,
        because=row.because,
        unconfirmed=f"{dated_target_words(site, promise)}. {UNCONFIRMED}" if row.unconfirmed else "",
        worst=replace(row.worst, acting=()) if row.worst else None,
        safe=tuple(
            _safe_fact(site, each, next(unknown_words(site, promise), "")) for each in safe_to_say(site, promise)
        ),
        proofs=proof_facts(site, promise),
        said=tuple(_said(site, promise)),
        unsaid=row.unsaid,
        offers=_offers(promise.competitors),
    )


def unpromoted_saying(site: Site, found: Unpromoted) -> Saying:
    capability, places = found.capability, site.links_to(found.touchpoints)
    return Saying(
        about=site.links[capability.key],
        wording=Wording("; ".join(map(_level_words, found.safe))),
        is_offered=all(each.level for each in found.safe),
        because="Unpromoted: it does what it is built for, and no promise makes use of it.",
        safe=tuple(_safe_fact(site, each) for each in found.safe),
        proofs=(unpromoted_proof(site, capability, found.safe[0].metric, found.newest),),
        offers=_offers(found.offers),
        owner=site.link_to(key_of(Department.kind, capability.owner)),
        places=places[:MOST_PLACES],
        places_are="where it is at work" if found.is_at_work else "on journeys of its owner",
        more_places=max(0, len(places) - MOST_PLACES),
    )


def _level_words(safe: SafeToSay) -> str:
    """`Days to a refund: at most 1.6 days in 90 of 100 cases in 2026-10, counted from decision (islands)`."""
    metric, level = safe.metric, safe.level
    if level is None:
        return metric.name
    clock = f", counted from {metric.counts_from.replace('-', ' ')}" if metric.counts_from else ""
    group = f" ({safe.group})" if safe.group else ""
    reached = f"{target_amount(level.operator, level.level, metric)}{share_words(metric)} {during(level.period)}"
    return f"{metric.name}: {reached}{clock}{group}"


def _safe_fact(site: Site, safe: SafeToSay, why_unknown: str = "") -> SafeFact:
    metric, level = safe.metric, safe.level
    if level is None:
        return SafeFact(site.links[metric.key], "", "", safe.group or "", remark=why_unknown)
    rest = len(safe.only_at) - MOST_PLACES
    return SafeFact(
        metric=site.links[metric.key],
        words=target_amount(level.operator, level.level, metric),
        set_in=setting_words(safe, level),
        group=safe.group or "",
        places=site.links_to(safe.only_at[:MOST_PLACES]),
        more_places=f"{rest:,}" if rest > 0 else "",
        set_by=site.links[safe.set_by.key] if safe.set_by else None,
        remark="short of what is promised" if safe.is_short else "",
    )


def _said(site: Site, promise: Promise) -> Iterator[Markdown]:
    """Where it is said today, and since when."""
    path = site.catalogue.documents[promise.key].path
    for place in promise.published:
        if place.is_out_on(site.as_of):
            since = f" (since {place.from_})" if place.from_ else ""
            yield Markdown(f"{place.where}{since}", path)


def _offers(offers: Iterable[CompetingOffer]) -> tuple[Offer, ...]:
    """Each once, as far as it was written down."""
    found = (Offer(offer.name or "", offer.statement or "", offer.url or "") for offer in offers)
    return tuple(dict.fromkeys(found))
