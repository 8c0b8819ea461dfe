"""The blocks of one page: which view each fence of it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from textwrap import dedent

from cxmap.adapters.html.fragments import PageFragments
from cxmap.model.block import Block
from cxmap.pages.blocks import block_on_page
from cxmap.pages.kit.site import Site

_TAB = 4


@dataclass(frozen=True, slots=True)
class PageBlocks:
    """Blocks by their text; None stands for one of which nothing may be shown."""

    site: Site
    blocks: Mapping[str, Block | None] = field(default_factory=dict)

    def html(self, text: str, fragments: PageFragments) -> str | None:
        """What a fence of this text shows; None where it stays the text that it is."""
        plain = _plain(text)
        if plain not in self.blocks:
            return None
        block = self.blocks[plain]
        fragments.views += 1
        return fragments.html("blocks/block", block_on_page(self.site, block, fragments.views)) if block else ""


def page_blocks(site: Site, path: str) -> PageBlocks | None:
    """Those of a content file; None where it has none, as most have."""
    written = site.catalogue.blocks.get(path)
    return PageBlocks(site, {_plain(text): block for text, block in written.items()}) if written else None


def _plain(text: str) -> str:
    """A text in whichever way a reader of Markdown hands it on: tabs and indentation may have changed."""
    lines = dedent(text.expandtabs(_TAB)).strip("\n").split("\n")
    return "\n".join(line.rstrip() for line in lines)
