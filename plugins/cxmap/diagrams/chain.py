"""The chain behind a promise: where it is felt, what it rests on there, and where it is weakest."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from cxmap.diagrams.graph import Graph, GraphEdge, GraphGroup, GraphNode, NodeKind, Relation


@dataclass(frozen=True, slots=True)
class Rest:
    """One link of the chain: what rests on what."""

    upper: GraphNode
    lower: GraphNode


@dataclass(frozen=True, slots=True)
class PromiseChain:
    """A promise, and link by link what it rests on: touchpoints, capabilities, what they rely on, partners."""

    promise: GraphNode
    rests: tuple[Rest, ...]


_HEADINGS = ("Promise", "Touchpoints", "Capabilities", "What they rely on")
_RELYING = len(_HEADINGS) - 1


def chain_graph(chain: PromiseChain) -> Graph:
    """The chain from the promise to the partners, each thing once, however many ways lead to it."""
    links = _links_from(chain.promise, chain.rests)
    rests = {(rest.upper.key, rest.lower.key): rest for rest in chain.rests if rest.upper.key in links}.values()
    nodes = {node.key: node for rest in rests for node in (rest.upper, rest.lower)} | {chain.promise.key: chain.promise}
    # Partners stand last, wherever they come in.
    last = 1 + max(links.values())
    column = {key: last if node.kind is NodeKind.PARTNER else links[key] for key, node in nodes.items()}
    groups = (
        GraphGroup(_heading(at, last), tuple(nodes[key] for key in keys))
        for at, keys in groupby(sorted(nodes, key=column.__getitem__), key=column.__getitem__)
    )
    return Graph(chain.promise.name, tuple(groups), tuple(map(_edge, rests)))


def _links_from(promise: GraphNode, rests: Iterable[Rest]) -> Mapping[str, int]:
    """How many links away from the promise each thing is, by the shortest way."""
    below: dict[str, list[str]] = {}
    for rest in rests:
        below.setdefault(rest.upper.key, []).append(rest.lower.key)
    links = {promise.key: 0}
    waiting = deque(links)
    while waiting:
        key = waiting.popleft()
        for lower in below.get(key, ()):
            if lower not in links:
                links[lower] = links[key] + 1
                waiting.append(lower)
    return links


def _heading(column: int, last: int) -> str:
    return "Partners" if column == last else _HEADINGS[min(column, _RELYING)]


def _edge(rest: Rest) -> GraphEdge:
    relation = Relation.FELT_AT if rest.upper.kind is NodeKind.PROMISE else Relation.RESTS_ON
    return GraphEdge(rest.upper.key, rest.lower.key, relation)
