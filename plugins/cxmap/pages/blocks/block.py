"""The words above the content of every block: what it shows, of how many, and where all of it stands."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from cxmap.insight.facets import FACETS, VerdictFacet
from cxmap.model.block import PICKING, Block, BlockView, PickedVerdict
from cxmap.model.ids import key_of
from cxmap.model.journey import Journey
from cxmap.model.verdicts import IN_TROUBLE
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Value, Words
from cxmap.pages.kit.words import counted, in_words
from cxmap.pages.promises.page import verdict_facet_words

USUAL_VERDICTS = {BlockView.TROUBLE: IN_TROUBLE}
"""The verdicts that count where a block names none."""

_OVERVIEWS = {BlockView.TROUBLE: "promises", BlockView.KEPT_RATE: "home"}
_WHOLE = {
    "promises": "All of it in the register",
    "home": "How all promises fare",
    "matrix": "The whole matrix",
    "may-we-say": "What may I promise?",
    "journeys": "All journeys",
    "touchpoints": "All touchpoints",
}
_BEFORE = {
    "promise": "called",
    "persona": "made to",
    "journey": "on the journey",
    "touchpoint": "felt at",
    "channel": "through the channel",
    "department": "that rest on",
    "partner": "that rest on",
    "verdict": "that",
}
_AND = {"partner": "and on", "verdict": "and"}
"""Where the sentence has a `that` already."""
_OWN = {BlockView.JOURNEYS: "journey", BlockView.TOUCHPOINTS: "touchpoint"}
"""The filters that name what a view lists."""
_THAT = frozenset(("department", "partner"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """One filter in a sentence: its words, and the names or words that it lets through."""

    words: str
    names: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """Where all of it stands: a page, and what its address says of the filters."""

    words: str
    path: str
    query: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """The content of a block: the parts in which all of `noun` that fit stand, `count` of `total`.

    `unit` is what is counted, one and several of it; without one there is nothing to count. `note` says what is left
    out.
    """

    noun: str
    count: int
    total: int
    unit: tuple[str, str]
    sections: tuple[Section, ...]
    note: str = ""

    @property
    def counted(self) -> str:
        """`3 of 18 promises`, `none of 18 promises`, `18 promises`."""
        if not self.unit[0]:
            return ""
        total = counted(self.total, *self.unit)
        if self.count == self.total:
            return total
        return f"{self.count:,} of {total}" if self.count else f"none of {total}"


@dataclass(frozen=True, slots=True)
class BlockOnPage:
    """A block as it stands on a page, where its `name` is its own."""

    name: str
    title: str
    phrases: tuple[Phrase, ...]
    shown: Shown
    whole: Whole | None


def captioned(caption: str, name: str) -> str:
    """A caption that no other view on the page has: `Journeys, view 2`."""
    return f"{caption}, {in_words(name).strip()}"


def cut_short(which: str, listed: int, found: int) -> str:
    """The note below a list: `The worst of them.`, `The first 3 of them.`; nothing if all, or none, are listed."""
    if not 0 < listed < found:
        return ""
    return f"The {which} of them." if listed == 1 else f"The {which} {listed:,} of them."


def asks_for_promises(block: Block) -> bool:
    """Whether its filters ask for promises; what a view lists can also be named, with promises or without."""
    return any(getattr(block, name) for name in PICKING if name != _OWN.get(block.view))


def phrases_of(site: Site, block: Block) -> tuple[Phrase, ...]:
    """The filters of a block in words."""
    asked = {name: values for name in PICKING if (values := getattr(block, name))}
    found: list[Phrase] = []
    for name, values in asked.items():
        earlier = _THAT.intersection(asked) - {name}
        words = _AND[name] if name in _AND and earlier else _BEFORE[name]
        if name == VerdictFacet.name:
            found.append(_verdicts(words, values))
        else:
            names = tuple(_name(site, name, each) for each in values)
            found.append(Phrase(words if asks_for_promises(block) else "called", names))
    return tuple(found)


def _verdicts(words: str, verdicts: tuple[str, ...]) -> Phrase:
    """`that are broken or kept`, `that have no verdict`, `that are kept or have no verdict`."""
    names = [Words(verdict_facet_words(each)) for each in verdicts if each != PickedVerdict.NO_VERDICT]
    lacking = [Words("have no verdict")] if PickedVerdict.NO_VERDICT in verdicts else []
    return Phrase(f"{words} are" if names else words, (*names, *lacking))


def whole_of(site: Site, block: Block) -> Whole | None:
    """The page that shows all of it; none where the site has no such page."""
    if block.view is BlockView.JOURNEY:
        link = site.link_to(key_of(Journey.kind, block.journey[0]))
        return Whole("The journey", link.path) if link else None
    overview = _OVERVIEWS.get(block.view, str(block.view))
    path = site.overviews.get(overview)
    return Whole(_WHOLE[overview], path, _query(block) if overview == BlockView.PROMISES else "") if path else None


def _query(block: Block) -> str:
    """The filters as the register's address has them; nothing where the register cannot say it."""
    asked = {name: values for name in PICKING if (values := getattr(block, name))}
    asked.setdefault(VerdictFacet.name, USUAL_VERDICTS.get(block.view, ()))
    offered = [facet.name for facet in FACETS]
    if any(name not in offered or (len(values) > 1 and name != VerdictFacet.name) for name, values in asked.items()):
        return ""
    return urlencode({name: values for name, values in asked.items() if values}, doseq=True)


def _name(site: Site, name: str, value: str) -> Value:
    return site.link_to(key_of(name, value)) or Words(in_words(value))
