"""Did you mean: the nearest of the words that are allowed."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import chain

from cxmap.model.slips.words import words_meant

MOST_WORDS = 20
"""A longer list is not spelled out in a hint, and not compared word by word."""

_LIKENESS = 0.7
_COMMON = 300
"""Letters in a row that more names than these share hardly tell them apart."""


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that is most like `word`, or None if none is close; with other digits it is another word."""
    lowered = _lowered(word)
    digits = _digits(lowered)
    candidates = [candidate for candidate in allowed if not digits or _digits(candidate) == digits]
    if lowered in candidates:
        return lowered
    by_reading = {candidate.replace("_", "-"): candidate for candidate in candidates}
    close = difflib.get_close_matches(lowered, by_reading, n=1, cutoff=_LIKENESS)
    return by_reading[close[0]] if close else None


def word_like(word: str, allowed: Collection[str]) -> str | None:
    """The allowed word that has this name elsewhere, or else the nearest; None where the name is one of several."""
    named = words_meant(word, allowed)
    return nearest(word, allowed) if not named else named[0] if len(named) == 1 else None


def did_you_mean(suggestion: str | None, allowed: Collection[str], *, otherwise: str) -> str:
    """The hint for a word that is not allowed."""
    if suggestion:
        return f"did you mean `{suggestion}`?"
    if 0 < len(allowed) <= MOST_WORDS:
        return "write one of " + ", ".join(f"`{word}`" for word in allowed)
    return otherwise


class Names:
    """Many names, of which the nearest to a word is found without comparing it with each; guesses are limited."""

    def __init__(self, names: Iterable[str], guesses: int) -> None:
        self._names = tuple(names)
        self._guesses = guesses

    def __contains__(self, name: str) -> bool:
        return name in self._known

    @property
    def all(self) -> tuple[str, ...]:
        return self._names

    def nearest(self, word: str) -> str | None:
        self._guesses -= 1
        if self._guesses < 0:
            return None
        return nearest(word, self._names if len(self._names) <= MOST_WORDS else self._alike(word))

    def _alike(self, word: str) -> list[str]:
        """The names that share the most letters in a row with a word; what very many share does not count."""
        lowered = _lowered(word)
        having = [self._by_letters.get(letters, []) for letters in _threes(lowered)]
        rare = [names for names in having if 0 < len(names) <= _COMMON]
        shared = Counter(chain.from_iterable(rare or (names[:_COMMON] for names in having)))
        return [lowered] * (lowered in self._known) + [name for name, _ in shared.most_common(MOST_WORDS)]

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._names)

    @cached_property
    def _by_letters(self) -> Mapping[str, list[str]]:
        index: dict[str, list[str]] = {}
        for name in self._names:
            for letters in _threes(name):
                index.setdefault(letters, []).append(name)
        return index


def _lowered(word: str) -> str:
    return word.strip().lower().replace(" ", "-").replace("_", "-")


def _digits(word: str) -> str:
    return "".join(sign for sign in word if sign.isdigit())


def _threes(word: str) -> tuple[str, ...]:
    """Every three letters in a row, the ends of the word included, each once."""
    bounded = f"^{word[:100]}$"
    return tuple(dict.fromkeys(bounded[start : start + 3] for start in range(len(bounded) - 2)))
