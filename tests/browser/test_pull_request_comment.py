from __future__ import annotations

from pathlib import Path

import yaml
from markdown_it import MarkdownIt
from playwright.sync_api import Page

CASE = Path(__file__).parents[1] / "adapters/cli/cases/diff-pull-request.yaml"
PHONE = {"width": 390, "height": 844}
# As GitHub shows a comment on a phone.
STYLE = """\
body { margin: 0 16px; border: 1px solid; padding: 16px; font: 14px/1.5 sans-serif; overflow-wrap: break-word; }
p, ul, details { margin: 0 0 16px; }
ul { padding-left: 2em; }
code { font: 12px monospace; padding: .2em .4em; }
"""


def test_a_comment_on_a_pull_request_is_read_on_one_screen_of_a_phone(page: Page) -> None:
    comment = yaml.safe_load(CASE.read_text(encoding="utf-8"))["expected"]["text"]
    html = MarkdownIt("commonmark", {"html": True}).render(comment)

    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    page.set_content(f"<!doctype html><style>{STYLE}</style>{html}")

    shown = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
    assert shown[0] <= PHONE["width"]
    assert shown[1] <= PHONE["height"]
    assert page.locator("details").count() == 1
