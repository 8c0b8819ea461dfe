"""Entities that may be meant where an id is missing: those whose titles share words with what stands there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from cxmap.linking.meant import MOST_GUESSES
from cxmap.model.document import Document
from cxmap.model.ids import Key, kind_and_id
from cxmap.model.metric import Metric
from cxmap.model.slips.numbers import is_percent

_MOST = 3
_WORD = re.compile(r"[^\W_]{3,}|%")
_COMMON = 300
"""A word that more titles than these share tells nothing."""
_LONGEST = 500
_STEM = 5
_PERCENT = "%"
_SMALL_WORDS = frozenset(
    word
    for words in (
        "all and are for from has its not our than that the them they this who with you your",
        "aus das dem den der des die ein eine für ihr ist mit nicht sie und von wir zum zur",
        "aux avec ces dans des est les nos notre par pas pour qui sur une vos votre",
    )
    for word in words.split()
)


class Candidates:
    """The entities of a map by the words of their titles and ids; guesses are limited."""

    def __init__(self, documents: Mapping[Key, Document]) -> None:
        self._documents = documents
        self._guesses = MOST_GUESSES

    def near(self, kind: str, text: str) -> tuple[Key, ...]:
        """All entities of a kind where they are few, or else those that share words with a text."""
        everything = self.all_of(kind)
        return everything if len(everything) <= _MOST else self.sharing(kind, text)

    def sharing(self, kind: str, text: str) -> tuple[Key, ...]:
        """The few entities of a kind that share the most words with a text, of which the rarest count most."""
        self._guesses -= 1
        scores: Counter[Key] = Counter()
        for stem in dict.fromkeys(_stems(text)) if self._guesses >= 0 else ():
            found = self._by_stem.get((kind, stem), ())
            if 0 < len(found) <= _COMMON:
                scores.update(dict.fromkeys(found, _COMMON // len(found)))
        return tuple(sorted(scores, key=lambda key: (-scores[key], key))[:_MOST])

    def all_of(self, kind: str) -> tuple[Key, ...]:
        return tuple(self._by_kind.get(kind, ()))

    def named(self, keys: Iterable[Key]) -> str:
        """Ids with their titles: `on-time` (Parcels on time) or `ease` (How easy it was)."""
        entities = [self._documents[key].entity for key in keys]
        *before, last = (f"`{each.id}`" + (f" ({each.name})" if each.name != each.id else "") for each in entities)
        return f"{', '.join(before)} or {last}" if before else last

    @cached_property
    def _by_kind(self) -> Mapping[str, list[Key]]:
        found: dict[str, list[Key]] = {}
        for key in sorted(self._documents):
            found.setdefault(kind_and_id(key)[0], []).append(key)
        return found

    @cached_property
    def _by_stem(self) -> Mapping[tuple[str, str], list[Key]]:
        found: dict[tuple[str, str], list[Key]] = {}
        for key, document in sorted(self._documents.items()):
            kind, identity = kind_and_id(key)
            entity = document.entity
            unit = entity.unit if isinstance(entity, Metric) else ""
            for stem in dict.fromkeys((*_stems(f"{entity.name} {identity}"), *_stems(unit))):
                found.setdefault((kind, stem), []).append(key)
        return found


def _stems(text: str) -> Iterator[str]:
    """The beginnings of the words of a text, as a word has several endings; a word for percent is its sign."""
    for word in _WORD.findall(text[:_LONGEST].lower()):
        if is_percent(word):
            yield _PERCENT
        elif word not in _SMALL_WORDS:
            yield word.removesuffix("s").removesuffix("ing")[:_STEM]
