"""Numbers in a text, however they are written, with the time that they stand for where that is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from cxmap.model.slips.durations import MINUTES
from cxmap.model.slips.numbers import SMALL

_UNIT = "|".join(sorted(MINUTES, key=len, reverse=True))
_NUMBER = re.compile(
    r"(?P<always>(?<![\w.,/])24/7(?![\w/]))"
    r"|(?<![\w.,])(?P<part>\d+(?:\.\d+)?) (?:out of|of|in|von|sur) (?:every )?(?P<whole>10|100|1,?000)(?!\w)"
    rf"|(?<!\w)(?P<number>\d+(?:[.,]\d+)*)(?:[\s-]?(?P<unit>{_UNIT})(?!\w))?",
    re.IGNORECASE,
)
"""A number, or a share such as `9 out of 10`, which a target says in percent."""
_LONGEST = 30
"""Digits of a number that nobody computes with."""
_HALF = re.compile(rf"\b(?:half an?|eine?r? halben?|une demi[- ])\s?(?={_UNIT})", re.IGNORECASE)
_ONE = re.compile(rf"\b(?:an?|eine[nrm]?|une?)(?=[\s-](?:{_UNIT})\b)", re.IGNORECASE)
_WORD = re.compile(rf"\b(?:{'|'.join(SMALL)})\b", re.IGNORECASE)


class SaidNumber(NamedTuple):
    """A number without its separators, how it is written, and the minutes that it stands for."""

    plain: str
    shown: str
    minutes: Fraction | None = None


def numbers_in(text: str) -> Iterator[SaidNumber]:
    """The numbers in digits; shares of many are in percent."""
    for found in _NUMBER.finditer(text):
        if found["always"]:
            yield SaidNumber("24/7", found[0])
        elif found["number"]:
            plain = _plain(found["number"])
            # Signs that only look alike, such as a dotless i, make no unit.
            unit = MINUTES.get((found["unit"] or "").lower())
            minutes = Fraction(plain) * unit if unit and len(plain) <= _LONGEST else None
            yield SaidNumber(plain, found["number"], minutes)
        else:
            share = Decimal(found["part"]) * 100 / Decimal(found["whole"].replace(",", ""))
            yield SaidNumber(_plain(f"{share:f}"), found[0])


def in_digits(text: str) -> str:
    """A text with its small numbers in digits: `nine in ten`, `half an hour`, `zwei Tage`."""
    text = _ONE.sub("1", _HALF.sub("0.5 ", text))
    return _WORD.sub(lambda word: str(SMALL.get(word[0].lower(), word[0])), text)


def _plain(number: str) -> str:
    """A number without separators of thousands, with a point before its decimals."""
    *whole, last = re.split("[.,]", number)
    is_grouped = whole[:1] != ["0"] and all(len(part) == len("000") for part in (*whole[1:], last))
    if not whole or is_grouped:
        return "".join((*whole, last))
    return f"{''.join(whole)}.{last}".rstrip("0").rstrip(".")
