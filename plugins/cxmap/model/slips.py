"""Slips: numbers as authors write them elsewhere, and what each must be here."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple


class Slip(NamedTuple):
    """Advice about a text that cannot be read, and, where it is known, the text to write instead."""

    hint: str
    suggestion: str | None = None


Meant = Callable[[str], Slip | None]
"""Tells what was meant, where it can."""

_QUOTED = re.compile("[\u201c\u201d\u201e\u2018\u2019](.*)[\u201c\u201d\u201f\u2018\u2019]")
_WITH_UNIT = re.compile(r"(?P<number>[+-]?[0-9.,]*[0-9])(?:\s*%|\s+[^\W\d]+)", re.ASCII)
_THOUSANDS = re.compile(
    r"(?P<number>[+-]?[0-9]{1,3}(?:(?P<gap>[,\s'])[0-9]{3})(?:(?P=gap)[0-9]{3})*)(?P<rest>\.[0-9]+)?"
)
_COMMA = re.compile(r"[+-]?[0-9]+,[0-9]+")
_NO_ZERO = re.compile(r"(?P<sign>[+-]?)(?P<rest>\.[0-9]+)")
_GAPS = re.compile(r"[,\s']")


def slip_in(text: str, read: Callable[[str], object], meant: Meant | None) -> Slip | None:
    """The probable meaning of a text that `read` refuses with a ValueError; only what it would take is suggested."""
    bare = _in_curly_quotes(text)
    if bare is not None and _can(read, bare):
        return Slip(f"write `{bare}`, without the curly quotes", bare)
    slip = meant(text if bare is None else bare) if meant else None
    return slip if slip and (slip.suggestion is None or _can(read, slip.suggestion)) else None


def _can(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def _in_curly_quotes(text: str) -> str | None:
    """The text between curly quotes, which are no quotes here."""
    match = _QUOTED.fullmatch(text)
    return match[1].strip() if match else None


def lower_case_meant(text: str) -> Slip:
    """`True` and `90 Days` are written in lower case."""
    return Slip(f"write `{text.lower()}`", text.lower())


def whole_meant(text: str) -> Slip | None:
    """The number alone, where it is a count of something."""
    slip = number_meant(text)
    return Slip(f"write `{slip.suggestion}`", slip.suggestion) if slip else None


def number_meant(text: str) -> Slip | None:
    """`95%`, `96,1`, `1,200` and `.5` are numbers elsewhere."""
    with_unit = _WITH_UNIT.fullmatch(text)
    number, remark = _plain(with_unit["number"] if with_unit else text)
    unit = "; the unit stands in the metric" if with_unit else ""
    return Slip(f"write `{number}`{remark}{unit}", number) if number != text else None


def _plain(text: str) -> tuple[str, str]:
    if match := _THOUSANDS.fullmatch(text):
        return _GAPS.sub("", match["number"]) + (match["rest"] or ""), ""
    if _COMMA.fullmatch(text):
        return text.replace(",", "."), ", with a point"
    if match := _NO_ZERO.fullmatch(text):
        return f"{match['sign']}0{match['rest']}", ""
    return text, ""
