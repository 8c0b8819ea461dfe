"""Blocks of views, once their references are linked."""

from __future__ import annotations

from cxmap.model.block import Block
from tests.loading.content import compiled

FILES = {
    "departments/returns.md": "---\ntitle: Returns\naliases: [refunds]\n---\n",
    "promises/soon.md": "---\nstatement: Soon\nmade_by: last-mile\nstatus: draft\n---\n",
    "promises/now.md": "---\nstatement: Now\nmade_by: last-mile\n---\n",
}


def test_a_block_has_current_ids() -> None:
    block = linked("view: promises\ndepartment: refunds\ntitle: Ours\n")

    assert block == Block.model_validate({"view": "promises", "title": "Ours", "department": ["returns"]})


def test_drafts_are_left_out_of_a_block() -> None:
    block = linked("view: promises\npromise: [soon, now]\n")

    assert block
    assert block.promise == ("now",)


def test_a_block_that_asks_for_nothing_but_drafts_shows_nothing() -> None:
    assert linked("view: promises\npromise: soon\ndepartment: last-mile\n") is None


def test_where_drafts_are_shown_blocks_show_them() -> None:
    block = linked("view: promises\npromise: soon\n", drafts=True)

    assert block
    assert block.promise == ("soon",)


def test_blocks_with_mistakes_are_not_linked() -> None:
    text = "view: promises\npromise: nobody-knows\n"

    found = compiled({**FILES, "board.md": f"```cxmap\n{text}```\n\n```cxmap\nview: nothing\n```\n"})

    assert found.catalogue.blocks == {}


def linked(text: str, *, drafts: bool = False) -> Block | None:
    found = compiled({**FILES, "board.md": f"# Board\n\n```cxmap\n{text}```\n"}, drafts=drafts)
    return found.catalogue.blocks["board.md"][text]
