"""The promises that a party helps to keep, the kept ones too, and what it does for each of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sized
from dataclasses import dataclass, replace
from itertools import groupby

from cxmap.alignment.results import tally_of, worst_pairs
from cxmap.alignment.wording import verdict_words
from cxmap.insight.dependents import Dependent, dependents_of
from cxmap.insight.places import Deed, HelpedPromise, Part, Places, Role, capabilities_of, deeds_for, promises_helped_by
from cxmap.model.ids import Key
from cxmap.model.promise import Promise
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import cut
from cxmap.pages.kit.values import Fact, Markdown, VerdictMark
from cxmap.pages.kit.verdict_words import counts_of, dependent_verdicts, mark_of
from cxmap.pages.kit.words import counted, counted_by_worst, joined

COUNTED_ONCE = "Each promise counts once, by its worst verdict where you make it or help to keep it:"
MOST_DEEDS = 6
MOST_PROMISES = 200

_Helped = tuple[HelpedPromise, ...]


@dataclass(frozen=True, slots=True)
class DeedLine:
    """One deed of a party for a promise: `before` and `does` are words, then comes where or with what."""

    before: str
    does: Markdown | None
    to: EntityLink | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HelpedRow:
    """A promise, what the party does for it, and why it has its verdict where the party has a part."""

    promise: EntityLink
    deeds: tuple[DeedLine, ...]
    more: int
    reason: str


@dataclass(frozen=True, slots=True)
class HelpedGroup:
    """The promises of one verdict."""

    verdict: VerdictMark
    promises: tuple[HelpedRow, ...]


@dataclass(frozen=True, slots=True)
class Helped:
    """All promises that a party helps to keep, the worst verdict first."""

    sentence: str
    groups: tuple[HelpedGroup, ...]
    left_out: int


def helped_sections(site: Site, party: Key, places: Places) -> Iterator[Section]:
    """A section where the party helps to keep a promise."""
    found = promises_helped_by(site, party)
    if found:
        promises = cut(found, site.most(MOST_PROMISES))
        by_verdict = groupby(promises.shown, key=lambda each: each.worst.verdict)
        groups = tuple(
            HelpedGroup(mark_of(verdict), tuple(_row(site, party, each, places) for each in group))
            for verdict, group in by_verdict
        )
        by_worst = counted_by_worst(len(each.pairs) for each in found)
        sentence = f"{_helping(found)}{by_worst}: {_verdicts(found)}."
        yield Section("Promises you help to keep", "party/helped", Helped(sentence, groups, promises.more))


def answer(site: Site, party: Key) -> str:
    """The promises that the party helps to keep, and those that it makes, each with how many are kept."""
    return " ".join(filter(None, (_kept_words(site, party), _made_words(site, party))))


def told_apart(site: Site, party: Key) -> Iterator[Fact]:
    """The verdicts on the promises that a party keeps and on those that it makes, where it does both."""
    kept, made = site.kept_by(party), site.made_by(party)
    if kept and made:
        yield Fact("Where you help to keep it", counts_of(tally_of(worst_pairs(kept))))
        yield Fact("Where you made the promise", counts_of(tally_of(worst_pairs(made))))


def unanswered(site: Site, party: Key) -> str:
    """The answer where no pair rests on a party: what it promises all the same, and what it carries for others."""
    sentences = []
    if made := site.count_live(party, Promise.kind, "made_by"):
        sentences.append(f"You make {counted(made, 'promise', 'promises')}, judged at no touchpoint.")
    if dependents := _dependents(site, party):
        sentences.append(f"{_through(dependents)}: {dependent_verdicts(dependents)}.")
    return " ".join(sentences) or "No promise rests on you."


def resting_through_others(site: Site, party: Key) -> str:
    """`2 promises rest on you through capabilities that rely on yours`, or that none does, without a full stop."""
    dependents = _dependents(site, party)
    return _through(dependents) if dependents else "No promise rests on you"


def _dependents(site: Site, party: Key) -> tuple[Dependent, ...]:
    return dependents_of(site, capabilities_of(site, party))


def _through(dependents: tuple[Dependent, ...]) -> str:
    rest = counted(len(dependents), "promise rests", "promises rest")
    return f"{rest} on you through capabilities that rely on yours"


def _kept_words(site: Site, party: Key) -> str:
    """`You help to keep 12 promises; 9 of them are kept wherever …`; where none is, how many rest on the party."""
    found = promises_helped_by(site, party)
    kept = sum(each.worst.verdict.counts_as_kept for each in found)
    is_more = any(each.worst.verdict is Verdict.UNDER_PROMISED for each in found)
    are_kept = "kept, or more than kept," if is_more else "kept"
    if not found:
        return ""
    if not kept:
        return f"{counted(len(found), 'promise rests', 'promises rest')} on you."
    if kept == len(found):
        return f"{_helping(found)}; {'it is' if kept == 1 else 'all of them are'} kept."
    return f"{_helping(found)}; {kept:,} of them {'is' if kept == 1 else 'are'} {are_kept} wherever you have a part."


def _made_words(site: Site, party: Key) -> str:
    """`You make 11 promises that customers feel; 4 of them are kept everywhere.`"""
    worst = worst_pairs(site.made_by(party))
    if not worst:
        return ""
    kept = sum(pair.verdict.counts_as_kept for pair in worst)
    made = f"You make {counted(len(worst), 'promise', 'promises')} that customers feel"
    if kept == len(worst):
        return f"{made}; {'it is' if kept == 1 else 'all of them are'} kept."
    if kept:
        return f"{made}; {kept:,} of them {'is' if kept == 1 else 'are'} kept everywhere."
    return f"{made}; it does not count as kept." if len(worst) == 1 else f"{made}; none of them counts as kept."


def _helping(found: Sized) -> str:
    return f"You help to keep {counted(len(found), 'promise', 'promises')}"


def _verdicts(found: _Helped) -> str:
    """`9 kept, 2 at risk and 1 broken`: what is done well comes first."""
    counts = Counter(each.worst.verdict for each in found)
    return joined(
        f"{counts[verdict]:,} {verdict_words(verdict)}" for verdict in reversed(tuple(Verdict)) if counts[verdict]
    )


def _row(site: Site, party: Key, helped: HelpedPromise, places: Places) -> HelpedRow:
    deeds = cut(deeds_for(site, party, helped, places), site.most(MOST_DEEDS))
    lines = tuple(_line(site, deed) for deed in deeds.shown)
    return HelpedRow(worded(site, helped.promise), lines, deeds.more, helped.worst.reason)


def worded(site: Site, key: Key) -> EntityLink:
    promise = site.catalogue.entity(key)
    return replace(site.links[key], name=promise.statement) if isinstance(promise, Promise) else site.links[key]


def _line(site: Site, deed: Deed) -> DeedLine:
    if deed.role and deed.touchpoint:
        return _acting(deed.role, site.links[deed.touchpoint])
    return DeedLine("You deliver it with", None, site.links[deed.capability] if deed.capability else None)


def _acting(role: Role, touchpoint: EntityLink) -> DeedLine:
    seen = "seen" if role.is_seen else "unseen"
    if role.part is Part.OWNED:
        return DeedLine("You answer for", None, touchpoint, (seen,))
    influence = (role.influence.value,) if role.influence else ()
    does = Markdown(role.does, touchpoint.path) if role.does else None
    return DeedLine("" if does else "You contribute to", does, touchpoint, (seen, *influence))
