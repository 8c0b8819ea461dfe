"""May we say this: the sentences that can be said today, those that cannot, and what more could be said."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from cxmap.alignment.results import Judgement, worst_pair
from cxmap.alignment.wording import amount, during, target_amount
from cxmap.insight.may_be_said import MayBeSaid, SafeToSay, Unpromoted, safe_to_say, sayable
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import CompetingOffer, Promise
from cxmap.pages.kit.lead import Worst
from cxmap.pages.kit.page import EntityLink, PageView, Section
from cxmap.pages.kit.promise_words import TITLES, UNCONFIRMED, anchor_of, dated_target_words
from cxmap.pages.kit.register import register_row
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Markdown, VerdictMark

_RULES = {
    MayBeSaid.STOP: "Over-promised or broken somewhere; or over, and still to be read somewhere.",
    MayBeSaid.UNPROVEN: "Published, and nobody can show that it is kept.",
    MayBeSaid.NOT_YET: "At risk, unverified or unbacked somewhere, and not published; or planned, or felt nowhere.",
    MayBeSaid.REWORD: "At risk, as the words promise more than the target or the figures stand for.",
    MayBeSaid.WATCH: "Published and kept today, but at risk.",
    MayBeSaid.QUALIFIED: (
        "Kept or under-promised wherever customers feel it, as long as the small print is said with it."
    ),
    MayBeSaid.SAFE: "Kept or under-promised wherever customers feel it, and no small print belongs to it.",
    MayBeSaid.MORE: (
        "Promises that are exceeded, and so may be made stronger; capabilities that do what they are built for, "
        "and that no promise makes use of. Those come first on which competitors speak."
    ),
}

_OFFERED = (MayBeSaid.SAFE, MayBeSaid.QUALIFIED, MayBeSaid.MORE)


@dataclass(frozen=True, slots=True)
class SayingList:
    """One of the lists, the rule by which something stands in it, and its anchor on the page.

    `is_offered`: whether its wording is for use, and so can be copied at a click.
    """

    name: str
    anchor: str
    title: str
    rule: str
    is_offered: bool
    sayings: tuple[Saying, ...]

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
    return PageView("", "", (ways,), tuple(Section(each.title, "may_we_say/list", each) for each in lists))


def lists_of(site: Site, only: Collection[str] | None = None, name: str = "") -> tuple[SayingList, ...]:
    """The lists, of `only` some promises and nothing else where that is said.

    `name` tells them from others on their page.
    """
    return tuple(
        SayingList(
            name=str(listed),
            anchor=anchor_of(listed, name),
            title=TITLES[listed],
            rule=_RULES[listed],
            is_offered=listed in _OFFERED,
            sayings=tuple(
                unpromoted_saying(site, entry) if isinstance(entry, Unpromoted) else saying_of(site, entry)
                for entry in entries
            ),
        )
        for listed, entries in sayable(site, only).items()
    )


MOST_PLACES = 6


@dataclass(frozen=True, slots=True)
class SafeFact:
    """A level that can be relied on, and the period that set it; `words` are empty where nothing is fresh.

    `places` are the touchpoints for which alone it holds; none where it holds wherever the promise is felt. `remark`
    says that it is short of what is promised.
    """

    metric: EntityLink
    words: str
    set_in: str
    places: tuple[EntityLink, ...] = ()
    more_places: str = ""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class ProofFact:
    """The newest proof: what came out and when, and which capability delivered it."""

    words: str
    capability: EntityLink | None


@dataclass(frozen=True, slots=True)
class Offer:
    """The words of a competitor on the same matter."""

    name: str
    statement: str
    url: str


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence, or what a capability would let people say, with all that a writer must know of it.

    `unconfirmed` has the target where it is older than reviews of the promise allow.
    `places` are where it could be told.
    """

    about: EntityLink
    wording: str
    qualifier: Markdown | None = None
    verdict: VerdictMark | None = None
    because: str = ""
    unconfirmed: str = ""
    worst: Worst | None = None
    safe: tuple[SafeFact, ...] = ()
    proof: ProofFact | None = None
    said: tuple[Markdown, ...] = ()
    unsaid: str = ""
    offers: tuple[Offer, ...] = ()
    owner: EntityLink | None = None
    places: tuple[EntityLink, ...] = ()
    places_are: str = ""
    more_places: int = 0


def saying_of(site: Site, promise: Promise) -> Saying:
    pairs = site.pairs_of(promise.key)
    worst = worst_pair(pairs)
    row = register_row(site, promise, pairs)
    path = site.links[promise.key].path
    return Saying(
        about=site.links[promise.key],
        wording=promise.statement,
        qualifier=Markdown(promise.qualifier, path) if promise.qualifier else None,
        verdict=row.verdict,
        because=row.because,
        unconfirmed=f"{dated_target_words(site, promise)}. {UNCONFIRMED}" if row.unconfirmed else "",
        worst=row.worst,
        safe=tuple(_safe_fact(site, each) for each in safe_to_say(site, promise)),
        proof=_proof(site, worst.worst) if worst else None,
        said=row.said,
        unsaid=row.unsaid,
        offers=_offers(promise.competitors),
    )


def unpromoted_saying(site: Site, found: Unpromoted) -> Saying:
    capability, places = found.capability, site.links_to(found.touchpoints)
    newest = amount(found.newest.value, found.safe[0].metric)
    return Saying(
        about=site.links[capability.key],
        wording="; ".join(map(_level_words, found.safe)),
        because="Unpromoted: it does what it is built for, and no promise makes use of it.",
        safe=tuple(_safe_fact(site, each) for each in found.safe),
        proof=ProofFact(f"{newest} {during(found.newest.period.text)}", None),
        offers=_offers(found.offers),
        owner=site.link_to(key_of(Department.kind, capability.owner)),
        places=places[:MOST_PLACES],
        places_are="where it is at work" if found.is_at_work else "on journeys of its owner",
        more_places=max(0, len(places) - MOST_PLACES),
    )


def _level_words(safe: SafeToSay) -> str:
    metric, level = safe.metric, safe.level
    return f"{metric.name}: {target_amount(level.operator, level.level, metric)}" if level else metric.name


def _safe_fact(site: Site, safe: SafeToSay) -> SafeFact:
    metric, level = safe.metric, safe.level
    if level is None:
        return SafeFact(site.links[metric.key], "", "")
    rest = len(safe.only_at) - MOST_PLACES
    return SafeFact(
        metric=site.links[metric.key],
        words=target_amount(level.operator, level.level, metric),
        set_in=during(level.period),
        places=site.links_to(safe.only_at[:MOST_PLACES]),
        more_places=f"{rest:,}" if rest > 0 else "",
        remark="short of what is promised" if safe.is_short else "",
    )


def _proof(site: Site, judgement: Judgement) -> ProofFact | None:
    """None where nothing has been measured or seen yet."""
    metric = site.catalogue.find(Metric, judgement.metric)
    capability = site.link_to(key_of(Capability.kind, judgement.capability)) if judgement.capability else None
    if metric and judgement.value is not None and judgement.period:
        return ProofFact(f"{amount(judgement.value, metric)} {during(judgement.period)}", capability)
    return ProofFact(f"seen on {judgement.measured_on}", capability) if judgement.measured_on else None


def _offers(offers: Iterable[CompetingOffer]) -> tuple[Offer, ...]:
    """Each once, as far as it was written down."""
    found = (Offer(offer.name or "", offer.statement or "", offer.url or "") for offer in offers)
    return tuple(dict.fromkeys(found))
