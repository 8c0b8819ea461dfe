"""A harness: one part of cxmap that takes input of strangers, and inputs to begin with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Harness:
    """`holds_for` raises whatever is wrong of one input: any exception, also an AssertionError, is a find."""

    name: str
    holds_for: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    longest_input: int = 8_192
