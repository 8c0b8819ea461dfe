"""What may I promise: what can be said today, what cannot, and what more could be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cxmap.model.promise import Promise
from cxmap.pages.kit.may_be_said import RULES, TITLES, Speech, anchor_of, may_say_more, speech_of
from cxmap.pages.kit.page import PageView, Section
from cxmap.pages.kit.register import worst_first
from cxmap.pages.kit.site import Site
from cxmap.pages.may_we_say.sayings import Saying, saying_of
from cxmap.pages.may_we_say.unpromoted import unpromoted_sayings

_COPIED = (Speech.SAFE, Speech.QUALIFIED, Speech.MORE)


@dataclass(frozen=True, slots=True)
class SpeechList:
    """One of the five lists, the rule by which something stands in it, and its anchor on the page.

    `is_offered`: whether its wording is for use, and so can be copied at a click.
    """

    speech: str
    anchor: str
    title: str
    rule: str
    is_offered: bool
    sayings: tuple[Saying, ...]

    @property
    def level_is(self) -> str:
        """What a level is called: beside a sentence that is not to be said, none is safe."""
        return "Safe level" if self.is_offered else "We reach"


@dataclass(frozen=True, slots=True)
class SpeechLists:
    """How long each list is, as the way to it."""

    lists: tuple[SpeechList, ...]
    as_of: str

    @property
    def are_empty(self) -> bool:
        return not any(each.sayings for each in self.lists)


def build(site: Site) -> PageView:
    lists = lists_of(site)
    ways = Section("", "may_we_say/ways", SpeechLists(lists, str(site.as_of)))
    return PageView("", "", (ways,), tuple(Section(each.title, "may_we_say/list", each) for each in lists))


def lists_of(site: Site, only: frozenset[str] | None = None, name: str = "") -> tuple[SpeechList, ...]:
    """The five lists, of `only` some promises and nothing else where that is said.

    `name` tells them from others on their page.
    """
    found = _sayings(site, only)
    return tuple(
        SpeechList(
            speech=str(speech),
            anchor=anchor_of(speech, name),
            title=TITLES[speech],
            rule=RULES[speech],
            is_offered=speech in _COPIED,
            sayings=found[speech],
        )
        for speech in Speech
    )


def _sayings(site: Site, only: frozenset[str] | None) -> Mapping[Speech, tuple[Saying, ...]]:
    found: dict[Speech, list[Saying]] = {speech: [] for speech in Speech}
    promises = [promise for promise in worst_first(site) if only is None or promise.id in only]
    for promise in promises:
        speech = speech_of(site, promise)
        if speech:
            found[speech].append(saying_of(site, promise))
    found[Speech.MORE] = _more(site, promises, () if only is not None else unpromoted_sayings(site))
    return {speech: tuple(sayings) for speech, sayings in found.items()}


def _more(site: Site, promises: Iterable[Promise], unpromoted: Iterable[Saying]) -> list[Saying]:
    """Where competitors speak first, then what is exceeded by most, then what no promise makes use of."""
    exceeded = [saying_of(site, promise) for promise in promises if may_say_more(site, promise)]
    sayings = (*exceeded, *unpromoted)
    return sorted(sayings, key=lambda each: (not each.offers, -each.excess, each.about.name.casefold()))
