"""Channels: through which of them each stage of a journey meets customers, and what nobody measures in each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.listening import is_listened_to
from cxmap.model.ids import Key
from cxmap.model.journey import Journey
from cxmap.model.touchpoint import Layer, Touchpoint

UNSEEN, UNSAID = "not-seen-by-customers", "no-channel-said"
"""These stand in for the channel of touchpoints that have none."""

_SCREENS = frozenset(("website", "app", "email", "sms", "chat", "social"))
"""The channels that marketing sees without leaving the desk."""
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class ChannelUse:
    """A channel, the live touchpoints in it, and the promises that are felt there."""

    channel: str
    touchpoints: tuple[Touchpoint, ...]
    promises: frozenset[str]
    unmeasured: tuple[Key, ...]
    unheard: tuple[Key, ...]


def channel_of(touchpoint: Touchpoint) -> str:
    """The channel through which customers meet it, or why there is none."""
    if touchpoint.layer is not Layer.FRONTSTAGE:
        return UNSEEN
    return touchpoint.channel or UNSAID


def channels_in_use(judged: JudgedMap) -> tuple[ChannelUse, ...]:
    """The channels with the most touchpoints first."""
    by_channel = touchpoints_by_channel(each for each in judged.catalogue.all(Touchpoint) if each.is_live)
    found = (_use(judged, channel, touchpoints) for channel, touchpoints in by_channel.items())
    return tuple(sorted(found, key=lambda use: (-len(use.touchpoints), use.channel)))


def channels_on(judged: JudgedMap, journeys: Iterable[Journey]) -> tuple[str, ...]:
    """The channels that some journeys use, the commonest first; what is no channel comes last."""
    counts = Counter(
        channel_of(touchpoint) for journey in journeys for touchpoint in live_touchpoints(judged, journey.touchpoints)
    )
    return tuple(sorted(counts, key=lambda channel: (channel in (UNSEEN, UNSAID), -counts[channel], channel)))


def touchpoints_by_channel(touchpoints: Iterable[Touchpoint]) -> Mapping[str, list[Touchpoint]]:
    found: dict[str, list[Touchpoint]] = {}
    for touchpoint in touchpoints:
        found.setdefault(channel_of(touchpoint), []).append(touchpoint)
    return found


def live_touchpoints(judged: JudgedMap, identities: Iterable[str]) -> Iterator[Touchpoint]:
    """The live ones among some touchpoints, in the order given."""
    found = (judged.catalogue.find(Touchpoint, identity) for identity in identities)
    return (touchpoint for touchpoint in found if touchpoint and touchpoint.is_live)


def is_tunnel(judged: JudgedMap, journey: Journey) -> bool:
    """Whether a journey of some length meets its customers on screens alone."""
    channels = [touchpoint.channel for touchpoint in live_touchpoints(judged, journey.touchpoints)]
    return len(channels) >= _ENOUGH and set(channels) <= _SCREENS


def _use(judged: JudgedMap, channel: str, touchpoints: list[Touchpoint]) -> ChannelUse:
    return ChannelUse(
        channel=channel,
        touchpoints=tuple(touchpoints),
        promises=frozenset(pair.promise for each in touchpoints for pair in judged.pairs_of(each.key)),
        unmeasured=tuple(each.key for each in touchpoints if not each.measured_by),
        unheard=tuple(each.key for each in touchpoints if not is_listened_to(judged, each)),
    )
