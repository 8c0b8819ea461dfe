"""Work on many things, in one part or in several that go on side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class InParts(Protocol):
    """Does a work on all items, in the order given; no part may need what another one has found.

    `amount` says how much there is to do, in files: a second process is not worth it for little.
    """

    def __call__(self, work: Callable[[Sequence[T]], R], items: Sequence[T], *, amount: int) -> Iterable[R]: ...


def as_one(work: Callable[[Sequence[T]], R], items: Sequence[T], *, amount: int) -> Iterable[R]:  # noqa: ARG001  # as above
    """All items in one part."""
    return (work(items),)
