"""Chains of references that come back to where they began."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cxmap.findings.finding import Finding, place_of
from cxmap.findings.rules import CIRCULAR_REFERENCE
from cxmap.linking.references import WrittenReference
from cxmap.model.document import Document
from cxmap.model.ids import Key

Edges = Mapping[Key, Sequence[WrittenReference]]


def circles(references: Iterable[WrittenReference]) -> Iterator[tuple[str, frozenset[Key], Edges]]:
    """Each field that goes round in a circle, with the entities on it and the field's references."""
    by_field: dict[tuple[str, str], dict[Key, list[WrittenReference]]] = {}
    for reference in references:
        field = (reference.kind or "", str(reference.path[0]))
        by_field.setdefault(field, {}).setdefault(reference.source, []).append(reference)
    for (_kind, name), edges in sorted(by_field.items()):
        for component in _components(edges):
            closed = len(component) > 1 or any(
                reference.target == reference.source for reference in edges.get(component[0], ())
            )
            if closed:
                yield name, frozenset(component), edges


def circle_finding(field: str, members: frozenset[Key], edges: Edges, documents: Mapping[Key, Document]) -> Finding:
    """Points to the value on the circle that stands in its first file by path."""
    first = min(members, key=lambda key: documents[key].path)
    closing = next(reference for reference in edges[first] if reference.target in members)
    way = _way_round(first, closing.target, members, edges)
    names = " → ".join(f"`{key.partition('/')[2]}`" for key in way)
    return CIRCULAR_REFERENCE.at(
        place_of(documents[first], closing.path),
        f"`{field}` goes round in a circle: {names}",
        hint="take one of these references out",
    )


def _way_round(first: Key, second: Key, members: frozenset[Key], edges: Edges) -> list[Key]:
    """A shortest way from `first` through `second` back to `first`."""
    if first == second:
        return [first, first]
    before: dict[Key, Key] = {second: first}
    queue = [second]
    for key in queue:
        for reference in edges.get(key, ()):
            if reference.target == first:
                way = [first, key]
                while way[-1] != first:
                    way.append(before[way[-1]])
                return way[::-1]
            if reference.target in members and reference.target not in before:
                before[reference.target] = key
                queue.append(reference.target)
    raise AssertionError(f"{first} is on no circle")


def _components(edges: Edges) -> Iterator[tuple[Key, ...]]:
    """Strongly connected components, by Tarjan's algorithm (1972) with a stack of its own: chains can be long."""
    index: dict[Key, int] = {}
    low: dict[Key, int] = {}
    open_keys: dict[Key, None] = {}
    for root in edges:
        if root in index:
            continue
        index[root] = low[root] = len(index)
        open_keys[root] = None
        work = [(root, iter(edges[root]))]
        while work:
            key, rest = work[-1]
            child = next((reference.target for reference in rest if reference.target in edges), None)
            if child is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[key])
                if low[key] == index[key]:
                    yield _closed(key, open_keys)
            elif child not in index:
                index[child] = low[child] = len(index)
                open_keys[child] = None
                work.append((child, iter(edges[child])))
            elif child in open_keys:
                low[key] = min(low[key], index[child])


def _closed(root: Key, open_keys: dict[Key, None]) -> tuple[Key, ...]:
    component: list[Key] = []
    while not component or component[-1] != root:
        component.append(open_keys.popitem()[0])
    return tuple(component)
