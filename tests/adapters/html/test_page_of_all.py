from __future__ import annotations

import re
import time

import pytest

from cxmap.adapters.html.page_of_all import PageOfAll

PAGES = {
    "index.html": "",
    "a/index.html": "a/",
    "a/b/index.html": "a/b/",
    "a-b/index.html": "a-b/",
    "c/index.html": "c/",
}
PATH = "print_page/index.html"


def joined(parts: dict[str, str], path: str = PATH, pages: dict[str, str] | None = None) -> str:
    """Some pages as print-site joins them, on one line, which it changes as it does."""
    of_all = PageOfAll()
    of_all.expect((pages or PAGES).items())
    sections = [
        f'<section class="print-page" id="{key(file)}" heading-number="1">{of_all.prepared(file, html)}</section>'
        for file, html in parts.items()
    ]
    for section in sections:
        assert not re.search(r'<([^\s]+).*?id="', section.partition("-->")[2])
        assert not re.search(r'<a\s+([^>]*?\s+)?href="(?!http|mailto:)', section)
    return of_all.finished("".join(sections), path).replace("\n", " ")


def key(file: str) -> str:
    return file.removesuffix("index.html").strip("/").removesuffix(".html").replace("/", "-") or "index"


def only(parts: dict[str, str], path: str = PATH, pages: dict[str, str] | None = None) -> str:
    """The same without the sections."""
    return re.sub(r"</?section[^>]*>", "", joined(parts, path, pages))


@pytest.mark.parametrize(
    ("link", "leads"),
    [
        ("", "#a"),
        ("#x", "#a-x"),
        ("#no", "../a/#no"),
        ("./", "#a"),
        (".", "#a"),
        ("../", "../"),
        ("../c/", "#c"),
        ("../c/index.html", "#c"),
        ("../c/#y", "#c-y"),
        ("../c/#%C3%A4", "#c-%C3%A4"),
        ("../c/?z=1&amp;z=B", "../c/?z=1&amp;z=B"),
        ("../c/?z=1#y", "../c/?z=1#y"),
        ("?z=1", "../a/?z=1"),
        ("../c/#nowhere", "../c/#nowhere"),
        ("b/", "../a/b/"),
        ("../d e.pdf", "../d e.pdf"),
        ("../assets/one.html#y", "../assets/one.html#y"),
        ("../../beyond/", "../../beyond/"),
        ("/sub/c/#y", "/sub/c/#y"),
        ("//other/c/", "//other/c/"),
        ("https://other/c/?z=1&amp;y", "https://other/c/?z=1&amp;y"),
        ("mailto:a@b", "mailto:a@b"),
        ("sms:+1", "sms:+1"),
        ("http", "../a/http"),
        ("//[", "//["),
    ],
)
def test_a_link_leads_to_what_is_in_the_page_and_else_to_the_page_that_it_names(link: str, leads: str) -> None:
    page = only(
        {"a/index.html": f'<p id="x"><a class="k" href="{link}">a</a></p>', "c/index.html": '<b id="y"></b><b id="ä">'}
    )

    assert f'<a class="k" href="{leads}">a</a>' in page


def test_links_of_pages_that_are_no_folders_lead_to_their_files() -> None:
    pages = {"index.html": "index.html", "c/d.html": "c/d.html", "e.html": "e.html"}

    page = only(
        {
            "c/d.html": '<a href="../e.html#y"></a><a href="../"></a><a href="../index.html"></a>',
            "e.html": '<i id="y">',
        },
        "print_page.html",
        pages,
    )

    assert re.findall(r'href="([^"]*)"', page) == ["#e-y", "./", "index.html"]


def test_what_names_other_elements_names_those_of_its_own_page() -> None:
    html = """<svg aria-labelledby="t d"><title id="t"/><desc id="d"/><path marker-end="url(#m)"
        style="fill:url('#m')"/>
        <marker id="m"/><use href="#m"/><use xlink:href="#m"/></svg><table><th id="h"><td headers="h h"></table>
        <label for="f"><input id=f list='l' type="text" name="q"></label>"""

    pages = only({"a/index.html": html, "c/index.html": html}).split("<svg ")

    assert len(pages) == 3
    for part, page in zip(("a", "c"), pages[1:], strict=True):
        assert re.findall(r' (?:id|href|list|for)="#?([^"]*)"', page) == [f"{part}-{name}" for name in "tdmmhffl"]
        assert f'aria-labelledby="{part}-t {part}-d"' in f" {page}"
        assert f'<path marker-end="url(#{part}-m)"' in page
        assert f'style="fill:url(&#x27;#{part}-m&#x27;)"/>' in page
        assert f'<use xlink:href="#{part}-m"/>' in page
        assert f'<td headers="{part}-h {part}-h">' in page
        assert page.count('name="q"') == 1


def test_choices_of_two_pages_are_made_apart_and_fields_keep_their_names() -> None:
    html = '<input type="radio" name="tab"><input type="radio" name="cxmap-map-view"><input name="words">'

    page = only({"a/index.html": html})

    assert re.findall(r'name="([^"]*)"', page) == ["a-tab", "cxmap-a-map-view", "words"]


def test_no_two_parts_have_one_id() -> None:
    page = joined(
        {
            "a/index.html": '<h2 id="b-x">1</h2><h2 id="b">2</h2><a href="#b">',
            "a/b/index.html": '<h2 id="x">3</h2><h2 id="x">4</h2><a href="#x">',
            "a-b/index.html": '<h2 id="x">5</h2><a href="#x"><a href="../a-b/"><a href="../a/b/"><a name="n">',
        }
    )

    ids = re.findall(r' id="([^"]*)"', page)
    assert sorted(set(ids)) == sorted(ids)
    assert len(ids) == 9 - 1
    assert set(re.findall(r'href="#([^"]*)"', page)) <= {*ids, *re.findall(r' name="([^"]*)"', page)}


def test_pictures_are_found_from_the_page_that_joins_all() -> None:
    page = only(
        {"a/index.html": '<img src="x.png" srcset="x.png 1x, ../y.png 2x" alt="url(#x)"><video poster="p.png"></video>'}
    )

    assert (
        page
        == '<img src="../a/x.png" srcset="../a/x.png 1x, ../y.png 2x" alt="url(#x)"><video poster="../a/p.png"></video>'
    )


def test_scripts_styles_and_comments_stay_as_they_are() -> None:
    html = "<script>a<b id='x'>c</script><STYLE>#x{}</STYLE><!--<b id='x'>-->"

    assert only({"a/index.html": f"{html}<img srcset='data:image/png,x 1x'>"}).startswith(html)


def test_a_page_that_is_left_out_is_opened_from_the_contents() -> None:
    contents = '<a href="#c">C</a><a href="#a">A</a><a href="#elsewhere">E</a>'
    of_all = PageOfAll()
    of_all.expect(PAGES.items())
    section = f'<section class="print-page" id="a" heading-number="1">{of_all.prepared("a/index.html", "x")}</section>'

    page = of_all.finished(contents + section, PATH)

    assert page.startswith('<a href="../c/">C</a><a href="#a">A</a><a href="#elsewhere">E</a>')


def test_another_page_stays_as_it_is() -> None:
    assert PageOfAll().finished('<a href="#c">', PATH) == '<a href="#c">'


def test_a_page_that_is_prepared_again_keeps_its_ids() -> None:
    of_all = PageOfAll()
    of_all.expect(PAGES.items())
    of_all.expect(PAGES.items())

    assert of_all.prepared("a/index.html", '<b id="x">') == of_all.prepared("a/index.html", '<b id="x">')


@pytest.mark.parametrize(
    "text", ["<a b='", '<a b="', "<a ", "<a/", "<", "<!-", "<a b=", "<a b=c", '<td id="x">', '<a href="#x">', "<a\t"]
)
def test_time_grows_with_the_text_alone(text: str) -> None:
    of_all = PageOfAll()
    of_all.expect(PAGES.items())
    began = time.perf_counter()

    of_all.finished(of_all.prepared("a/index.html", text * 20_000), PATH)

    assert time.perf_counter() - began < 2
