"""Work on many things, in one part or in several that go on side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class InParts(Protocol):
    """Does a work on all items, in the order given; no part may need what another one has found.

    `amount` says how much there is to do, in files: a second process is not worth it for little. `rests_on` says all
    that the work on some items rests on besides them, so that it may be kept; None where it may not.
    """

    def __call__(
        self,
        work: Callable[[Sequence[T]], R],
        items: Sequence[T],
        *,
        amount: int,
        rests_on: Callable[[], str] | None = None,
    ) -> Iterable[R]: ...


def as_one(
    work: Callable[[Sequence[T]], R],
    items: Sequence[T],
    *,
    amount: int,  # noqa: ARG001  # it is all the same here, and so is the next
    rests_on: Callable[[], str] | None = None,  # noqa: ARG001
) -> Iterable[R]:
    """All items in one part."""
    return (work(items),)
