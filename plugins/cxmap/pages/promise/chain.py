"""The chain of a promise: where it is felt, what it rests on there, who keeps it, and where it is weakest."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.diagrams import chain_graph, weakest_links
from cxmap.model.ids import Key
from cxmap.model.promise import Promise
from cxmap.pages.kit.graph_picture import GraphPictures, picture_of, pictures_section, relations_of
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.words import joined
from cxmap.pages.promise.keepers import keepers_table


def chain_sections(site: Site, promise: Promise) -> Iterator[Section]:
    """Sections of the chain and of its keepers, where the promise is felt somewhere."""
    pairs = site.pairs_of(promise.key)
    if not pairs:
        return
    graph = chain_graph(site, promise)
    picture = picture_of(site, graph, "What the promise rests on, link by link.", promise.key, "chain")
    weakest = sorted(weakest_links(pairs))
    names = joined(link.name for link in site.links_to(weakest))
    sentence = f"Weakest {'link' if len(weakest) == 1 else 'links'}: {names}." if names else ""
    yield pictures_section("What it rests on", GraphPictures(sentence, (picture,), relations_of(site, graph)))
    below = (Key(edge.target) for edge in graph.edges)
    yield Section("Who promised, and who keeps it", "kit/table", keepers_table(site, promise, below))
