"""Doubt: a field in which something is wrong says so when it is asked, and one place decides what follows from that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


class Undecided(Exception):  # noqa: N818  # nothing went wrong here: a mistake in the content hides the answer
    """A question that nobody can answer before a mistake in the content is put right."""


@dataclass(frozen=True, slots=True)
class Damage:
    """The fields of one entity from which nothing may be computed."""

    fields: frozenset[str] = frozenset()

    def touch(self, field: str) -> None:
        """Says that a field is about to be used."""
        if field in self.fields:
            raise Undecided


def decided(answer: Callable[[], T]) -> T | None:
    """The answer to a question; None where it is undecided."""
    try:
        return answer()
    except Undecided:
        return None
