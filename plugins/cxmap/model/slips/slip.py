"""A slip: a text that cannot be read as it stands, but is meant as one thing, or as one of a few."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import NamedTuple

LONG_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
"""Characters that editors put in place of hyphens."""


class Slip(NamedTuple):
    """Advice about a text that cannot be read, and, where it has one reading only, the text to write instead."""

    hint: str
    suggestion: str | None = None


Meant = Callable[[str], Slip | None]
"""Tells what was meant, where it can."""

_FULL_WIDTH = ("\uff01", "\uff5e")
_QUOTED = re.compile("[\u201c\u201d\u201e\u2018\u2019](.*)[\u201c\u201d\u201f\u2018\u2019]")


def slip_in(text: str, read: Callable[[str], object], meant: Meant | None) -> Slip | None:
    """The probable meaning of a text that `read` refuses with a ValueError; only what it would take is suggested."""
    bare = _in_curly_quotes(text)
    if bare is not None and can_be_read(read, bare):
        return Slip(f"write `{bare}`, without the curly quotes", bare)
    plain = " ".join(_in_usual_signs(text if bare is None else bare).split())
    without = plain.rstrip(",; ")
    if without not in (text, bare) and can_be_read(read, without):
        return written(without)
    slip = meant(plain) or (meant(without) if without != plain else None) if meant else None
    return slip if slip and (slip.suggestion is None or can_be_read(read, slip.suggestion)) else None


def can_be_read(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def written(text: str, because: str = "") -> Slip:
    """The one reading of a text, and a remark on it."""
    return Slip(f"write `{text}`{because}", text)


def one_of(readings: Iterable[str], remark: str = "") -> Slip | None:
    """Advice about a text with these readings: only where there is one, it is suggested."""
    several = tuple(dict.fromkeys(readings))
    if len(several) == 1:
        return written(several[0], remark)
    return Slip(f"this can mean {or_of(several)}: write the one that is meant") if several else None


def or_of(texts: Iterable[str]) -> str:
    """`a`, `b` or `c`."""
    return _joined(texts, "or")


def and_of(texts: Iterable[str]) -> str:
    """`a`, `b` and `c`."""
    return _joined(texts, "and")


def _joined(texts: Iterable[str], word: str) -> str:
    *before, last = (f"`{text}`" for text in texts)
    return f"{', '.join(before)} {word} {last}" if before else last


def _in_usual_signs(text: str) -> str:
    """The text with the digits and signs of other scripts as the usual ones: `９５％`."""
    return text if text.isascii() else "".join(map(_usual, text))


def _usual(sign: str) -> str:
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return unicodedata.normalize("NFKC", sign) if _FULL_WIDTH[0] <= sign <= _FULL_WIDTH[1] else sign


def _in_curly_quotes(text: str) -> str | None:
    """The text between curly quotes, which are no quotes here."""
    match = _QUOTED.fullmatch(text)
    return match[1].strip() if match else None
