"""Where each journey meets its customers: stages by channels, so that what is missing shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cxmap.model.journey import Journey, Stage
from cxmap.model.touchpoint import Layer, Touchpoint
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.urgency import urgency
from cxmap.pages.kit.words import capitalised, counted, in_words, joined

MOST_JOURNEYS = 24
SCREENS = frozenset(("website", "app", "email", "sms", "chat", "social"))
"""The channels that marketing sees without leaving the desk."""
UNSEEN, UNSAID = "not seen by customers", "no channel said"
_ACRONYMS = {"sms": "SMS", "tv": "TV"}
_ENOUGH = 3
_DARKEST = 3


@dataclass(frozen=True, slots=True)
class GridCell:
    """How many touchpoints a stage has in a channel; `weight`, 0 to 3, is how dark that is shown."""

    count: int
    weight: int
    names: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A stage."""

    stage: str
    cells: tuple[GridCell, ...]
    is_empty: bool


@dataclass(frozen=True, slots=True)
class GridJourney:
    """A journey's stages; `warning` says what its customers' channels lack."""

    journey: EntityLink
    warning: str
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class ChannelGrid:
    """All journeys under the same heads."""

    heads: tuple[str, ...]
    journeys: tuple[GridJourney, ...]
    sentence: str
    note: str


def grid_section(site: Site) -> Iterator[Section]:
    """A section where there are journeys, the most urgent first."""
    live = [journey for journey in site.catalogue.all(Journey) if journey.is_live]
    journeys = sorted(live, key=lambda journey: (-urgency(journey), journey.id))[:MOST_JOURNEYS]
    if not journeys:
        return
    heads = _heads(site, journeys)
    grid = ChannelGrid(
        heads=tuple(map(channel_words, heads)),
        journeys=tuple(_journey(site, journey, heads) for journey in journeys),
        sentence=_sentence(site, live),
        note=f"The {MOST_JOURNEYS} most urgent of {len(live):,} journeys." if len(live) > MOST_JOURNEYS else "",
    )
    yield Section("Where journeys meet customers", "coverage/channel_grid", grid)


def is_tunnel(site: Site, journey: Journey) -> bool:
    """Whether a journey of some length meets its customers on screens alone."""
    channels = [touchpoint.channel for touchpoint in _touchpoints(site, journey.touchpoints)]
    return len(channels) >= _ENOUGH and set(channels) <= SCREENS


def channel_of(touchpoint: Touchpoint) -> str:
    """The channel through which customers meet it, or why there is none."""
    if touchpoint.layer is not Layer.FRONTSTAGE:
        return UNSEEN
    return touchpoint.channel or UNSAID


def channel_words(channel: str) -> str:
    """`In person`, `SMS`."""
    return _ACRONYMS.get(channel) or capitalised(in_words(channel))


def _touchpoints(site: Site, identities: Iterable[str]) -> Iterator[Touchpoint]:
    for identity in identities:
        touchpoint = site.catalogue.find(Touchpoint, identity)
        if touchpoint and touchpoint.is_live:
            yield touchpoint


def _heads(site: Site, journeys: Iterable[Journey]) -> tuple[str, ...]:
    """The channels that occur, the commonest first; what is no channel comes last."""
    counts = Counter(
        channel_of(touchpoint) for journey in journeys for touchpoint in _touchpoints(site, journey.touchpoints)
    )
    return tuple(sorted(counts, key=lambda channel: (channel in (UNSEEN, UNSAID), -counts[channel], channel)))


def _journey(site: Site, journey: Journey, heads: tuple[str, ...]) -> GridJourney:
    warning = "Tunnel vision: on screens alone" if is_tunnel(site, journey) else ""
    return GridJourney(site.links[journey.key], warning, tuple(_row(site, stage, heads) for stage in journey.stages))


def _row(site: Site, stage: Stage, heads: tuple[str, ...]) -> GridRow:
    found: dict[str, list[str]] = {}
    for touchpoint in _touchpoints(site, stage.touchpoints):
        found.setdefault(channel_of(touchpoint), []).append(touchpoint.name)
    cells = tuple(_cell(found.get(head, [])) for head in heads)
    return GridRow(stage.name, cells, is_empty=not found)


def _cell(names: list[str]) -> GridCell:
    return GridCell(len(names), min(len(names), _DARKEST), joined(names))


def _sentence(site: Site, journeys: list[Journey]) -> str:
    stages = [stage for journey in journeys for stage in journey.stages]
    empty = sum(not any(_touchpoints(site, stage.touchpoints)) for stage in stages)
    narrow = sum(is_tunnel(site, journey) for journey in journeys)
    return (
        f"{counted(len(stages), 'stage', 'stages')}, {empty or 'none'} of them without a touchpoint; "
        f"{counted(narrow, 'journey meets', 'journeys meet')} customers on screens alone."
    )
