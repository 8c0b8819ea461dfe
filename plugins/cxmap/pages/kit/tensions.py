"""Tensions as readers see them: who says so, where the two meet, and where one hands over to the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from cxmap.insight.tensions import Meeting, Tension
from cxmap.model.ids import Key
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import cut
from cxmap.pages.kit.values import Markdown, VerdictMark
from cxmap.pages.kit.verdict_words import mark_of

MOST_MEETINGS = 12
MOST_HAND_OVERS = 5
MOST_TENSIONS = 100


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A touchpoint where two parties meet, and how its promises fare."""

    touchpoint: EntityLink
    verdict: VerdictMark | None


@dataclass(frozen=True, slots=True)
class TensionReason:
    """In what interests pull apart, and who says so where both give a reason."""

    said_by: str
    because: Markdown


@dataclass(frozen=True, slots=True)
class TensionRow:
    """Two parties, who of them says that they are in tension and why, and the first places where they meet."""

    one: EntityLink
    other: EntityLink
    said_by: str
    reasons: tuple[TensionReason, ...]
    meetings: tuple[MeetingRow, ...]
    more: int
    hand_overs: tuple[EntityLink, ...]
    more_hand_overs: int


@dataclass(frozen=True, slots=True)
class Tensions:
    """Tensions, those first whose parties meet most often."""

    tensions: tuple[TensionRow, ...]
    note: str = ""


def tension_section(site: Site, title: str, tensions: Iterable[Tension]) -> Section:
    shown = cut(tensions, site.most(MOST_TENSIONS))
    rows = tuple(_row(site, tension) for tension in shown.shown)
    return Section(title, "kit/tensions", Tensions(rows, shown.note("tension", "tensions")))


def _row(site: Site, tension: Tension) -> TensionRow:
    meetings = cut(tension.meetings, site.most(MOST_MEETINGS))
    hand_overs = cut(tension.hand_overs, site.most(MOST_HAND_OVERS))
    return TensionRow(
        one=site.links[tension.one],
        other=site.links[tension.other],
        said_by="both say so" if len(tension.said_by) > 1 else f"so says {site.links[tension.said_by[0]].name}",
        reasons=tuple(_reason(site, tension, key, because) for key, because in tension.reasons),
        meetings=tuple(_meeting(site, each) for each in meetings.shown),
        more=meetings.more,
        hand_overs=site.links_to(hand_overs.shown),
        more_hand_overs=hand_overs.more,
    )


def _reason(site: Site, tension: Tension, key: Key, because: str) -> TensionReason:
    said_by = site.links[key].name if len(tension.reasons) > 1 else ""
    return TensionReason(said_by, Markdown(because, site.links[key].path))


def _meeting(site: Site, meeting: Meeting) -> MeetingRow:
    return MeetingRow(site.links[meeting.touchpoint], mark_of(meeting.verdict) if meeting.verdict else None)
