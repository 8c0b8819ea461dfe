"""Durations as they are written elsewhere: in words, in other languages, in hours, as `P6M`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from string import digits

from cxmap.model.slips.numbers import SMALL
from cxmap.model.slips.slip import Slip, one_of, or_of, written

_UNITS: Mapping[str, tuple[int, str]] = {
    name: (times, unit)
    for times, unit, names in (
        (1, "day", "d day days tag tage tagen jour jours"),
        (1, "week", "w wk wks week weeks woche wochen semaine semaines"),
        (2, "week", "fortnight fortnights"),
        (1, "month", "mo mos mon mth mths month months monat monate monaten mois"),
        (3, "month", "quarter quarters quartal quartale trimestre trimestres"),
        (1, "year", "y yr yrs year years jahr jahre jahren an ans année années"),
    )
    for name in names.split()
}
"""What people call a stretch of time, and what it is here."""
MINUTES: Mapping[str, int] = {
    name: minutes
    for minutes, names in (
        (1, "minute minutes min mins minuten"),
        (60, "h hr hrs hour hours std stunde stunden heure heures"),
        (1440, "day days tag tage tagen jour jours"),
        (10_080, "week weeks woche wochen semaine semaines"),
    )
    for name in names.split()
}
"""Stretches of time that always have as many minutes."""
_RHYTHMS: Mapping[str, str] = {
    name: duration
    for duration, names in (
        ("1 day", "daily, täglich, every day"),
        ("1 week", "weekly, wöchentlich, every week, once a week"),
        ("2 weeks", "fortnightly, every other week"),
        ("1 month", "monthly, monatlich, every month, once a month, mensuel"),
        ("3 months", "quarterly, vierteljährlich, quartalsweise, every quarter, once a quarter, trimestriel"),
        ("6 months", "half-yearly, half yearly, halbjährlich, twice a year, half a year, semi-annually, six-monthly"),
        ("1 year", "yearly, annually, annual, jährlich, every year, once a year, annuel"),
    )
    for name in names.split(", ")
}
_ISO = re.compile(r"P(?P<count>[0-9]{1,9})(?P<unit>[DWMY])", re.IGNORECASE)
_ISO_UNITS: Mapping[str, str] = {"d": "day", "w": "week", "m": "month", "y": "year"}
_COUNTED = re.compile(
    r"(?:every |alle )?(?P<count>[0-9]{1,9}(?:[.,][0-9]+)?|[^\W\d_]+)[ -]?(?P<unit>[^\W\d_]+)\.?", re.IGNORECASE
)
_SEVERAL = re.compile(r"(?P<first>[0-9]+ \w+?)(?:,? and |, | )(?P<second>[0-9]+ \w+)", re.IGNORECASE)
_ONE = ("a", "an", "one", "ein", "eine", "einen", "un", "une")
_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}
_HOURS_A_DAY = 24


def duration_meant(text: str) -> Slip | None:
    """`90days`, `6 Monate`, `one year`, `P6M`, `quarterly` and `48 hours` are durations elsewhere."""
    lowered = text.lower()
    if rhythm := _RHYTHMS.get(lowered):
        return written(rhythm)
    if match := _ISO.fullmatch(lowered):
        return written(_duration(int(match["count"]), _ISO_UNITS[match["unit"]]))
    if text.isascii() and text.isdigit():
        return Slip(f"write the unit too: {or_of(_duration(int(text), unit) for unit in _ISO_UNITS.values())}")
    if match := _COUNTED.fullmatch(lowered):
        return _counted(match["count"], match["unit"])
    if match := _SEVERAL.fullmatch(lowered):
        return _together(match["first"], match["second"])
    return None


def _counted(count: str, unit: str) -> Slip | None:
    number = Decimal(1 if count in _ONE else SMALL.get(count, 0) or _decimal(count))
    if unit in ("h", "hour", "hours", "stunden", "heures") and number and number % _HOURS_A_DAY == 0:
        return written(_duration(int(number) // _HOURS_A_DAY, "day"))
    if not number or unit not in _UNITS:
        return None
    times, known = _UNITS[unit]
    return one_of([whole] if (whole := _whole(number * times, known)) else [])


def _whole(number: Decimal, unit: str) -> str | None:
    """So many units, in smaller ones where it takes a part of one."""
    if number % 1 == 0:
        return _duration(int(number), unit)
    smaller = {"year": (12, "month"), "week": (7, "day")}.get(unit)
    return _duration(int(number * smaller[0]), smaller[1]) if smaller and number * smaller[0] % 1 == 0 else None


def _together(first: str, second: str) -> Slip | None:
    """`1 year 6 months` in the smaller of the two units, where one is a number of the other."""
    slips = [duration_meant(part) for part in (first, second)]
    parts = [(slip.suggestion if slip and slip.suggestion else "").split() for slip in slips]
    if not all(parts):
        return None
    for lengths, unit in ((_MONTHS, "month"), (_DAYS, "day")):
        if all(name.removesuffix("s") in lengths for _, name in parts):
            return written(_duration(sum(int(count) * lengths[name.removesuffix("s")] for count, name in parts), unit))
    return None


def _duration(count: int, unit: str) -> str:
    return f"{count} {unit}{'' if count == 1 else 's'}"


def _decimal(count: str) -> Decimal:
    return Decimal(count.replace(",", ".")) if count[0] in digits else Decimal(0)
