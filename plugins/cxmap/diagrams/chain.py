"""The chain behind a promise: where it is felt, what it rests on there, and where it is weakest."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from cxmap.alignment.reliance import reached, relied_on
from cxmap.alignment.results import Pair, worst_pair
from cxmap.alignment.risks import CONTROL
from cxmap.diagrams.graph import Graph, GraphEdge, GraphGroup, Relation, node_of
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict

_HEADINGS = ("Promise", "Touchpoints", "Capabilities", "What they rely on", "What these rely on")
_RELYING = len(_HEADINGS) - 1


def chain_graph(judged: JudgedMap, promise: Promise) -> Graph:
    """The chain from the promise to the partners, each thing once, however many ways lead to it."""
    pairs = judged.pairs_of(promise.key)
    edges = tuple(dict.fromkeys(_edges(judged, promise, pairs)))
    links = _links_from(promise.key, edges)
    # Partners stand last, wherever they come in.
    last = 1 + max(links.values())
    column = {key: last if kind_and_id(key)[0] == Partner.kind else found for key, found in links.items()}
    verdicts, weakest = _verdicts(judged, promise, pairs), weakest_links(pairs)
    groups = (
        GraphGroup(
            _heading(at, last),
            tuple(node_of(judged, key, verdicts.get(key), is_weakest=key in weakest) for key in keys),
        )
        for at, keys in groupby(sorted(column, key=column.__getitem__), key=column.__getitem__)
    )
    return Graph(f"The chain of “{promise.name}”", tuple(groups), edges)


def weakest_links(pairs: Iterable[Pair]) -> frozenset[Key]:
    """The causes of a promise's verdict: the weak links that are known, else where its worst judgement points."""
    worst = worst_pair(pairs)
    if worst is None or worst.verdict.counts_as_kept:
        return frozenset()
    judgement = worst.worst
    if judgement.weak_links:
        return frozenset(key_of(Capability.kind, link) for link in judgement.weak_links)
    if judgement.capability is None or judgement.risks == (CONTROL,):
        return frozenset((key_of(Touchpoint.kind, worst.touchpoint),))
    return frozenset((key_of(Capability.kind, judgement.capability),))


def _edges(judged: JudgedMap, promise: Promise, pairs: tuple[Pair, ...]) -> Iterator[GraphEdge]:
    """Down from the promise to where it is felt, and from there to everything at work."""
    at_work: list[Key] = []
    for pair in pairs:
        place = key_of(Touchpoint.kind, pair.touchpoint)
        yield GraphEdge(promise.key, place, Relation.FELT_AT)
        found = [key_of(Capability.kind, each.capability) for each in pair.judgements if each.capability]
        yield from (GraphEdge(place, key, Relation.RESTS_ON) for key in (*found, *_partners_at(judged, pair)))
        at_work += found
    below = reached(at_work, lambda key: _relied_on(judged, key))
    for key in (*dict.fromkeys(at_work), *below):
        partners = (key_of(Partner.kind, each) for each in _capability(judged, key).partners)
        lower = (*_relied_on(judged, key), *_live(judged, partners))
        yield from (GraphEdge(key, each, Relation.RESTS_ON) for each in lower)


def _relied_on(judged: JudgedMap, key: Key) -> tuple[Key, ...]:
    found = relied_on(judged.catalogue, _capability(judged, key))
    return tuple(_live(judged, (key_of(Capability.kind, each) for each in found)))


def _partners_at(judged: JudgedMap, pair: Pair) -> Iterator[Key]:
    touchpoint = judged.catalogue.find(Touchpoint, pair.touchpoint)
    contributors = touchpoint.contributors if touchpoint else ()
    return _live(judged, (each.party for each in contributors if each.partner))


def _live(judged: JudgedMap, keys: Iterable[Key]) -> Iterator[Key]:
    found = ((key, judged.catalogue.entity(key)) for key in keys)
    return (key for key, entity in found if entity and entity.is_live)


def _capability(judged: JudgedMap, key: Key) -> Capability:
    capability = judged.catalogue.entity(key)
    assert isinstance(capability, Capability)
    return capability


def _verdicts(judged: JudgedMap, promise: Promise, pairs: Iterable[Pair]) -> Mapping[Key, Verdict]:
    """The worst verdict on each thing in the chain of this promise."""
    tally = judged.tally_of(promise.key)
    found = [(promise.key, tally.verdict)] if tally and tally.verdict else []
    for pair in pairs:
        found.append((key_of(Touchpoint.kind, pair.touchpoint), pair.verdict))
        found += [
            (key_of(Capability.kind, each.capability), each.verdict) for each in pair.judgements if each.capability
        ]
    # Later ones stand over earlier ones.
    return dict(sorted(found, key=lambda entry: entry[1].rank, reverse=True))


def _links_from(promise: Key, edges: Iterable[GraphEdge]) -> Mapping[Key, int]:
    """How many links away from the promise each thing is, by the shortest way, in the order of the edges."""
    below: dict[str, list[str]] = {}
    for edge in edges:
        below.setdefault(edge.source, []).append(edge.target)
    links = {promise: 0}
    waiting = deque(links)
    while waiting:
        key = waiting.popleft()
        for lower in map(Key, below.get(key, ())):
            if lower not in links:
                links[lower] = links[key] + 1
                waiting.append(lower)
    return links


def _heading(column: int, last: int) -> str:
    return "Partners" if column == last else _HEADINGS[min(column, _RELYING)]
