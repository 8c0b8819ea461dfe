"""Channels: their share of touchpoints and promises, and what nobody measures or listens to in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.model.ids import Key
from cxmap.model.metric import Metric, MetricView
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.coverage.channel_grid import channel_of, channel_words
from cxmap.pages.kit.index_page import few_links
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds, Table
from cxmap.pages.kit.values import NOTHING, Figure, Value, Words
from cxmap.pages.kit.words import counted

_SHARES = (
    Head("Channel", Holds.NAME),
    Head("Touchpoints", Holds.NUMBER),
    Head("Share", Holds.NUMBER),
    Head("Promises felt", Holds.NUMBER),
    Head("Share", Holds.NUMBER),
)
_GAPS = (
    Head("Channel", Holds.NAME),
    Head("Measured", Holds.NUMBER),
    Head("Not measured", Holds.PROSE),
    Head("Listened to", Holds.NUMBER),
    Head("Nobody listens"),
)
_HEARD = (MetricView.PERCEPTION, MetricView.OUTCOME)
_NAMED = 8


def channel_sections(site: Site) -> Iterator[Section]:
    """Two tables, with a row for each channel that occurs."""
    touchpoints = [touchpoint for touchpoint in site.catalogue.all(Touchpoint) if touchpoint.is_live]
    channels: dict[str, list[Touchpoint]] = {}
    for touchpoint in touchpoints:
        channels.setdefault(channel_of(touchpoint), []).append(touchpoint)
    ranked = sorted(channels.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    if not ranked:
        return
    promises = len(_promises(site, touchpoints))
    rows = tuple(_share(site, *entry, total=(len(touchpoints), promises)) for entry in ranked)
    yield Section("Channels and their share", "kit/table", Table("Touchpoints and promises by channel", _SHARES, rows))
    gaps = tuple(_gap(site, *entry) for entry in ranked)
    measured = sum(bool(touchpoint.measured_by) for touchpoint in touchpoints)
    note = (
        f"{measured:,} of {counted(len(touchpoints), 'touchpoint', 'touchpoints')} are measured. "
        "Listened to are those with a study behind experience or pains, or a measure of what customers think or do."
    )
    yield Section("What nobody measures", "kit/table", Table("Measured and heard, by channel", _GAPS, gaps, note=note))


def _promises(site: Site, touchpoints: Iterable[Touchpoint]) -> set[str]:
    return {pair.promise for touchpoint in touchpoints for pair in site.pairs_of(touchpoint.key)}


def _share(site: Site, channel: str, found: list[Touchpoint], total: tuple[int, int]) -> tuple[Value, ...]:
    promises = len(_promises(site, found))
    return (
        Words(channel_words(channel)),
        Figure(f"{len(found):,}"),
        _percent(len(found), total[0]),
        Figure(f"{promises:,}"),
        _percent(promises, total[1]),
    )


def _percent(count: int, total: int) -> Value:
    return Figure(f"{100 * count / total:.0f} %") if total else NOTHING


def _gap(site: Site, channel: str, found: list[Touchpoint]) -> tuple[Value, ...]:
    unmeasured = [touchpoint.key for touchpoint in found if not touchpoint.measured_by]
    unheard = [touchpoint.key for touchpoint in found if not is_heard(site, touchpoint)]
    return (
        Words(channel_words(channel)),
        *_known(site, len(found), unmeasured),
        *_known(site, len(found), unheard),
    )


def _known(site: Site, total: int, missing: list[Key]) -> tuple[Value, Value]:
    return Figure(f"{total - len(missing):,} of {total:,}"), few_links(site, missing, _NAMED)


def is_heard(site: Site, touchpoint: Touchpoint) -> bool:
    """Whether customers are listened to there: in a study, or by a measure of what they think or do."""
    felt = touchpoint.experience.research if touchpoint.experience else ()
    studied = felt or any(pain.research for pain in touchpoint.pain_points)
    return bool(studied) or any(is_customers_view(site, metric) for metric in touchpoint.measured_by)


def is_customers_view(site: Site, metric: str) -> bool:
    """Whether a metric tells what customers thought or did, and not what happened."""
    found = site.catalogue.find(Metric, metric)
    return found is not None and found.view in _HEARD
