"""Durations as they are written elsewhere: in words, in other languages, in hours, as `P6M`."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from string import digits

from cxmap.model.slips.numbers import SMALL
from cxmap.model.slips.slip import Slip, one_of, or_of, written

_UNITS: Mapping[str, tuple[int, str]] = {
    name: (times, unit)
    for times, unit, names in (
        (1, "day", "d day days tag tage tagen jour jours día días dia dias giorno giorni dag dagen dage dager dagar"),
        (
            *(1, "week"),
            "w wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane weken uger uker "
            "veckor",
        ),
        (2, "week", "fortnight fortnights"),
        (
            *(1, "month"),
            "mo mos mon mth mths month months monat monate monaten mois mes meses mese mesi mês maand maanden "
            "måned måneder månad månader",
        ),
        (3, "month", "quarter quarters quartal quartale trimestre trimestres trimestri kwartaal kwartalen"),
        (
            1,
            "year",
            "y yr yrs year years jahr jahre jahren an ans année années año años anno anni ano anos jaar jaren år",
        ),
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
_TWICE: Mapping[str, tuple[str, str]] = {
    "biannual": ("6 months", "2 years"), "biannually": ("6 months", "2 years"),
    "bimonthly": ("2 weeks", "2 months"),
}  # fmt: skip
"""Words of which half of all readers think one thing, and half another."""
_ISO = re.compile(r"P(?=[0-9])(?P<parts>(?:[0-9]{1,9}[DWMY]){1,2})", re.IGNORECASE)
_ISO_PART = re.compile(r"([0-9]+)([dwmy])")
_ISO_UNITS: Mapping[str, str] = {"d": "day", "w": "week", "m": "month", "y": "year"}
_COUNTED = re.compile(
    r"(?:every |alle )?(?P<count>[0-9]{1,9}(?:[.,][0-9]+)?|[^\W\d_]+)[ -]?(?P<unit>[^\W\d_]+)\.?", re.IGNORECASE
)
_BEFORE = re.compile(r"(?:max(?:imum|\.)?|up to|at most|about|ca\.?|~|\+) ?(?=[0-9])")
_RANGE = re.compile(r"(?P<low>[0-9]{1,9}) ?(?:-|\u2013|to|bis) ?(?P<high>[0-9]{1,9}) ?(?P<unit>[^\W\d_]+)")
_WORKING = re.compile(r"[0-9]+ ?(?:(?:working|business) ?days?|wd|arbeitstage|werktage|jours ouvr.*)")
_SEVERAL = re.compile(r"(?P<first>[0-9]+ \w+?)(?:,? and |, | )(?P<second>[0-9]+ \w+)", re.IGNORECASE)
_ONE = ("a", "an", "one", "ein", "eine", "einen", "un", "une")
_MONTHS = {"month": 1, "year": 12}
_DAYS = {"day": 1, "week": 7}
_HOURS_A_DAY = 24


def duration_meant(text: str) -> Slip | None:
    """`90days`, `6 Monate`, `one year`, `P6M`, `quarterly` and `48 hours` are durations elsewhere."""
    lowered = _BEFORE.sub("", _in_figures(text.lower()), count=1)
    if rhythm := _RHYTHMS.get(lowered):
        return written(rhythm)
    if twice := _TWICE.get(lowered):
        return one_of(twice)
    if match := _ISO.fullmatch(lowered):
        parts = [_duration(int(count), _ISO_UNITS[unit]) for count, unit in _ISO_PART.findall(match["parts"])]
        return _together(parts) if len(parts) > 1 else written(parts[0])
    if lowered.isascii() and lowered.isdigit():
        units = [_duration(int(lowered), unit) for unit in _ISO_UNITS.values()]
        return Slip(f"write the unit too: {or_of(units)}") if int(lowered) else None
    if match := _COUNTED.fullmatch(lowered):
        return _counted(match["count"], match["unit"])
    if match := _SEVERAL.fullmatch(lowered):
        return _together((match["first"], match["second"]))
    return _of_two_lengths(lowered)


def _in_figures(text: str) -> str:
    """`½ year` as `0.5 year`, and `month(s)` as `months`."""
    for sign, rest in (("¼", ".25"), ("½", ".5"), ("¾", ".75")):
        text = re.sub(rf"(?<![0-9]){sign}", f"0{rest}", text)
        text = text.replace(sign, rest)
    return text.replace("(s)", "s")


def _of_two_lengths(text: str) -> Slip | None:
    if match := _RANGE.fullmatch(text):
        slips = [_counted(match[end], match["unit"]) for end in ("low", "high")]
        return one_of(slip.suggestion for slip in slips if slip and slip.suggestion)
    if _WORKING.fullmatch(text):
        return Slip("a duration counts days of the calendar, not working days: write how many of them are meant")
    return None


def _counted(count: str, unit: str) -> Slip | None:
    number = Decimal(1 if count in _ONE else SMALL.get(count, 0) or _decimal(count))
    if unit in ("h", "hour", "hours", "stunden", "heures") and number:
        days = int(number) // _HOURS_A_DAY
        around = (days,) if number % _HOURS_A_DAY == 0 else (days, days + 1)
        return one_of(_duration(each, "day") for each in around) if days else None
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


def _together(durations: Sequence[str]) -> Slip | None:
    """`1 year 6 months` in the smaller of the two units, where one is a number of the other."""
    slips = [duration_meant(part) for part in durations]
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
