"""Where a party acts: its touchpoints, seen and unseen, direct and indirect, and why it is listed at each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxmap.insight.places import Part, Places, Role, is_seen
from cxmap.model.ids import Key
from cxmap.model.touchpoint import Influence
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.sieve import EntryGroup, Question, Sieve, sieve_of
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import MOST_ROWS, Column, Columns, Holds, cut
from cxmap.pages.kit.values import NOTHING, Markdown, Several, Value, Words
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import counted, joined

_SEEN = {"seen": "seen by customers", "unseen": "unseen"}
_INFLUENCE = {Influence.DIRECT.value: "direct", Influence.INDIRECT.value: "indirect"}
_PARTS = {
    Part.OWNED.value: "owned",
    Part.CONTRIBUTED.value: "contributed to",
    Part.DELIVERED.value: "where a capability of yours is at work",
}


@dataclass(frozen=True, slots=True)
class PlacePlayed:
    """A touchpoint, and all roles of a party there."""

    touchpoint: Key
    roles: tuple[Role, ...]

    @property
    def seen(self) -> str:
        """Whoever is seen at all belongs to those who are."""
        return "seen" if is_seen(self.roles) else "unseen"

    @property
    def influences(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(role.influence for role in self.roles if role.influence))

    @property
    def parts(self) -> frozenset[str]:
        return frozenset(role.part for role in self.roles)


def played_sections(site: Site, places: Places) -> Iterator[Section]:
    """A section where there are touchpoints."""
    played = [PlacePlayed(key, places[key]) for key in sorted(places, key=site.by_name)]
    if played:
        yield Section("Where you act", "kit/sieve", _sieve(site, played))


def _sieve(site: Site, played: list[PlacePlayed]) -> Sieve:
    shown = {name: cut((each for each in played if each.seen == name), site.most(MOST_ROWS)) for name in _SEEN}
    groups = (EntryGroup(name, _title(name, each.total), each.shown) for name, each in shown.items() if each.total)
    rest = len(played) - sum(len(each.shown) for each in shown.values())
    left_out = counted(rest, "more touchpoint is", "more touchpoints are")
    return replace(
        sieve_of(site, "Touchpoints where you act", _COLUMNS, _QUESTIONS, groups),
        sentence=_sentence(played),
        note=f"{left_out} not shown here." if rest else "",
        total=len(played),
    )


def _title(name: str, count: int) -> str:
    where = "above" if name == "seen" else "below"
    return f"{_SEEN[name].capitalize()}: {count:,} {where} the line of visibility"


def _sentence(played: list[PlacePlayed]) -> str:
    counts = {part: sum(part in each.parts for each in played) for part in _PARTS}
    parts = joined(f"{count:,} {_PARTS[part]}" for part, count in counts.items() if count)
    return f"{counted(len(played), 'touchpoint', 'touchpoints')}: {parts}."


def _reasons(site: Site, place: PlacePlayed) -> Value:
    found = tuple(dict.fromkeys(_reason(site, place.touchpoint, role) for role in place.roles))
    return Several(found) if len(found) > 1 else found[0]


def _reason(site: Site, key: Key, role: Role) -> Value:
    if role.part is Part.OWNED:
        return Words("You answer for it")
    if role.capability:
        return site.links[role.capability]
    return Markdown(role.does, site.links[key].path) if role.does else Words("You contribute")


def _verdict(site: Site, place: PlacePlayed) -> Value:
    tally = site.tally_of(place.touchpoint)
    return mark_of(tally.verdict) if tally and tally.verdict else NOTHING


_COLUMNS: Columns[PlacePlayed] = (
    Column("Touchpoint", lambda site, place: site.links[place.touchpoint], Holds.NAME),
    Column("Why you are listed", _reasons, Holds.PROSE),
    Column("Influence", lambda _, place: Words(joined(place.influences) or "not said")),
    Column("Verdict", _verdict, Holds.VERDICT),
)
_QUESTIONS: tuple[Question[PlacePlayed], ...] = (
    Question("seen", "Seen or unseen", _SEEN, lambda place: (place.seen,)),
    Question("influence", "Influence", _INFLUENCE, lambda place: place.influences),
    Question("part", "Part", _PARTS, lambda place: (role.part for role in place.roles)),
)
