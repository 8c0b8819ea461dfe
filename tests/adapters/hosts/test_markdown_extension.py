from __future__ import annotations

from pathlib import Path

import pytest
from markdown import Markdown

from cxmap.adapters.hosts.markdown_extension import CxmapExtension
from cxmap.adapters.html.author_html import allowed_html
from cxmap.adapters.html.fragments import Fragment, Fragments
from cxmap.adapters.html.joined_pages import JoinedPage
from cxmap.adapters.html.pictures import Pictures
from cxmap.adapters.html.site_urls import SiteUrls

SECTION = "<table><tr><td>*as it is* {{ x }} &lt;b&gt;</td></tr></table>"


def test_without_a_page_nothing_is_added() -> None:
    assert Markdown(extensions=["cxmap"]).convert("# Words") == "<h1>Words</h1>"


def test_sections_stand_before_and_after_the_authors_words() -> None:
    html = converted("Words.", before=[Fragment("", "<p>lead</p>")], after=[Fragment("More", SECTION)])

    assert html == f"<h1>Title</h1>\n<p>lead</p>\n<p>Words.</p>\n<h2>More</h2>\n{SECTION}"


def test_sections_need_no_words_of_an_author() -> None:
    assert converted("", after=[Fragment("More", SECTION)]) == f"<h1>Title</h1>\n<h2>More</h2>\n{SECTION}"


def test_what_stands_before_follows_the_authors_own_title() -> None:
    html = converted("# Own\n\nWords.", before=[Fragment("", "<p>lead</p>")])

    assert html == "<h1>Own</h1>\n<p>lead</p>\n<p>Words.</p>"


def test_what_an_author_leaves_open_is_closed_before_the_next_section() -> None:
    html = converted("Above <i>it.\n\n# Own <b>bold\n\n<em>Words.", before=[Fragment("", "<p>lead</p>")])

    assert [part.strip() for part in html.split("<p>lead</p>")] == [
        # What goes on with the next block in a browser goes on here.
        "<p>Above <i>it.</i></p><i>\n<h1>Own <b>bold</b></h1></i>",
        "<p><em>Words.</em></p>",
    ]


def test_the_table_of_contents_has_titles_as_typed() -> None:
    title = "<b> &amp; *x* {: #y } [TOC]"

    parser = parser_of(page("T", after=[Fragment(title, SECTION), Fragment("T", SECTION)]), "toc", "attr_list", "abbr")
    parser.convert("*[T]: an abbreviation\n\nWords.")

    (top,) = parser.toc_tokens  # type: ignore[attr-defined]
    assert [each["name"] for each in top["children"]] == ["&lt;b&gt; &amp;amp; *x* {: #y } [TOC]", "T"]
    assert [each["id"] for each in top["children"]] == ["b-amp-x-y-toc", "t_1"]


def test_only_the_next_document_becomes_the_page() -> None:
    extension = CxmapExtension()
    extension.render_next(page("Title"), str)

    first, second = (Markdown(extensions=[extension]).convert("Words.") for _ in range(2))

    assert first == "<h1>Title</h1>\n<p>Words.</p>"
    assert second == "<p>Words.</p>"


@pytest.mark.parametrize("link", ["[soon](../departments/secret.md)", "[soon](../departments/secret.md#part 'title')"])
def test_a_link_to_a_hidden_file_keeps_its_words_alone(link: str) -> None:
    assert "secret" not in converted(f"Comes {link}.")
    assert "Comes <span>soon</span>." in converted(f"Comes {link}.")


def converted(text: str, before: list[Fragment] | None = None, after: list[Fragment] | None = None) -> str:
    return parser_of(page("Title", before, after)).convert(text)


def parser_of(joined: JoinedPage, *extensions: str) -> Markdown:
    extension = CxmapExtension()
    extension.render_next(joined, str)
    return Markdown(extensions=[*extensions, extension])


def page(title: str, before: list[Fragment] | None = None, after: list[Fragment] | None = None) -> JoinedPage:
    fragments = Fragments(Path("nowhere"), SiteUrls(), Pictures(pytest.fail))
    path = "promises/x.md"
    hidden = frozenset(("departments/secret.md",))
    return JoinedPage(
        path, title, "", tuple(before or ()), tuple(after or ()), hidden, fragments.of_page(path), allowed_html(())
    )
