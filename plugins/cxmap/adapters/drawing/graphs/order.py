"""The order of the nodes in each column: that in which the lines between them are short."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from cxmap.diagrams import GraphEdge

_SWEEPS = 6

# A column is a row of sections, a section a row of keys.
Column = tuple[tuple[str, ...], ...]


def ordered(columns: Sequence[Column], edges: Iterable[GraphEdge]) -> tuple[Column, ...]:
    """The columns with each section in the order that makes the lines shortest, of the orders that were tried.

    Each node is moved to where its neighbours are, in sweeps from left to right and back.
    """
    neighbours = defaultdict[str, list[str]](list)
    for edge in edges:
        neighbours[edge.source].append(edge.target)
        neighbours[edge.target].append(edge.source)
    best = current = tuple(columns)
    for sweep in range(_SWEEPS):
        current = _swept(current, neighbours, backwards=bool(sweep % 2))
        best = min(best, current, key=lambda found: _length(found, neighbours))
    return best


def _swept(
    columns: tuple[Column, ...], neighbours: Mapping[str, Sequence[str]], *, backwards: bool
) -> tuple[Column, ...]:
    found = list(columns)
    for at in range(len(found))[:: -1 if backwards else 1]:
        places = _places(found)
        beside = {key for column in (found[at + 1 :] if backwards else found[:at]) for part in column for key in part}

        def pull(key: str, places: Mapping[str, float] = places, beside: set[str] = beside) -> float:
            pulling = [places[other] for other in neighbours.get(key, ()) if other in beside]
            return sum(pulling) / len(pulling) if pulling else places[key]

        found[at] = tuple(tuple(sorted(section, key=pull)) for section in found[at])
    return tuple(found)


def _places(columns: Iterable[Column]) -> Mapping[str, float]:
    """Where each node is, from the middle of its column."""
    places: dict[str, float] = {}
    for column in columns:
        keys = [key for section in column for key in section]
        places |= {key: position - (len(keys) - 1) / 2 for position, key in enumerate(keys)}
    return places


def _length(columns: Iterable[Column], neighbours: Mapping[str, Sequence[str]]) -> float:
    places = _places(columns)
    return sum(abs(places[key] - places[other]) for key, others in neighbours.items() for other in others)
