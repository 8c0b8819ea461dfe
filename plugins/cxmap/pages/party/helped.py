"""The promises that a party helps to keep, the kept ones too, and what it does for each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sized
from dataclasses import dataclass, replace

from cxmap.alignment.results import Pair, worst_pair
from cxmap.alignment.wording import verdict_words
from cxmap.insight.places import Part, Places, Role, keepers
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.ids import Key, key_of
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Markdown, VerdictMark
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import counted, counted_by_worst, joined

MOST_DEEDS = 6
MOST_PROMISES = 200


@dataclass(frozen=True, slots=True)
class Deed:
    """What a party does for a promise: `before` and `does` are words, then comes where or with what."""

    before: str
    does: Markdown | None
    to: EntityLink | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpedPromise:
    """A promise, what the party does for it, and why it has its verdict where the party has a part."""

    promise: EntityLink
    deeds: tuple[Deed, ...]
    more: int
    reason: str


@dataclass(frozen=True, slots=True)
class HelpedGroup:
    """The promises of one verdict."""

    verdict: VerdictMark
    promises: tuple[HelpedPromise, ...]


@dataclass(frozen=True, slots=True)
class Helped:
    """All promises that rest on a party, the worst verdict first."""

    sentence: str
    groups: tuple[HelpedGroup, ...]
    left_out: int


def helped_sections(site: Site, party: Key, places: Places) -> Iterator[Section]:
    """A section where a promise rests on the party."""
    found = _by_promise(site.pairs_of(party))
    if found:
        shown = sorted(found, key=lambda pairs: (_worst(pairs).verdict.rank, pairs[0].promise))[:MOST_PROMISES]
        verdicts = dict.fromkeys(_worst(pairs).verdict for pairs in shown)
        groups = (
            HelpedGroup(
                mark_of(verdict),
                tuple(_promise(site, party, pairs, places) for pairs in shown if _worst(pairs).verdict is verdict),
            )
            for verdict in verdicts
        )
        sentence = f"{_helping(found)}{counted_by_worst(map(len, found))}: {_sentence(found)}."
        helped = Helped(sentence, tuple(groups), len(found) - len(shown))
        yield Section("Promises you help to keep", "party/helped", helped)


def answer(site: Site, party: Key) -> str:
    """`You help to keep 12 promises; 9 of them are kept wherever …`; where none is, how many rest on the party."""
    found = _by_promise(site.pairs_of(party))
    kept = sum(_worst(pairs).verdict.counts_as_kept for pairs in found)
    if not kept:
        return f"{counted(len(found), 'promise rests', 'promises rest')} on you"
    if kept == len(found):
        return f"{_helping(found)}; {'it is' if kept == 1 else 'all of them are'} kept"
    return f"{_helping(found)}; {kept:,} of them {'is' if kept == 1 else 'are'} kept wherever you have a part"


def counted_words(pairs: Collection[Pair]) -> str:
    """What verdicts are counted at, beside the answer that counts promises."""
    promises = len({pair.promise for pair in pairs})
    same = "This promise" if promises == 1 else f"These {promises:,} promises"
    return f"{same} at the {len(pairs):,} places where you have a part, each one promise at one touchpoint:"


def _helping(found: Sized) -> str:
    return f"You help to keep {counted(len(found), 'promise', 'promises')}"


def _sentence(found: Iterable[tuple[Pair, ...]]) -> str:
    """`9 kept, 2 at risk and 1 broken`: what is done well comes first."""
    counts = Counter(_worst(pairs).verdict for pairs in found)
    return joined(
        f"{counts[verdict]:,} {verdict_words(verdict)}" for verdict in reversed(tuple(Verdict)) if counts[verdict]
    )


def _by_promise(pairs: Iterable[Pair]) -> tuple[tuple[Pair, ...], ...]:
    found: dict[str, list[Pair]] = {}
    for pair in pairs:
        found.setdefault(pair.promise, []).append(pair)
    return tuple(map(tuple, found.values()))


def _worst(pairs: tuple[Pair, ...]) -> Pair:
    return worst_pair(pairs) or pairs[0]


def _promise(site: Site, party: Key, pairs: tuple[Pair, ...], places: Places) -> HelpedPromise:
    deeds = tuple(dict.fromkeys(_deeds(site, party, pairs, places)))
    return HelpedPromise(
        promise=_worded(site, pairs[0].promise),
        deeds=deeds[:MOST_DEEDS],
        more=max(0, len(deeds) - MOST_DEEDS),
        reason=_worst(pairs).reason,
    )


def _worded(site: Site, identity: str) -> EntityLink:
    promise = site.catalogue.find(Promise, identity)
    link = site.links[key_of(Promise.kind, identity)]
    return replace(link, name=promise.statement) if promise else link


def _deeds(site: Site, party: Key, pairs: tuple[Pair, ...], places: Places) -> Iterator[Deed]:
    promise = site.catalogue.find(Promise, pairs[0].promise)
    if promise and key_of(Department.kind, promise.made_by) == party:
        yield Deed("You make it", None, None)
    for pair in pairs:
        touchpoint = key_of(Touchpoint.kind, pair.touchpoint)
        for role in places.get(touchpoint, ()):
            if role.part is not Part.DELIVERED:
                yield _at(role, site.links[touchpoint])
    for identity in dict.fromkeys(each.capability for pair in pairs for each in pair.judgements if each.capability):
        capability = site.catalogue.find(Capability, identity)
        if capability and party in keepers(capability):
            yield Deed("You deliver it with", None, site.links[capability.key])


def _at(role: Role, touchpoint: EntityLink) -> Deed:
    seen = "seen" if role.is_seen else "unseen"
    if role.part is Part.OWNED:
        return Deed("You answer for", None, touchpoint, (seen,))
    does = Markdown(role.does, touchpoint.path) if role.does else None
    influence = (role.influence.value,) if role.influence else ()
    return Deed("" if does else "You contribute to", does, touchpoint, (seen, *influence))
