"""Numbers in the cells of a table, as spreadsheets of any country write them: each in the ways it can be read."""

from __future__ import annotations

import re
from dataclasses import dataclass

_GAPS = " \u00a0\u202f\u2009'\u2019"
_GROUPED = re.compile(rf"(?P<whole>[0-9]{{1,3}}(?:[{_GAPS}][0-9]{{3}})+)(?P<rest>[.,][0-9]+)?")
_MARKS = re.compile(r"[.,]")
_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:(?P<mark>[.,])[0-9]{3})(?:(?P=mark)[0-9]{3})*")
_ONE_MARK = re.compile(r"(?P<whole>[0-9]*)(?P<mark>[.,])(?P<rest>[0-9]+)")
_THREE = 3


@dataclass(frozen=True, slots=True)
class WrittenNumber:
    """A number as it stands in a cell, and what it may mean: with a decimal mark, and with marks between thousands.

    `mark` is the only mark in it, which can be either where both meanings are known.
    """

    text: str
    decimal: str | None
    thousands: str | None
    mark: str = ""
    in_percent: bool = False

    @property
    def is_doubtful(self) -> bool:
        return self.decimal is not None and self.thousands is not None

    @property
    def is_whole_decimal(self) -> bool:
        """Whether it is a whole number too where its mark is the decimal one."""
        return self.decimal is not None and not self.decimal.partition(".")[2].strip("0")

    @property
    def shows_decimal(self) -> str:
        """The mark that can only be a decimal one here."""
        return self.mark if self.decimal and not self.thousands else ""

    @property
    def both(self) -> str:
        """The two meanings of a doubtful number, as they are to be written."""
        decimal = str(self.decimal)
        return f"`{decimal.rstrip('0').rstrip('.')}` or `{self.thousands}`"


def figure_in(text: str) -> WrittenNumber | None:
    """The number in a cell, or None for any other text."""
    bare = text.strip().replace("\u2212", "-")
    in_percent = bare.endswith("%")
    bare = bare.removesuffix("%").rstrip()
    sign, digits = (bare[0], bare[1:]) if bare[:1] in ("+", "-") else ("", bare)
    if match := _GROUPED.fullmatch(digits):
        rest = (match["rest"] or "").replace(",", ".")
        whole = re.sub(f"[{_GAPS}]", "", match["whole"])
        mark = (match["rest"] or "")[:1]
        return WrittenNumber(text, f"{sign}{whole}{rest}", None, mark, in_percent)
    if digits.isascii() and digits.isdigit():
        return WrittenNumber(text, f"{sign}{digits}", None, "", in_percent)
    decimal, mark = _decimal(digits)
    thousands = sign + _MARKS.sub("", digits) if _THOUSANDS.fullmatch(digits) else None
    if decimal is None and thousands is None:
        return None
    return WrittenNumber(text, decimal and sign + decimal, thousands, mark, in_percent)


def _decimal(digits: str) -> tuple[str | None, str]:
    """The digits with a decimal point, and the mark that stands there now."""
    if match := _ONE_MARK.fullmatch(digits):
        return f"{match['whole']}.{match['rest']}", match["mark"]
    last = max(digits.rfind("."), digits.rfind(","))
    whole, rest = digits[:last], digits[last + 1 :]
    if last > 0 and rest.isascii() and rest.isdigit() and digits[last] not in whole and _THOUSANDS.fullmatch(whole):
        return f"{_MARKS.sub('', whole)}.{rest}", digits[last]
    return None, ""
