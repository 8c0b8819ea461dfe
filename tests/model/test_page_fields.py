from __future__ import annotations

from cxmap.model.page_fields import PageFields


def test_only_the_fields_that_are_written_are_told_and_lists_are_lists() -> None:
    fields = PageFields.model_validate({"title": "About us", "tags": ["news", "team"], "draft": "yes"})

    assert fields.written == {"title": "About us", "tags": ["news", "team"], "draft": True}
