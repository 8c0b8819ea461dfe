"""Weeks, quarters and halves of years as they are named in English, German and French."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cxmap.model.durations import Period
from cxmap.model.slips.slip import can_be_read

_PARTS: Mapping[str, str] = {
    name: letter
    for letter, names in {
        "Q": ("q", "t", "quarter", "quartal", "quartals", "vierteljahr", "trimestre", "trim"),
        "H": (
            "h", "hj", "half", "half-year", "half year", "halbjahr", "halbjahres", "hälfte", "jahreshälfte", "semestre",
        ),
        "W": ("w", "cw", "kw", "week", "calendar week", "kalenderwoche", "woche", "semaine"),
    }.items()
    for name in names
}  # fmt: skip
_ORDINALS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "first i erste erster erstes ersten premier première premiere",
            "second ii zweite zweiter zweites zweiten deuxième deuxieme seconde",
            "third iii dritte dritter drittes dritten troisième troisieme",
            "fourth iv vierte vierter viertes vierten quatrième quatrieme",
        ),
        start=1,
    )
    for name in names.split()
}
_PART = rf"(?P<part>{'|'.join(_PARTS)})\.?"
_ORDINAL = rf"(?:(?P<count>[0-9]{{1,2}})(?:st|nd|rd|th|er|re|ère|e|ème|eme|º|\.)?|(?P<word>{'|'.join(_ORDINALS)})\.?)"
_BEFORE = r"(?:(?:the|in the|im|das|die|le|la|au) )?"
_BEHIND = r",?(?: of| de| des jahres)?[\s/-]?"
_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"{_BEFORE}{_PART}\s?{_ORDINAL}{_BEHIND}{_YEAR}",
        rf"{_BEFORE}{_ORDINAL} ?{_PART}{_BEHIND}{_YEAR}",
        rf"(?P<year>[0-9]{{4}})[\s/-]?{_PART}\s?{_ORDINAL}",
    )
)
# Behind its year, as statistical offices write it; `S1 2026` may be a week in French.
_SEMESTER = re.compile(r"(?P<year>[0-9]{4})[\s/-]?S(?P<half>[12])", re.IGNORECASE)
_WHOLE_YEAR = re.compile(r"(?:calendar year|year|kalenderjahr|jahr|année|annee|an) (?P<year>[0-9]{4})", re.IGNORECASE)


def part_of_year_named(text: str) -> str | None:
    """`2026-Q3` for `3. Quartal 2026`, `2026` for `year 2026`; None where the text names none that exists."""
    period = _period(text)
    return period if period and can_be_read(Period.from_text, period) else None


def long_year(text: str) -> str:
    """`2026` for `26` and `'26`."""
    digits = text.removeprefix("'")
    return digits if len(digits) == len("2026") else f"20{digits}"


def _period(text: str) -> str | None:
    if whole := _WHOLE_YEAR.fullmatch(text):
        return whole["year"]
    if semester := _SEMESTER.fullmatch(text):
        return f"{semester['year']}-H{semester['half']}"
    match = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if match is None:
        return None
    letter, number = _PARTS.get(match["part"].lower()), match["count"] or _ORDINALS.get((match["word"] or "").lower())
    if letter is None or number is None:
        return None
    return f"{long_year(match['year'])}-{letter}{int(number):0{2 if letter == 'W' else 1}}"
