from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from markdown import Markdown

from cxmap.adapters.html.author_html import aligned_by_attributes, allowed_html
from cxmap.model.source import OwnSeverity
from tests.hostile_html import HOSTILE

EXTENSIONS = ("attr_list", "admonition", "footnotes", "tables", "pymdownx.details", "pymdownx.superfences")
TABS = {"pymdownx.tabbed": {"alternate_style": True}, "pymdownx.tasklist": {"custom_checkbox": True}}
TAGS = re.compile(r"<[a-z][^>]*>")


@pytest.mark.parametrize("trick", HOSTILE)
def test_nothing_that_could_run_is_published(trick: str) -> None:
    published = allowed_html(())(_converted(HOSTILE[trick]))

    tags = [re.sub(r'"[^"]*"', '""', tag) for tag in TAGS.findall(published)]
    assert [tag for tag in tags if re.search(r"\s(?:on\w+|srcdoc|action|formaction|xlink:href)=", tag)] == []
    assert not re.search(r"<(?:script|iframe|object|embed|form|meta|style|xmp|animate|plaintext|textarea)\b", published)
    assert not re.search(r"=\"\s*(?:javascript|data):", published)


@pytest.mark.parametrize(
    "written",
    [
        '=== "One"\n\n    Words.\n\n=== "Two"\n\n    Others.',
        "- [x] done\n- [ ] open",
        "Words[^1].\n\n[^1]: A note.",
        "??? note\n\n    Words.",
        "!!! warning\n\n    Words.",
        "| a | b |\n| :- | -: |\n| 1 | 2 |",
        "```python\nx = 1 < 2\n```",
        '[mail](mailto:desk@example.com), [call](tel:+4912345), [page](../x/ "P"){ target="_blank" rel="noopener" }',
        '<span><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M12 2"></path></svg></span>',
        '<svg><linearGradient id="a"></linearGradient><rect fill="url(#a)" stroke="red" mask="url(#m)"></rect></svg>',
        '<span class="arithmatex">\\(a &lt; b\\)</span>',
        '<video controls="" src="film.mp4"></video>',
        "<p>Words &amp; <kbd>K</kbd></p>",
        "![The desk](desk.png) and [a link](https://desk.example.com/)",
    ],
)
def test_words_and_their_looks_are_published_as_they_are(written: str) -> None:
    html = aligned_by_attributes(_converted(written))

    assert _plainly(allowed_html(())(html)) == _plainly(html)


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("<div><b>open", "<div><b>open</b></div>"),
        ("<ul><li>a<li>b</ul> after", "<ul><li>a</li><li>b</li></ul> after"),
        ("</div></article>after", "after"),
        ("<div/>after", "<div>after</div>"),
        ("<input type=text><input><input type=radio>", '<input type="radio">'),
        ("words <b", "words "),
        ("a <!-- note --> b", "a  b"),
        ("a <!-- open", "a "),
        ("a <?note?> <!doctype note> </ note> b", "a    b"),
    ],
)
def test_html_is_closed_within_itself(written: str, published: str) -> None:
    assert allowed_html(())(written) == published


def test_a_site_may_allow_any_html() -> None:
    html = '<iframe src="desk.html"></iframe><style>b { color: red }</style><script>if (a < b) c()</script>'
    html += '<b onclick="d()">e</b>'

    assert allowed_html([OwnSeverity("unsafe-html", "off")])(html) == html
    assert allowed_html([OwnSeverity("unsafe-html", "warning")])(html) == html
    assert allowed_html([OwnSeverity("unsafe-html", "error")])(html) == "<b>e</b>"


def test_a_site_may_allow_any_address() -> None:
    html = '<a href="ftp://desk.example.com/">files</a>'

    assert allowed_html([OwnSeverity("unsafe-link", "off")])(html) == html
    assert allowed_html([OwnSeverity("unsafe-link", "off", "old", ("about.md",))])(html) == "<a>files</a>"
    assert allowed_html(())(html) == "<a>files</a>"


def _converted(text: str) -> str:
    return Markdown(extensions=[*EXTENSIONS, *TABS], extension_configs=TABS).convert(text)


def _plainly(html: str) -> list[object]:
    """Tags, attributes and words, in whichever way they were written."""
    reader = _Reader()
    reader.feed(html)
    return reader.read


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.read: list[object] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.read.append((tag, sorted((name, value or "") for name, value in attributes)))

    def handle_data(self, data: str) -> None:
        self.read.append(data)

    def handle_comment(self, data: str) -> None:
        self.read.append(data)


@pytest.mark.parametrize(
    "written",
    [
        "![words](https://media.example.com/x.png)",
        "![words](//media.example.com/x.png)",
        "![words][x]\n\n[x]: https://media.example.com/x.png",
        "![words](x.png){ src=https://media.example.com/x.png }",
        '*words*{ style="background:u\\72l(//media.example.com)" }',
        '<img src="ht&#10;tps://media.example.com/x">',
        "<img srcset='x.png 1x, https://media.example.com/x.png 2x'>",
        "<audio src=https://media.example.com/x></audio>",
        "<video poster=https:/media.example.com/x></video>",
        "<picture><source srcset='\\\\media.example.com\\x'></picture>",
        "<p style=\"background:image-set('https:media.example.com/x' 1x)\">words</p>",
        '<svg><image href="https://media.example.com/x"/><use href="https://media.example.com/x#a"/></svg>',
        '<svg xmlns:xlink="x"><use xlink:href="https://media.example.com/x#a"/></svg>',
        '<svg><rect fill="url(https://media.example.com/x#a)" mask="url(//media.example.com/x#a)"/></svg>',
        "<table background=https://media.example.com/x><tr><td background=//media.example.com/x>a</td></tr></table>",
        "<link rel=stylesheet href=https://media.example.com/x>",
        "<link rel=preload as=image imagesrcset='x.png 1x, https://media.example.com/x.png 2x'>",
        "<object data=https://media.example.com/x></object><embed src=https://media.example.com/x>",
        "<input type=image src=https://media.example.com/x>",
        "<style>@import '//media.example.com/x'; p { background: url(https://media.example.com/x) }</style>",
        '<style>p { background: url(\'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg">'
        '<image href="https://media.example.com/x"/></svg>\') }</style>',
        "<a background=https://media.example.com/x>words</a>",
        "<style>\np { color: red }\n@import '//media.example.com/x';\n</style>",
        "<iframe src=https://media.example.com/x></iframe><script src=https://media.example.com/x></script>",
    ],
)
def test_no_page_asks_another_host(written: str) -> None:
    html = _converted(written)

    assert "media.example.com" not in allowed_html(())(html)
    assert "media.example.com" not in allowed_html([OwnSeverity("unsafe-html", "off")])(html)


def test_a_picture_in_a_style_may_name_its_vocabulary() -> None:
    picture = "url('data:image/svg+xml,<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>')"
    html = f"<style>:root {{ --icon: {picture} }}</style>"

    assert allowed_html([OwnSeverity("unsafe-html", "off")])(html) == html


def test_a_site_may_allow_a_host() -> None:
    clean = allowed_html((), ["media.example.com"])

    assert clean('<img src="https://media.example.com/x.png">') == '<img src="https://media.example.com/x.png">'
    assert clean('<img src="https://media.example.com.other.example/x.png">') == "<img>"


def test_a_style_sheet_that_asks_another_host_is_left_out_whole() -> None:
    html = "<b>a</b><style>p { color: red }\n@import '//media.example.com/x';</style><b>c</b>"

    assert allowed_html([OwnSeverity("unsafe-html", "off")])(html) == "<b>a</b><b>c</b>"
