"""Cross-references that a plugin makes links of, before it does and afterwards."""

from __future__ import annotations

import pytest

from cxmap.adapters.html.author_html import allowed_html
from cxmap.adapters.html.references import References
from cxmap.adapters.html.site_markdown import SiteMarkdown, markdown_said
from cxmap.model.source import OwnSeverity

CLEAN = allowed_html((), references=True)
TRICK = "identifier='\"><img src=x onerror=a()>' title='&amp;quot; onclick=b()' optional"


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ('identifier="a.b" optional hover', 'identifier="a.b" optional="" hover=""'),
        ('identifier="a" backlink-type="b"', 'identifier="a" backlink-type="b"'),
        ('identifier="a" onclick="b()" id="c" data-d="e"', 'identifier="a"'),
        ("identifier=a lineno=12", 'identifier="a" lineno="12"'),
        ("identifier=a lineno=soon", 'identifier="a"'),
        ("class=b", 'identifier="" class="b"'),
        ("", 'identifier=""'),
        (TRICK, 'identifier="img src=x onerror=a()" title="quot; onclick=b()" optional=""'),
    ],
)
def test_a_reference_keeps_what_the_plugin_reads_as_plain_values(written: str, published: str) -> None:
    assert CLEAN(f"<autoref {written}>c</autoref> d") == f"<autoref {published}>c</autoref> d"


def test_a_reference_in_code_stays_code() -> None:
    html = "<code>&lt;autoref&gt; &lt;autoref &gt;</code>"

    assert CLEAN(html) == html


def test_without_such_a_plugin_its_words_stay() -> None:
    assert allowed_html(())('<autoref identifier="a">b</autoref>') == "b"


def test_a_site_that_allows_any_html_keeps_references_too() -> None:
    clean = allowed_html([OwnSeverity("unsafe-html", "off")], references=True)
    trick = f"<autoref {TRICK}>e</autoref>"

    assert clean(f"<b onclick=c()>d</b>{trick}") == f'<b onclick="c()">d</b>{CLEAN(trick)}'


def test_what_becomes_of_a_reference_is_cleaned_and_nothing_else() -> None:
    references = References()
    link = '<a class="autorefs" title="Part "Q" onmouseover="a()"" href="b/#q">c</a><img src=x onerror=d()>'
    marked = references.marked('<i onclick="ours()"></i><autoref identifier="q">c</autoref>')

    made = marked.replace('<autoref identifier="q">c</autoref>', link)

    published = references.cleaned(made, CLEAN)
    assert published == '<i onclick="ours()"></i><a class="autorefs" title="Part " href="b/#q">c</a><img src="x">'


def test_nobody_can_end_a_reference_early() -> None:
    references, others = References(), References()
    begin, end = others.marked('<autoref identifier="">x</autoref>').split('<autoref identifier="">x</autoref>')
    marked = references.marked('<autoref identifier="q">c</autoref>')

    made = marked.replace('<autoref identifier="q">', f'<a href="q">{end}<img src=x onerror=d()>{begin}')

    assert "onerror" not in references.cleaned(made, CLEAN)


@pytest.mark.parametrize(
    ("markdown", "has_references"),
    [
        (SiteMarkdown((), {}, {"search": None, "autorefs": None}), True),
        (SiteMarkdown(("toc", "zensical.extensions.autorefs"), {}), True),
        (SiteMarkdown(("toc",), {}, {"search": None}), False),
        (markdown_said({"plugins": ["search", {"autorefs": {"link_titles": False}}]}), True),
    ],
)
def test_a_site_has_references_where_a_plugin_knows_them(markdown: SiteMarkdown, *, has_references: bool) -> None:
    assert markdown.has_references is has_references
