"""The sentences of findings, in which code is what somebody would type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

TICK = "`"
_BEFORE = re.compile(r"(?:^|[\s(\[“/–-])$")
_BEHIND = re.compile(r"$|[\s.,;:)?!”…\]/–'’-]|s\b")
_CODE = re.compile(r"[^\s`](?:.*\S)?|[#-] ", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a sentence."""

    text: str
    is_code: bool


def pieces_of(sentence: str, names: Sequence[str] = ()) -> tuple[Piece, ...]:
    """The sentence, cut at the backticks around code; `names` hold backticks of their own.

    Where it is not clear which backticks are an author's, all of them are shown.
    """
    return tuple(_pieces(sentence, sorted(names, key=len, reverse=True)))


def parts_of(sentence: str) -> Sequence[str]:
    """The parts of a sentence that may be code: all of them where it is not clear which are."""
    parts = sentence.split(TICK)
    return parts[1::2] if _is_clear(parts) else parts


def _pieces(sentence: str, names: Sequence[str]) -> Iterator[Piece]:
    for name in names:
        before, found, behind = sentence.partition(f"{TICK}{name}{TICK}")
        if found:
            yield from _pieces(before, names)
            yield Piece(name, is_code=True)
            yield from _pieces(behind, names)
            return
    parts = sentence.split(TICK)
    if _is_clear(parts):
        yield from (Piece(text, bool(place % 2)) for place, text in enumerate(parts) if text)
    else:
        yield Piece(sentence, is_code=False)


def _is_clear(parts: Sequence[str]) -> bool:
    """Whether backticks stand in pairs, around code and between words of ours."""
    if len(parts) % 2 == 0:
        return False
    codes = zip(parts[::2], parts[1::2], parts[2::2], strict=False)
    return all(
        _BEFORE.search(before) and _CODE.fullmatch(code) and _BEHIND.match(behind) for before, code, behind in codes
    )
