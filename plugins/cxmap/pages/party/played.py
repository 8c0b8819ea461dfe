"""Where a party acts: its touchpoints, seen and unseen, direct and indirect, and why it is listed at each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cxmap.insight.places import Part, Places, Role
from cxmap.model.ids import Key
from cxmap.model.touchpoint import Influence
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.sieve import MOST_ROWS, RowGroup, Sieve, SievedRow, left_out, question, useful
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Head, Holds
from cxmap.pages.kit.values import NOTHING, Markdown, Several, Value, Words
from cxmap.pages.kit.verdict_words import mark_of
from cxmap.pages.kit.words import counted, joined

_COLUMNS = (
    Head("Touchpoint", Holds.NAME),
    Head("Why you are listed", Holds.PROSE),
    Head("Influence"),
    Head("Verdict", Holds.VERDICT),
)
_SEEN = {"seen": "seen by customers", "unseen": "unseen"}
_INFLUENCE = {Influence.DIRECT.value: "direct", Influence.INDIRECT.value: "indirect"}
_PARTS = {
    Part.OWNED.value: "owned",
    Part.CONTRIBUTED.value: "contributed to",
    Part.DELIVERED.value: "where a capability of yours is at work",
}


def played_sections(site: Site, places: Places) -> Iterator[Section]:
    """A section where there are touchpoints."""
    entries = sorted(((site.links[key].name.casefold(), key) for key in places), key=lambda entry: entry)
    rows = [_row(site, key, places[key]) for _, key in entries]
    if rows:
        yield Section("Where you act", "kit/sieve", _sieve(rows))


def _sieve(rows: list[SievedRow]) -> Sieve:
    groups = tuple(_group(name, rows) for name in _SEEN)
    questions = (
        question("seen", "Seen or unseen", rows, _SEEN),
        question("influence", "Influence", rows, _INFLUENCE),
        question("part", "Part", rows, _PARTS),
    )
    return Sieve(
        caption="Touchpoints where you act",
        columns=_COLUMNS,
        questions=useful(questions),
        groups=tuple(group for group in groups if group.rows),
        sentence=_sentence(rows),
        note=left_out(len(rows), sum(len(group.rows) for group in groups), ("touchpoint", "touchpoints")),
    )


def _group(name: str, rows: Iterable[SievedRow]) -> RowGroup:
    found = [row for row in rows if row.answers["seen"].split()[0] == name]
    where = "above" if name == "seen" else "below"
    title = f"{_SEEN[name].capitalize()}: {len(found):,} {where} the line of visibility"
    return RowGroup(name, title, tuple(found[:MOST_ROWS]))


def _sentence(rows: list[SievedRow]) -> str:
    parts = joined(
        f"{count:,} {words}"
        for part, words in _PARTS.items()
        if (count := sum(part in row.answers["part"].split() for row in rows))
    )
    return f"{counted(len(rows), 'touchpoint', 'touchpoints')}: {parts}."


def _row(site: Site, key: Key, roles: tuple[Role, ...]) -> SievedRow:
    tally = site.tally_of(key)
    cells: tuple[Value, ...] = (
        site.links[key],
        _several(value for role in roles for value in _why(site, key, role)),
        Words(joined(dict.fromkeys(role.influence for role in roles if role.influence)) or "not said"),
        mark_of(tally.verdict) if tally and tally.verdict else NOTHING,
    )
    answers = {
        # Whoever is seen at all belongs to those who are.
        "seen": "seen" if any(role.is_seen for role in roles) else "unseen",
        "influence": " ".join(dict.fromkeys(role.influence for role in roles if role.influence)),
        "part": " ".join(dict.fromkeys(role.part for role in roles)),
    }
    return SievedRow(cells, answers)


def _several(values: Iterable[Value]) -> Value:
    found = tuple(dict.fromkeys(values))
    return Several(found) if len(found) > 1 else found[0]


def _why(site: Site, key: Key, role: Role) -> Iterator[Value]:
    if role.part is Part.OWNED:
        yield Words("You answer for it")
    elif role.capability:
        yield site.links[role.capability]
    else:
        yield Markdown(role.does, site.links[key].path) if role.does else Words("You contribute")
