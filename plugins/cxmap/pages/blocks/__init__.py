"""Blocks: views of the map in pages of one's own, each narrowed down to what its author asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cxmap.model.block import Block, BlockView
from cxmap.pages.blocks import views
from cxmap.pages.blocks.block import BlockOnPage, Shown, phrases_of, whole_of
from cxmap.pages.kit.site import Site

BlockBuild = Callable[[Site, Block, str], Shown]
"""Shows what a block asks for; anchors and addresses begin with the name that is given."""

BLOCK_VIEWS: Mapping[BlockView, BlockBuild] = {
    BlockView.PROMISES: views.register,
    BlockView.TROUBLE: views.trouble,
    BlockView.KEPT_RATE: views.rate,
    BlockView.MATRIX: views.matrix,
    BlockView.MAY_WE_SAY: views.may_we_say,
    BlockView.JOURNEYS: views.journeys,
    BlockView.TOUCHPOINTS: views.touchpoints,
    BlockView.JOURNEY: views.journey_map,
}


def block_on_page(site: Site, block: Block, number: int) -> BlockOnPage:
    """A block as the page's view number so and so."""
    name = f"view-{number}-"
    return BlockOnPage(
        name=name,
        title=block.title or "",
        phrases=phrases_of(site, block),
        shown=BLOCK_VIEWS[block.view](site, block, name),
        whole=whole_of(site, block),
    )
