"""The chain of a promise: where it is felt, what it rests on there, who keeps it, and where it is weakest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from cxmap.alignment.results import Judgement, Pair, worst_pair
from cxmap.alignment.risks import CONTROL
from cxmap.diagrams import GraphNode, PromiseChain, Rest, chain_graph
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.partner import Partner
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.graph_picture import GraphPictures, judged_node, node_of, picture_of, relations_of
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import joined
from cxmap.pages.promise.keepers import keepers_table

_GOOD = (Verdict.KEPT, Verdict.UNDER_PROMISED)


def chain_sections(site: Site, promise: Promise) -> Iterator[Section]:
    """What it rests on and who keeps it, where the promise is felt somewhere."""
    pairs = site.pairs_of(promise.key)
    if not pairs:
        return
    weakest = weakest_links(pairs)
    rests = tuple(_Links(site, pairs, weakest).rests(promise))
    graph = chain_graph(PromiseChain(judged_node(site, promise.key), rests))
    picture = picture_of(graph, f"The chain of “{promise.name}”", "What the promise rests on, link by link.")
    names = joined(link.name for link in site.links_to(sorted(weakest)))
    sentence = f"Weakest {'link' if len(weakest) == 1 else 'links'}: {names}." if names else ""
    relations = relations_of(graph, picture.title)
    yield Section("What it rests on", "kit/graphs", GraphPictures(sentence, (picture,), relations))
    yield Section("Who promised, and who keeps it", "kit/table", keepers_table(site, promise, rests))


def weakest_links(pairs: Iterable[Pair]) -> frozenset[Key]:
    """What gives a promise its verdict: the weak links that are known, else where its worst judgement points."""
    worst = worst_pair(pairs)
    if worst is None or worst.verdict in _GOOD:
        return frozenset()
    judgement = worst.worst
    if judgement.weak_links:
        return frozenset(key_of(Capability.kind, link) for link in judgement.weak_links)
    if judgement.capability is None or judgement.risks == (CONTROL,):
        return frozenset((key_of(Touchpoint.kind, worst.touchpoint),))
    return frozenset((key_of(Capability.kind, judgement.capability),))


class _Links:
    """Walks down the chain; everything stands in it once."""

    def __init__(self, site: Site, pairs: tuple[Pair, ...], weakest: frozenset[Key]) -> None:
        self._site, self._pairs, self._weakest = site, pairs, weakest
        self._verdicts = _worst_by_capability(judgement for pair in pairs for judgement in pair.judgements)

    def rests(self, promise: Promise) -> Iterator[Rest]:
        upper = self._node(promise.key)
        waiting: list[Key] = []
        for pair in self._pairs:
            place = self._node(key_of(Touchpoint.kind, pair.touchpoint), pair.verdict)
            yield Rest(upper, place)
            for identity in dict.fromkeys(each.capability for each in pair.judgements if each.capability):
                waiting.append(key_of(Capability.kind, identity))
                yield Rest(place, self._capability(waiting[-1]))
            yield from (Rest(place, self._node(key)) for key in self._partners_at(pair))
        yield from self._below(list(dict.fromkeys(waiting)))

    def _below(self, waiting: list[Key]) -> Iterator[Rest]:
        """What the capabilities rely on, at any depth, and the partners that do some of the work."""
        known = set(waiting)
        for key in waiting:  # grows on the way
            capability = self._site.catalogue.entity(key)
            assert isinstance(capability, Capability)
            for lower in (key_of(Capability.kind, each) for each in dict.fromkeys(capability.relies_on)):
                if self._is_live(lower):
                    yield Rest(self._capability(key), self._capability(lower))
                    if lower not in known:
                        known.add(lower)
                        waiting.append(lower)
            for partner in (key_of(Partner.kind, each) for each in dict.fromkeys(capability.partners)):
                if self._is_live(partner):
                    yield Rest(self._capability(key), self._node(partner))

    def _partners_at(self, pair: Pair) -> Iterator[Key]:
        touchpoint = self._site.catalogue.find(Touchpoint, pair.touchpoint)
        contributors = touchpoint.contributors if touchpoint else ()
        found = dict.fromkeys(each.party for each in contributors if each.partner)
        yield from (key for key in found if self._is_live(key))

    def _capability(self, key: Key) -> GraphNode:
        return self._node(key, self._verdicts.get(kind_and_id(key)[1]))

    def _node(self, key: Key, verdict: Verdict | None = None) -> GraphNode:
        return node_of(self._site, key, verdict, is_weakest=key in self._weakest)

    def _is_live(self, key: Key) -> bool:
        entity = self._site.catalogue.entity(key)
        return entity is not None and entity.is_live


def _worst_by_capability(judgements: Iterable[Judgement]) -> Mapping[str, Verdict]:
    found: dict[str, Verdict] = {}
    for each in judgements:
        if each.capability:
            found[each.capability] = min(found.get(each.capability, each.verdict), each.verdict, key=lambda v: v.rank)
    return found
