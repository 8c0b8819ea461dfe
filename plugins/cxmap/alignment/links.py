"""Links: the capabilities that others rely on, and what is weak or unknown among them."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from cxmap.alignment.backing import Backing, Backings
from cxmap.alignment.doubt import Undecided, decided
from cxmap.alignment.performance import Performance
from cxmap.alignment.proof import known_proof
from cxmap.alignment.reliance import relied_on
from cxmap.model.catalogue import Catalogue

Found = Mapping[str, tuple[str, ...]]
"""The capabilities that have been found on the ways through `relies_on`, by the one at which these begin."""


@dataclass(frozen=True, slots=True)
class Links:
    """Weak and unknown capabilities on the ways from each live one; where an entry is missing, nobody can tell.

    On every way it is the first that misses its designed level, and the first of which nobody knows how it does: one
    without fresh evidence, or one that is not live.
    """

    weak: Found
    unknown: Found


def links_of(catalogue: Catalogue, backings: Backings, weak: Mapping[str, bool], unknown: Mapping[str, bool]) -> Links:
    relying = {
        identity: relied_on(catalogue, backing.capability)
        for identity, backing in backings.live.items()
        if catalogue.is_sound(backing.capability.key, "relies_on")
    }
    idle = {
        identity: tuple(each for each in backings.live[identity].capability.relies_on if each in backings.idle)
        for identity in relying
    }
    return Links(_first_found(relying, weak, dict.fromkeys(relying, ())), _first_found(relying, unknown, idle))


def weaknesses(backings: Backings) -> Mapping[str, bool]:
    """Whether each live capability misses a designed level, by id; those of which nobody can tell are left out."""
    return _answers(backings, _is_weak)


def ignorances(backings: Backings, as_of: date) -> Mapping[str, bool]:
    """Whether nothing fresh says how each live capability does, by id; left out are those of which nobody can tell."""
    return _answers(backings, partial(_is_unknown, as_of=as_of))


def _answers(backings: Backings, question: Callable[[Backing], bool]) -> Mapping[str, bool]:
    answers = {identity: decided(partial(question, backing)) for identity, backing in backings.live.items()}
    return {identity: answer for identity, answer in answers.items() if answer is not None}


def _first_found(relying: Found, is_found: Mapping[str, bool], own: Found) -> Found:
    """The first finds on every way, by capability; left out are those of which nobody can tell.

    Works from the bottom up without recursion, so that a chain may be as long as it likes.
    """
    needed = {one: below for one, below in relying.items() if all(each in is_found for each in below)}
    waiting = {one: sum(not is_found[each] for each in below) for one, below in needed.items()}
    above = defaultdict(list)
    for one, below in needed.items():
        for each in below:
            if not is_found[each]:
                above[each].append(one)
    found: dict[str, tuple[str, ...]] = {}
    ready = deque(one for one, count in waiting.items() if not count)
    while ready:
        one = ready.popleft()
        found[one] = _joined([own[one], *((each,) if is_found[each] else found[each] for each in needed[one])])
        for upper in above[one]:
            waiting[upper] -= 1
            if not waiting[upper]:
                ready.append(upper)
    return found


def _is_weak(backing: Backing) -> bool:
    """Whether it misses a designed level; one that it is known to miss settles that, whatever else is in doubt."""
    answers = [decided(partial(_misses, backing, metric)) for metric in _designed(backing)]
    if True not in answers and None in answers:
        raise Undecided
    return True in answers


def _is_unknown(backing: Backing, as_of: date) -> bool:
    """Whether nothing fresh says how it does."""
    designed = _designed(backing)
    if not designed:
        return not any(known_proof(proof, as_of).counting for proof in backing.proof.values())
    return any(not _performance(backing, metric).newest_fresh_rows for metric in designed)


def _designed(backing: Backing) -> list[str]:
    return [each.metric for each in backing.capability.delivers if each.metric and each.designed is not None]


def _misses(backing: Backing, metric: str) -> bool:
    return _performance(backing, metric).misses_its_design


def _performance(backing: Backing, metric: str) -> Performance:
    if metric not in backing.performances:
        raise Undecided
    return backing.performances[metric]


def _joined(parts: list[tuple[str, ...]]) -> tuple[str, ...]:
    filled = [part for part in parts if part]
    # Along a chain all share one tuple: copying it at every link would take quadratic time.
    return filled[0] if len(filled) == 1 else tuple(dict.fromkeys(link for part in filled for link in part))
