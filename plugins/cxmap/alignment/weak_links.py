"""Weak links: capabilities below their designed level, and whoever relies on them."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping
from functools import partial

from cxmap.alignment.backing import Backing, Backings
from cxmap.alignment.doubt import Undecided, decided
from cxmap.alignment.reliance import relied_on
from cxmap.model.catalogue import Catalogue


def weaknesses(backings: Backings) -> Mapping[str, bool]:
    """Whether each live capability misses a designed level, by id; those of which nobody can tell are left out."""
    answers = {identity: decided(partial(_is_weak, backing)) for identity, backing in backings.live.items()}
    return {identity: answer for identity, answer in answers.items() if answer is not None}


def weak_links(catalogue: Catalogue, backings: Backings, weak: Mapping[str, bool]) -> Mapping[str, tuple[str, ...]]:
    """The first weak capability on every way through `relies_on`, by live capability.

    Left out are those of which nobody can tell, be it for a mistake or a circle further down. Works from the bottom
    up without recursion, so that a chain may be as long as it likes.
    """
    relied_on = dict(_relied_on(catalogue, backings, weak))
    waiting = {identity: sum(not weak[below] for below in needed) for identity, needed in relied_on.items()}
    above = defaultdict(list)
    for identity, needed in relied_on.items():
        for below in needed:
            if not weak[below]:
                above[below].append(identity)
    found: dict[str, tuple[str, ...]] = {}
    ready = deque(identity for identity, count in waiting.items() if not count)
    while ready:
        identity = ready.popleft()
        found[identity] = _joined([(below,) if weak[below] else found[below] for below in relied_on[identity]])
        for upper in above[identity]:
            waiting[upper] -= 1
            if not waiting[upper]:
                ready.append(upper)
    return found


def _is_weak(backing: Backing) -> bool:
    """Whether it misses a designed level; one that it is known to miss settles that, whatever else is in doubt."""
    designed = [each.metric for each in backing.capability.delivers if each.metric and each.designed is not None]
    answers = [decided(partial(_misses, backing, metric)) for metric in designed]
    if True not in answers and None in answers:
        raise Undecided
    return True in answers


def _misses(backing: Backing, metric: str) -> bool:
    if metric not in backing.performances:
        raise Undecided
    return backing.performances[metric].is_as_designed is False


def _relied_on(
    catalogue: Catalogue, backings: Backings, weak: Mapping[str, bool]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The live capabilities that each relies on, where all of it is known."""
    for identity, backing in backings.live.items():
        capability = backing.capability
        needed = relied_on(catalogue, capability)
        if catalogue.is_sound(capability.key, "relies_on") and all(below in weak for below in needed):
            yield identity, needed


def _joined(parts: list[tuple[str, ...]]) -> tuple[str, ...]:
    filled = [part for part in parts if part]
    # Along a chain all share one tuple: copying it at every link would take quadratic time.
    return filled[0] if len(filled) == 1 else tuple(dict.fromkeys(link for part in filled for link in part))
