"""Mappings that are made when somebody first looks into them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class Later(Mapping[K, V]):
    """An index that pages need and a check of the map does not: whoever does not ask for it does not wait for it."""

    def __init__(self, make: Callable[[], Mapping[K, V]]) -> None:
        self._make = make

    def __getitem__(self, key: K) -> V:
        return self._made[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    @cached_property
    def _made(self) -> Mapping[K, V]:
        made = self._make()
        # Its origin may be large; whoever asks at the same moment makes the same again.
        self._make = lambda: made
        return made


class PartlyLater(Later[K, V]):
    """The same, of which some entries are made without the others: those whose keys are among the `sooner`."""

    def __init__(
        self, make: Callable[[], Mapping[K, V]], sooner: Mapping[K, V], is_sooner: Callable[[K], bool]
    ) -> None:
        super().__init__(make)
        self._sooner, self._is_sooner = sooner, is_sooner

    def __getitem__(self, key: K) -> V:
        return self._sooner[key] if self._is_sooner(key) else super().__getitem__(key)
