"""Views in pages of one's own, as the site is built."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

from cxmap.adapters.hosts.markdown_extension import CxmapExtension
from cxmap.adapters.html.joined_pages import joined_pages
from cxmap.adapters.html.pictures import Pictures
from cxmap.adapters.html.site_urls import SiteUrls
from cxmap.compiler import compile_map
from cxmap.model.source import Settings, SourceFile
from tests.sites import SMALL, SmallSite, small_site

BOARD = """
    # Board

    Before it.

    ```cxmap
    view: promises
    verdict: unbacked
    title: "Ours & <b>yours</b>"
    ```

    Between them.

    - In a list:

        ```cxmap
        view: promises
        verdict: unbacked
        title: "Ours & <b>yours</b>"
        ```

    ``` {.cxmap}
    view: matrix
    journey: receive
    ```

    ```cxmap
    view: matrix
    journey: receive
    ```

    ```cxmap
    view: journey
    journey: receive
    ```

    ```cxmap
    view: journey
    journey: receive
    ```

    ```cxmap
    view: may-we-say
    ```

    ```cxmap
    view: trouble
    verdict: [homeless, unbacked]
    ```

    ```cxmap
    view: kept-rate
    ```

    ```cxmap
    view: journeys
    ```

    ```cxmap
    view: touchpoints
    verdict: kept
    ```

    ````markdown
    ```cxmap
    view: home
    ```
    ````

    After it.
    """
FILES = {
    **SMALL,
    "boards/ours.md": BOARD,
    "promises/index.md": "---\ntitle: Promises\nview: promises\n---\n",
    "promises/polite.md": "---\nstatement: Always a smile.\nmade_by: depot\n---\n",
    "journeys/receive.md": """
        ---
        title: Receive
        owner: depot
        stages: [{name: At home, touchpoints: [doorstep]}]
        ---

        ```cxmap
        view: trouble
        journey: receive
        ```
        """,
}


def test_views_stand_where_their_author_put_them(tmp_path: Path) -> None:
    article = built(tmp_path).article("boards/ours")
    text = unescape(re.sub(r"<[^>]+>", " ", article))

    assert text.index("Before it.") < text.index("Ours & <b>yours</b>") < text.index("Between them.")
    assert article.count('class="cxmap-block"') == 11
    assert '<pre class="cxmap">' not in article
    assert "<b>yours" not in article


def test_a_block_says_what_it_shows_and_leads_to_all_of_it(tmp_path: Path) -> None:
    article = built(tmp_path).article("boards/ours")

    assert re.search(r"<strong>Promises</strong> that are unbacked: <strong>1 of 2 promises</strong>", article)
    assert 'href="../../promises/?verdict=unbacked"' in article
    assert "<strong>Touchpoints with promises</strong> that are kept: <strong>none of 1 touchpoint</strong>" in article


def test_no_two_things_of_a_page_have_the_same_id(tmp_path: Path) -> None:
    ids = Counter(re.findall(r'\bid="([^"]*)"', built(tmp_path).page("boards/ours")))

    assert [name for name, count in ids.items() if count > 1] == []


def test_no_two_landmarks_of_a_page_have_the_same_name(tmp_path: Path) -> None:
    landmarks = Counter(
        re.findall(r'role="(?:region|search)" aria-label="([^"]*)"', built(tmp_path).article("boards/ours"))
    )

    assert len(landmarks) > 6
    assert [name for name, count in landmarks.items() if count > 1] == []


def test_search_finds_the_words_of_a_block(tmp_path: Path) -> None:
    site = built(tmp_path)

    index = json.loads((site.published / "search" / "search_index.json").read_text(encoding="utf-8"))

    words = " ".join(each["text"] for each in index["docs"] if each["location"].startswith("boards/ours"))
    assert "The day we say is the day it comes." in words


def test_the_body_of_an_entity_may_hold_views(tmp_path: Path) -> None:
    article = built(tmp_path).article("journeys/receive")

    assert article.count('class="cxmap-block"') == 1


@pytest.mark.parametrize("extension", ["fenced_code", "pymdownx.superfences"])
def test_views_are_shown_with_the_usual_extensions_for_fences(tmp_path: Path, extension: str) -> None:
    site = small_site(tmp_path)
    site.configure(markdown_extensions=[extension])
    site.write({"board.md": "# Board\n\n```cxmap\nview: promises\n```\n"})

    site.build(strict=True)

    assert 'class="cxmap-block"' in site.article("board")


def test_views_and_diagrams_are_shown_above_a_pages_first_heading_too(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    diagram = "```mermaid\nflowchart LR\n  a --> b\n```\n"
    site.write({"board.md": f"```cxmap\nview: promises\n```\n\n{diagram}\n# Board\n\nWords.\n"})

    site.build(strict=True)

    above, _, _ = site.article("board").partition("<h1")
    assert 'class="cxmap-block"' in above
    assert "<svg" in above
    assert '<pre class="mermaid"' not in above


def test_a_block_that_asks_for_a_draft_alone_leaves_no_trace(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.write(
        {
            "promises/secret.md": "---\nstatement: Secret.\nmade_by: depot\nstatus: draft\n---\n",
            "board.md": "# Board\n\n```cxmap\nview: promises\npromise: secret\n```\n",
        }
    )

    site.build(strict=True)

    assert "secret" not in site.article("board")


def built(folder: Path) -> SmallSite:
    site = small_site(folder, FILES)
    site.build(strict=True)
    return site


_ANY = st.text(st.characters(codec="utf-8", exclude_characters="~"), max_size=80)
_HOSTILE = st.sampled_from(
    (
        "<script>alert(1)</script>",
        "</code></pre><img src=x onerror=alert(1)>",
        '"><b onclick=x>',
        "{{ 7*7 }}",
        "&lt;i&gt;",
    )
)


@settings(max_examples=60)
@given(_ANY | st.builds(lambda title: f"view: promises\ntitle: {json.dumps(title)}\n", _ANY | _HOSTILE))
def test_whatever_stands_in_a_block_is_a_finding_or_text(text: str) -> None:
    usual = elements(page_with("view: promises\ntitle: Ours\n")) | {"pre", "code"}

    html = page_with(text)

    assert elements(html) <= usual


def page_with(text: str) -> str:
    """A page with one block, rendered although something may be wrong in it."""
    body = f"# Board\n\n~~~~cxmap\n{text}\n~~~~\n"
    contents = {
        "departments/depot.md": "---\ntitle: Depot\n---\n",
        "promises/soon.md": "---\nstatement: Soon.\nmade_by: depot\n---\n",
        "board.md": body,
    }
    files = [SourceFile(path, content.encode()) for path, content in contents.items()]
    compiled = compile_map(files, Settings(as_of=date(2026, 11, 15)))
    extension = CxmapExtension()
    extension.render_next(joined_pages(compiled, SiteUrls(), Pictures(pytest.fail)).page("board.md"), str)
    return Markdown(extensions=["fenced_code", extension]).convert(body)


def elements(html: str) -> set[str]:
    """The elements of a page, and the attributes that run something."""
    reader = _Elements()
    reader.feed(html)
    return reader.names


class _Elements(HTMLParser):
    """Gathers them."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {tag, *(name for name, _ in attrs if name.startswith("on"))}
