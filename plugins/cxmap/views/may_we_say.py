"""What may I promise: what can be said today, what cannot, and what more could be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cxmap.model.promise import Promise
from cxmap.views.page import PageView, Section
from cxmap.views.parts.register import worst_first
from cxmap.views.parts.sayings import Saying, saying_of
from cxmap.views.parts.speech import RULES, TITLES, Speech, may_say_more, speech_of
from cxmap.views.parts.unpromoted import unpromoted_sayings
from cxmap.views.site import Site

_COPIED = (Speech.SAFE, Speech.QUALIFIED, Speech.MORE)


@dataclass(frozen=True, slots=True)
class SpeechList:
    """One of the five lists, and the rule by which something stands in it.

    `is_offered`: whether its wording is for use, and so can be copied at a click.
    """

    speech: str
    title: str
    rule: str
    is_offered: bool
    sayings: tuple[Saying, ...]


@dataclass(frozen=True, slots=True)
class SpeechLists:
    """How long each list is, as the way to it."""

    lists: tuple[SpeechList, ...]
    as_of: str


def build(site: Site) -> PageView:
    found = _sayings(site)
    lists = tuple(
        SpeechList(str(speech), TITLES[speech], RULES[speech], speech in _COPIED, found[speech]) for speech in Speech
    )
    ways = Section("", "speech_ways", SpeechLists(lists, str(site.as_of)))
    return PageView("", "", (ways,), tuple(Section(each.title, "speech", each) for each in lists))


def _sayings(site: Site) -> Mapping[Speech, tuple[Saying, ...]]:
    found: dict[Speech, list[Saying]] = {speech: [] for speech in Speech}
    for promise in worst_first(site):
        speech = speech_of(site, promise)
        if speech:
            found[speech].append(saying_of(site, promise))
    found[Speech.MORE] = _more(site)
    return {speech: tuple(sayings) for speech, sayings in found.items()}


def _more(site: Site) -> list[Saying]:
    """Where competitors speak first, then what is exceeded by most, then what no promise makes use of."""
    exceeded = [saying_of(site, promise) for promise in site.catalogue.all(Promise) if may_say_more(site, promise)]
    sayings = (*exceeded, *unpromoted_sayings(site))
    return sorted(sayings, key=lambda each: (not each.offers, -each.excess, each.about.name.casefold()))
