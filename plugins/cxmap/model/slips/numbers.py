"""Numbers as they are written elsewhere: with commas, signs, units and words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from cxmap.model.slips.slip import LONG_DASHES, Slip, one_of, or_of, written

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_GROUPED = re.compile(
    r"(?P<whole>[+-]?[1-9][0-9]{0,2}(?:(?P<gap>[,. '\u2019_])[0-9]{3})(?:(?P=gap)[0-9]{3})*)(?P<rest>[.,][0-9]+)?"
)
_DECIMAL = re.compile(r"(?P<sign>[+-]?)(?P<whole>[0-9]*)(?P<point>[.,])(?P<rest>[0-9]*)")
_EXPONENT = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?e[+-]?[0-9]{1,2}", re.IGNORECASE)
_DOUBTFUL = re.compile(r"[+-]?[1-9][0-9]{0,2}\.[0-9]00")
_NO_UNIT = "write the number alone, in the unit of its metric"

_QUANTITY = re.compile(r"(?P<number>[+-]?[0-9](?:[0-9.,'\u2019 ]*[0-9])?)[.,]? ?(?P<unit>[%€$£]|[^\W\d_][^\d%]*)")
_MULTIPLES: Mapping[str, int] = {"k": 1000, "thousand": 1000, "dozen": 12, "hundred": 100, "million": 1_000_000}
_VAGUE = frozenset(("m", "mio", "mn", "mm", "bn", "billion", "tsd", "percent of"))
"""Words behind a number that make it another one, and not the same for everybody."""
_PART = re.compile(r"(?P<part>\w+) ?(?:/|out of|of|in|von|sur) ?(?P<whole>\w+)", re.IGNORECASE)
_END = r"[+-]?[0-9]+(?:[.,][0-9]+)*"
_RANGE = re.compile(
    rf"(?P<low>{_END}) ?%? ?(?:-|\u2013|\.\.+|to|bis|or|oder|und|and|\u00e0) ?(?P<high>{_END}) ?(?:%|[^\W\d_]+)?"
)
_SPREAD = re.compile(rf"(?P<number>{_END}) ?%? ?(?:\u00b1|\+/-|\+-|\().+")
_ABOUT = re.compile(
    r"(?:~|\u2248|c(?:irc)?a\.?|about|approx(?:imately|\.)?|around|roughly|etwa|rund|environ) ?(?P<number>[0-9].*)",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:n|sample)? ?=? ?(?P<number>[0-9].*)", re.IGNORECASE)
_BEST = 5
"""The end of the scale of scores."""
_PERCENT = frozenset(("%", "percent", "per cent", "pct", "prozent", "pourcent", "pour cent"))

SMALL: Mapping[str, int] = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten eleven twelve",
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        "un deux trois quatre cinq six sept huit neuf dix onze douze",
    )
    for number, word in enumerate(words.split(), start=1)
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
"""Numbers that people write as words."""


class Quantity(NamedTuple):
    """A number as its author wrote it: all the numbers that it can be, and the unit behind it."""

    readings: tuple[str, ...]
    unit: str = ""

    @property
    def is_percent(self) -> bool:
        return is_percent(self.unit)


def is_percent(unit: str) -> bool:
    return unit.lower() in _PERCENT


def can_be_thousands(text: str) -> bool:
    """Whether a number may have been meant a thousand times larger: `1.000` is a thousand in half of Europe."""
    return text[-2:] == "00" and _DOUBTFUL.fullmatch(text) is not None


def quantity_in(text: str) -> Quantity | None:
    """The number in a text such as `95 %`, `1,5`, `12 days`, `1e2` or `12k`."""
    text = _with_sign(text)
    if readings := _readings(text):
        return Quantity(readings)
    match = _QUANTITY.fullmatch(text)
    readings = _readings(match["number"]) if match else ()
    if match is None or not readings:
        return None
    unit = match["unit"].strip(" .")
    if times := _MULTIPLES.get(unit.lower()):
        return Quantity(tuple(_plain(Decimal(reading) * times) for reading in readings))
    return None if unit.lower() in _VAGUE else Quantity(readings, unit)


def part_in(text: str) -> tuple[int, int] | None:
    """The part and the whole in `9/10`, `9 of 10` or `nine out of ten`."""
    match = _PART.fullmatch(text)
    part, whole = (_small(match["part"]), _small(match["whole"])) if match else (None, None)
    return (part, whole) if part is not None and whole and part <= whole else None


def number_meant(text: str) -> Slip | None:
    """`95%`, `96,1`, `1e2` and `.5` are numbers elsewhere; `12,000` is one of two, and so is `9/10`."""
    if quantity := quantity_in(text):
        # Only where the metric is known can anybody tell whether `3 hours` are 3.
        is_clear = quantity.is_percent or not quantity.unit
        return _number_alone(text, quantity) if is_clear else Slip(_NO_UNIT)
    if part := part_in(text):
        return _part_meant(*part)
    if match := _RANGE.fullmatch(text):
        return Slip(f"two numbers stand here, and one can: write {or_of((match['low'], match['high']))}")
    if match := _SPREAD.fullmatch(text):
        return Slip(f"write `{match['number']}` alone; `low` and `high` of a measurement take the ends around it")
    return _about_meant(text)


def _about_meant(text: str) -> Slip | None:
    """`~95`: one number is named, but perhaps not the one that was counted."""
    match = _ABOUT.fullmatch(text)
    return Slip(f"numbers are exact here: write `{match['number']}` if that is the one") if match else None


def rating_meant(text: str) -> Slip | None:
    """`4/5` and `4 out of 5` on a scale from 1 to 5."""
    part, quantity = part_in(text), quantity_in(text)
    if part and part[1] != _BEST:
        return Slip(f"write a number from 1 to {_BEST}")
    rating = part[0] if part else SMALL.get(text.lower()) or (text.count("★") if not text.strip("★☆") else None)
    if rating is not None:
        return written(str(rating))
    return _number_alone(text, quantity) if quantity else number_meant(text)


def percentile_meant(text: str) -> Slip | None:
    """`p95` and `95th`."""
    return number_meant(re.sub(r"^p ?(?=[0-9])|(?<=[0-9])(?:th|st|nd|rd)$", "", text, flags=re.IGNORECASE))


def scale_meant(text: str) -> Slip | None:
    """`0-10`, `0 to 10` and `10..0`."""
    match = _RANGE.fullmatch(text)
    ends = [match[end].replace(",", ".") for end in ("low", "high")] if match else []
    if not ends or not all(map(_NUMBER.fullmatch, ends)):
        return None
    return written("..".join(sorted(ends, key=Decimal)))


def whole_meant(text: str) -> Slip | None:
    """The number alone, where it is a count of something: `n=400`, `1,200`, `12 customers`, `twelve`."""
    if (small := SMALL.get(text.lower())) is not None:
        return written(str(small))
    match = _COUNTED.fullmatch(text)
    quantity = quantity_in(match["number"]) if match else None
    if quantity is None:
        return _about_meant(text)
    if quantity.is_percent:
        return None
    return one_of(_whole(reading) for reading in quantity.readings if _is_whole(Decimal(reading)))


def _number_alone(text: str, quantity: Quantity) -> Slip | None:
    comma = ", with a point" if "," in text and "." in quantity.readings[0] else ""
    unit = ", without the unit" if quantity.unit else ""
    return one_of(quantity.readings, f"{comma}{unit}")


def _part_meant(part: int, whole: int) -> Slip | None:
    share = Decimal(100) * part / whole
    if share != round(share, 4):
        return Slip(f"where the unit is percent, this is about `{round(share, 1)}`: write the number that is meant")
    return Slip(f"this can mean `{_plain(share)}`, where the unit is percent, or `{part}`: write the one that is meant")


def _readings(text: str) -> tuple[str, ...]:
    """The numbers that a text of digits and separators can be."""
    if match := _GROUPED.fullmatch(text):
        return _grouped(match)
    if _NUMBER.fullmatch(text):
        return (text,)
    if _EXPONENT.fullmatch(text):
        return (_plain(Decimal(text)),)
    match = _DECIMAL.fullmatch(text)
    if match is None or not (match["whole"] or match["rest"]):
        return ()
    rest = f".{match['rest']}" if match["rest"] else ""
    return (f"{match['sign']}{match['whole'] or 0}{rest}",)


def _grouped(match: re.Match[str]) -> tuple[str, ...]:
    """Digits in groups of three: thousands, but with one group alone perhaps three decimals."""
    thousands = re.sub(r"[^0-9+-]", "", match["whole"])
    if rest := match["rest"]:
        # `1,200.5` and `1.200,5` are clear, `1,200,5` is nothing.
        return () if rest[0] == match["gap"] else (f"{thousands}.{rest[1:]}",)
    if match["gap"] not in (",", ".") or match["whole"].count(match["gap"]) > 1:
        return (thousands,)
    return (thousands, _plain(Decimal(match["whole"].replace(",", "."))))


def _plain(number: Decimal) -> str:
    """A number in digits, as short as it can be."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _is_whole(number: Decimal) -> bool:
    """Whether nothing stands behind the point; a remainder would be refused of a number with fifty digits."""
    return number == number.to_integral_value()


def _whole(reading: str) -> str:
    return reading.partition(".")[0]


def _small(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else SMALL.get(text.lower())


def _with_sign(text: str) -> str:
    return f"-{text[1:].lstrip()}" if text[:1] in LONG_DASHES and text else text
