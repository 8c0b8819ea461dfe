"""Channels: where journeys meet customers, each channel's share, and what nobody measures or listens to in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from cxmap.insight.coverage import (
    ChannelUse,
    MeasureGap,
    channels_in_use,
    channels_on,
    is_tunnel,
    live_touchpoints,
    touchpoints_by_channel,
    unresearched_scores,
)
from cxmap.insight.priorities import by_urgency
from cxmap.model.ids import Key
from cxmap.model.journey import Journey, Stage
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.index_page import few_links
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, cut, table_of
from cxmap.pages.kit.values import NOTHING, Fact, Facts, Figure, Value, WebLink, Words
from cxmap.pages.kit.words import capitalised, counted, in_words, joined

MOST_JOURNEYS = 24
_REASONS = {
    MeasureGap.NO_MEASURE: "No measure named",
    MeasureGap.NO_VALUE: "Measure named, never measured",
    MeasureGap.TOO_OLD: "Every value too old to count",
}
_ACRONYMS = {"sms": "SMS", "tv": "TV"}
_DARKEST = 3
_NAMED = 8


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
    live = by_urgency(site.live(Journey))
    if not live:
        return
    journeys = cut(live, site.most(MOST_JOURNEYS))
    channels = channels_on(site, journeys.shown)
    grid = ChannelGrid(
        heads=tuple(map(_channel_words, channels)),
        journeys=tuple(_journey(site, journey, channels) for journey in journeys.shown),
        sentence=_sentence(site, live),
        note=f"The {len(journeys.shown)} most urgent of {len(live):,} journeys." if journeys.more else "",
    )
    yield Section("Where journeys meet customers", "coverage/channel_grid", grid)


def channel_sections(site: Site) -> Iterator[Section]:
    """Two tables, with a row for each channel that occurs."""
    uses = channels_in_use(site)
    if not uses:
        return
    total = len({each.key for use in uses for each in use.touchpoints})
    promises = len(frozenset[str]().union(*(use.promises for use in uses)))
    shares = table_of(site, "Touchpoints and promises by channel", _shares(total, promises), uses)
    yield Section("Channels and their share", "kit/table", shares)
    measured = total - len({key for use in uses for key in use.unmeasured})
    note = (
        f"{measured:,} of {counted(total, 'touchpoint', 'touchpoints')} are measured: a value of a measure of theirs "
        "still counts. Listened to are those with a study behind experience or pains, "
        "or with such a value of what customers think or do."
        f"{_scores_sentence(site, uses)}"
    )
    gaps = table_of(site, "Measured and heard, by channel", _GAPS, uses, note=note)
    yield Section("What nobody measures", "kit/table", replace(gaps, way=_way_to_scores(site)))


def _scores_sentence(site: Site, uses: tuple[ChannelUse, ...]) -> str:
    """The number of scores without research, and why it is another one than that of those nobody listens to."""
    scores = unresearched_scores(site)
    if not scores:
        return ""
    unheard = {key for use in uses for key in use.unheard}
    heard = sum(each.touchpoint.key not in unheard for each in scores)
    silent = len(unheard) - (len(scores) - heard)
    why = []
    if heard:
        why.append(f"; {counted(heard, 'of these is', 'of these are')} listened to in another way")
    if silent:
        without = counted(silent, "touchpoint that nobody listens to has", "touchpoints that nobody listens to have")
        why.append(f"; {without} no score")
    number = counted(len(scores), "touchpoint", "touchpoints")
    return f" Scores without research are counted apart, at {number}{''.join(why)}."


def _way_to_scores(site: Site) -> WebLink | None:
    """The list of touchpoints, narrowed to those whose score no study is behind."""
    scores, path = unresearched_scores(site), site.overviews.get("touchpoints")
    if not scores or path is None:
        return None
    words = f"{counted(len(scores), 'touchpoint', 'touchpoints')} without research"
    return WebLink(words, path=path, query=urlencode({"filter": "no research"}))


def _channel_words(channel: str) -> str:
    """`In person`, `SMS`."""
    return _ACRONYMS.get(channel) or capitalised(in_words(channel))


def _journey(site: Site, journey: Journey, channels: tuple[str, ...]) -> GridJourney:
    warning = "Tunnel vision: on screens alone" if is_tunnel(site, journey) else ""
    return GridJourney(site.links[journey.key], warning, tuple(_row(site, stage, channels) for stage in journey.stages))


def _row(site: Site, stage: Stage, channels: tuple[str, ...]) -> GridRow:
    found = touchpoints_by_channel(live_touchpoints(site, stage.touchpoints))
    return GridRow(stage.name, tuple(_cell(found.get(channel, [])) for channel in channels), is_empty=not found)


def _cell(touchpoints: list[Touchpoint]) -> GridCell:
    count = len(touchpoints)
    return GridCell(count, min(count, _DARKEST), joined(touchpoint.name for touchpoint in touchpoints))


def _sentence(site: Site, journeys: list[Journey]) -> str:
    stages = [stage for journey in journeys for stage in journey.stages]
    empty = sum(not any(live_touchpoints(site, stage.touchpoints)) for stage in stages)
    narrow = sum(is_tunnel(site, journey) for journey in journeys)
    return (
        f"{counted(len(stages), 'stage', 'stages')}, {empty or 'none'} of them without a touchpoint; "
        f"{counted(narrow, 'journey meets', 'journeys meet')} customers on screens alone."
    )


def _name(_site: Site, use: ChannelUse) -> Value:
    return Words(_channel_words(use.channel))


def _shares(touchpoints: int, promises: int) -> Columns[ChannelUse]:
    return (
        Column("Channel", _name, Holds.NAME),
        Column("Touchpoints", lambda _, use: Figure(f"{len(use.touchpoints):,}"), Holds.NUMBER),
        Column("Share", lambda _, use: _percent(len(use.touchpoints), touchpoints), Holds.NUMBER),
        Column("Promises felt", lambda _, use: Figure(f"{len(use.promises):,}"), Holds.NUMBER),
        Column("Share", lambda _, use: _percent(len(use.promises), promises), Holds.NUMBER),
    )


def _percent(count: int, total: int) -> Value:
    return Figure(f"{100 * count / total:.0f} %") if total else NOTHING


def _without(missing: Callable[[ChannelUse], tuple[Key, ...]]) -> Callable[[Site, ChannelUse], Value]:
    """The touchpoints of a channel that are not missing, of how many."""

    def cell(_site: Site, use: ChannelUse) -> Value:
        total = len(use.touchpoints)
        return Figure(f"{total - len(missing(use)):,} of {total:,}")

    return cell


def _unmeasured(site: Site, use: ChannelUse) -> Value:
    """The touchpoints of which no value counts, by the reason."""
    facts = (Fact(_REASONS[gap], few_links(site, keys, _NAMED)) for gap, keys in use.gaps.items() if keys)
    return Facts(tuple(facts)) if use.unmeasured else NOTHING


_GAPS: Columns[ChannelUse] = (
    Column("Channel", _name, Holds.NAME),
    Column("Measured", _without(lambda use: use.unmeasured), Holds.NUMBER),
    Column("Not measured", _unmeasured, Holds.PROSE),
    Column("Listened to", _without(lambda use: use.unheard), Holds.NUMBER),
    Column("Nobody listens", lambda site, use: few_links(site, use.unheard, _NAMED)),
)
