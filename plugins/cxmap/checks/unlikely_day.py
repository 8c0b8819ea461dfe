"""Days that can hardly be meant: years ahead, or not come yet where something was done on them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from cxmap.findings.examples import written
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.capability import Capability
from cxmap.model.department import Department
from cxmap.model.durations import Duration
from cxmap.model.opportunity import Opportunity
from cxmap.model.partner import Partner
from cxmap.model.party import Party
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.research import Research
from cxmap.model.shape import Path

_BY_NOON = ("statement: There by noon", "made_by: last-mile")

RULE = warning(
    "unlikely-day",
    "A day is years ahead, as its year is a slip, or has not come yet where it is when something was done.",
    wrong=written("promises/by-noon.md", *_BY_NOON, "valid_from: 2062-03-01"),
    right=written("promises/by-noon.md", *_BY_NOON, "valid_from: 2026-03-01"),
)

_AHEAD = Duration(3, "year")
"""Hardly anybody writes down what begins later than that."""
_SOON = Duration(31, "day")
"""What is reviewed or found out may be written down a little ahead."""
_DATED = (Capability, Department, Opportunity, Partner, Promise, Research)
"""The kinds with days besides that of their review."""
_FAR, _CLOSE = 10, 3
"""In years."""
_FIRST_YEAR = 1800


def check(linked: LinkedMap) -> Iterator[Finding]:
    dated = (
        each for each in linked.catalogue.documents.values() if each.entity.reviewed or type(each.entity) in _DATED
    )
    horizon = _Horizon(linked.as_of, _SOON.after(linked.as_of), _AHEAD.after(linked.as_of))
    for document in dated:
        for at, day, problem in _unlikely(document.entity, horizon):
            # Of two days in the wrong order, which is reported, either may be the slip.
            fields = ("valid_from", "valid_until") if at[0] == "valid_from" else (str(at[0]),)
            if document.damaged.isdisjoint(fields):
                yield RULE.at(place_of(document, at), f"`{day}` {problem}", hint=_hint(day, linked.as_of))


class _Horizon(NamedTuple):
    """The map's day, and the days after which nothing can have been done and hardly anything begins."""

    as_of: date
    soon: date
    ahead: date


def _unlikely(entity: Entity, horizon: _Horizon) -> Iterator[tuple[Path, date, str]]:
    """The days that can hardly be meant, each with what is strange about it."""
    as_of, soon, ahead = horizon
    for at, day in _done(entity):
        if day > soon:
            yield at, day, f"has not come on {as_of}, and is the day on which something was done"
    begun, ended = tuple(_begun(entity)), tuple(_ended(entity))
    for at, day in begun:
        if day > ahead:
            yield at, day, f"is {day.year - as_of.year} years ahead, and nothing counts before it"
    for at, day in ended:
        # An end may be as far as it likes (`2099-12-31`), unless it is a year of today with two digits swapped.
        if day.year > as_of.year + _FAR and _year_meant(day, as_of):
            yield at, day, f"is {day.year - as_of.year} years ahead"
    for at, day in (*begun, *ended, *_done(entity)):
        if day.year < _FIRST_YEAR:
            yield at, day, "is centuries ago"
    if isinstance(entity, Opportunity) and entity.due and _FIRST_YEAR <= entity.due.year < as_of.year - _FAR:
        yield ("due",), entity.due, f"is {as_of.year - entity.due.year} years ago"


def _done(entity: Entity) -> Iterator[tuple[Path, date]]:
    """The days on which somebody reviewed something, found it out or agreed to it."""
    if entity.reviewed:
        yield ("reviewed",), entity.reviewed
    if isinstance(entity, Research):
        yield ("date",), entity.date
    elif isinstance(entity, Capability):
        for position, delivery in enumerate(entity.delivers):
            for index, proof in enumerate(delivery.proof):
                yield ("delivers", position, "proof", index, "on"), proof.on
        for position, agreed in enumerate(entity.agreed):
            yield ("agreed", position, "on"), agreed.on


def _begun(entity: Entity) -> Iterator[tuple[Path, date]]:
    """The days from which something holds."""
    if isinstance(entity, Promise):
        if entity.valid_from:
            yield ("valid_from",), entity.valid_from
        for position, publication in enumerate(entity.published):
            if publication.from_:
                yield ("published", position, "from"), publication.from_


def _ended(entity: Entity) -> Iterator[tuple[Path, date]]:
    """The days until which something holds, or is to be done."""
    if isinstance(entity, Promise):
        if entity.valid_until:
            yield ("valid_until",), entity.valid_until
        for position, publication in enumerate(entity.published):
            if publication.until:
                yield ("published", position, "until"), publication.until
    elif isinstance(entity, Party) and entity.agreement and entity.agreement.until:
        yield ("agreement", "until"), entity.agreement.until
    elif isinstance(entity, Opportunity) and entity.due:
        yield ("due",), entity.due


def _hint(day: date, as_of: date) -> str:
    if meant := _year_meant(day, as_of):
        return f"do you mean `{meant:04}-{day.month:02}-{day.day:02}`?"
    return "correct the year or the month, or leave it out until the day is known"


def _year_meant(day: date, as_of: date) -> int | None:
    """The year near today of which two neighbouring digits are swapped: 2026 for 2062."""
    text = f"{day.year:04}"
    swapped = (int(f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}") for at in range(len(text) - 1))
    return next((year for year in swapped if year != day.year and abs(year - as_of.year) <= _CLOSE), None)
