"""Where a party acts: its touchpoints, seen and unseen, direct and indirect, and why it is listed at each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxmap.insight.places import Part, Places, Role, is_seen
from cxmap.model.ids import Key
from cxmap.model.touchpoint import Influence
from cxmap.pages.kit.columns import Column, Columns, heads_of, row_of
from cxmap.pages.kit.cut import cut
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.sieve import MOST_ROWS, RowGroup, Sieve, SievedRow, left_out, question, useful
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Holds
from cxmap.pages.kit.values import NOTHING, Markdown, Several, Value, Words
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import counted, joined

_SEEN = {"seen": "seen by customers", "unseen": "unseen"}
_INFLUENCE = {Influence.DIRECT.value: "direct", Influence.INDIRECT.value: "indirect"}
_PARTS = {
    Part.OWNED: "owned",
    Part.CONTRIBUTED: "contributed to",
    Part.DELIVERED: "where a capability of yours is at work",
}


@dataclass(frozen=True, slots=True)
class Played:
    """A touchpoint, and the roles of a party there."""

    touchpoint: Key
    roles: tuple[Role, ...]

    @property
    def is_seen(self) -> bool:
        """Whoever is seen at all belongs to those who are."""
        return is_seen(self.roles)

    @property
    def influences(self) -> tuple[Influence, ...]:
        return tuple(dict.fromkeys(role.influence for role in self.roles if role.influence))

    @property
    def parts(self) -> tuple[Part, ...]:
        return tuple(dict.fromkeys(role.part for role in self.roles))


def played_sections(site: Site, places: Places) -> Iterator[Section]:
    """A section where there are touchpoints."""
    played = [Played(key, places[key]) for key in sorted(places, key=site.by_name)]
    if played:
        yield Section("Where you act", "kit/sieve", _sieve(site, played))


def _sieve(site: Site, played: list[Played]) -> Sieve:
    groups = tuple(_group(site, seen, played) for seen in (True, False))
    rows = [_row(site, each) for each in played]
    questions = (
        question("seen", "Seen or unseen", rows, _SEEN),
        question("influence", "Influence", rows, _INFLUENCE),
        question("part", "Part", rows, {part.value: words for part, words in _PARTS.items()}),
    )
    return Sieve(
        caption="Touchpoints where you act",
        columns=heads_of(_COLUMNS),
        questions=useful(questions),
        groups=tuple(group for group in groups if group.rows),
        sentence=_sentence(played),
        note=left_out(len(played), sum(len(group.rows) for group in groups), ("touchpoint", "touchpoints")),
    )


def _group(site: Site, seen: bool, played: list[Played]) -> RowGroup:  # noqa: FBT001
    shown = cut([each for each in played if each.is_seen is seen], MOST_ROWS)
    name, where = ("seen", "above") if seen else ("unseen", "below")
    title = f"{_SEEN[name].capitalize()}: {shown.total:,} {where} the line of visibility"
    return RowGroup(name, title, tuple(_row(site, each) for each in shown.shown))


def _sentence(played: list[Played]) -> str:
    parts = joined(
        f"{count:,} {words}" for part, words in _PARTS.items() if (count := sum(part in each.parts for each in played))
    )
    return f"{counted(len(played), 'touchpoint', 'touchpoints')}: {parts}."


def _row(site: Site, played: Played) -> SievedRow:
    answers = {
        "seen": "seen" if played.is_seen else "unseen",
        "influence": " ".join(played.influences),
        "part": " ".join(played.parts),
    }
    return SievedRow(row_of(site, _COLUMNS, played), answers)


def _why(site: Site, played: Played) -> Value:
    reasons = tuple(dict.fromkeys(_reason(site, played.touchpoint, role) for role in played.roles))
    return Several(reasons) if len(reasons) > 1 else reasons[0]


def _reason(site: Site, touchpoint: Key, role: Role) -> Value:
    if role.part is Part.OWNED:
        return Words("You answer for it")
    if role.capability:
        return site.links[role.capability]
    return Markdown(role.does, site.links[touchpoint].path) if role.does else Words("You contribute")


def _verdict(site: Site, played: Played) -> Value:
    tally = site.tally_of(played.touchpoint)
    return mark_of(tally.verdict) if tally and tally.verdict else NOTHING


_COLUMNS: Columns[Played] = (
    Column("Touchpoint", lambda site, each: site.links[each.touchpoint], Holds.NAME),
    Column("Why you are listed", _why, Holds.PROSE),
    Column("Influence", lambda _, each: Words(joined(each.influences) or "not said")),
    Column("Verdict", _verdict, Holds.VERDICT),
)
