"""Chains of references that come back to where they began."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from cxmap.findings.finding import Finding
from cxmap.findings.link_rules import CIRCULAR_REFERENCE
from cxmap.linking.references import WrittenReference
from cxmap.model.ids import Key, kind_and_id

Edges = Mapping[Key, Sequence[WrittenReference]]


def circles(references: Iterable[WrittenReference]) -> Iterator[tuple[str, frozenset[Key], Finding]]:
    """Each field that goes round in a circle, with the entities on it, of references to entities of the same kind."""
    by_field: dict[tuple[str, str], dict[Key, list[WrittenReference]]] = {}
    for reference in references:
        field = by_field.setdefault((reference.document.kind, str(reference.path[0])), {})
        field.setdefault(reference.source, []).append(reference)
    for (_, name), edges in sorted(by_field.items()):
        for component in _components(edges):
            if len(component) > 1 or any(edge.target == component[0] for edge in edges[component[0]]):
                members = frozenset(component)
                yield name, members, _finding(name, members, edges)


def _finding(field: str, members: frozenset[Key], edges: Edges) -> Finding:
    """Points to the value on the circle that stands in its first file by path."""
    first = min(members, key=lambda key: edges[key][0].document.path)
    closing, second = next((edge, edge.target) for edge in edges[first] if edge.target in members)
    way = _way_round(first, second, members, edges)
    names = " → ".join(f"`{kind_and_id(key)[1]}`" for key in way)
    message = f"`{field}` goes round in a circle: {names}"
    return CIRCULAR_REFERENCE.at(closing.place, message, hint="take one of these references out")


def _way_round(first: Key, second: Key, members: frozenset[Key], edges: Edges) -> list[Key]:
    """A shortest way from `first` through `second` back to `first`."""
    if first == second:
        return [first, first]
    before: dict[Key, Key] = {second: first}
    queue = [second]
    for key in queue:
        for edge in edges[key]:
            if edge.target == first:
                way = [first, key]
                while way[-1] != first:
                    way.append(before[way[-1]])
                return way[::-1]
            if edge.target in members and edge.target not in before:
                before[edge.target] = key
                queue.append(edge.target)
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
            child = next((edge.target for edge in rest if edge.target in edges), None)
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
