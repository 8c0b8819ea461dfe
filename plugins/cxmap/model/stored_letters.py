"""Letters that look alike and are stored in two ways: `Ö` as one sign, or as an `O` and a mark that is put on it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping


def by_letters(names: Iterable[str]) -> Mapping[str, str]:
    """Names by what their letters look like, however these are stored; only those with letters that have two ways."""
    return {looks_like(name): name for name in names if not name.isascii()}


def looks_like(name: str) -> str:
    return unicodedata.normalize("NFC", name)


def difference(written: str, stored: str) -> str:
    """The first letter that `written` and the file's `stored` name have in different signs, in words."""
    one, other = next(
        ((one, other) for one, other in zip(_letters(written), _letters(stored), strict=False) if one != other),
        (written, stored),
    )
    return f"`{looks_like(one)}` is {_signs(one)} here and {_signs(other)} in the file's name"


def _letters(name: str) -> list[str]:
    """Each sign with the marks that are put on it."""
    letters: list[str] = []
    for sign in name:
        if letters and unicodedata.combining(sign):
            letters[-1] += sign
        else:
            letters.append(sign)
    return letters


def _signs(letter: str) -> str:
    numbers = " ".join(f"U+{ord(sign):04X}" for sign in letter)
    return f"{'one sign' if len(letter) == 1 else f'{len(letter)} signs'} ({numbers})"
