from __future__ import annotations

import pytest

from cxmap.loading.markdown.active_html import found_in_html
from cxmap.loading.markdown.body_places import Passage

TAGS = (
    "annotation-xml applet base body button dialog embed foreignObject form frame frameset head html iframe input link "
    "meta noembed noframes noscript object plaintext portal script select slot style template textarea title xmp"
)
LOADED = "background codebase data href imagesrcset manifest poster src srcset xlink:href"
FOLLOWED = "action cite formaction longdesc ping"
STYLED = "clip-path cursor fill filter marker marker-end marker-mid marker-start mask stroke"
SCHEMES = "javascript vbscript data"
ADDRESS = "https://media.example.com/x"


def _found(html: str) -> list[tuple[int, str]]:
    """The line and kind of all that is found, with its text."""
    kinds = {(False, False): "unsafe", (True, False): "address", (True, True): "loaded"}
    return [
        (each.line, f"{kinds[each.is_address, each.loads]}: {each.text}") for each in found_in_html([Passage(html, 0)])
    ]


@pytest.mark.parametrize("tag", TAGS.split())
def test_a_tag_that_is_not_published_is_found(tag: str) -> None:
    assert _found(f"a\n<{tag}>b") == [(1, f"unsafe: <{tag}>")]
    assert _found(f"<{tag.upper()} class=x>b") == [(0, f"unsafe: <{tag.upper()}>")]
    assert _found(f"<{tag}-x>b") == []


@pytest.mark.parametrize("name", LOADED.split())
def test_an_address_is_found_that_is_part_of_the_page(name: str) -> None:
    assert _found(f"<p {name}='{ADDRESS}'>") == [(0, f"loaded: {ADDRESS}")]
    assert _found(f"<p {name}-x='{ADDRESS}'>") == []


@pytest.mark.parametrize("name", FOLLOWED.split())
def test_an_address_is_found_that_browsers_do_not_load_by_themselves(name: str) -> None:
    assert _found(f"<p {name}='{ADDRESS}'>") == [(0, f"address: {ADDRESS}")]
    assert _found(f"<p {name}-x='{ADDRESS}'>") == []


@pytest.mark.parametrize("tag", ["a", "area"])
@pytest.mark.parametrize("name", ["href", "xlink:href"])
def test_the_address_of_a_link_is_not_part_of_the_page(tag: str, name: str) -> None:
    assert _found(f"<{tag} {name}='{ADDRESS}'>") == [(0, f"address: {ADDRESS}")]
    assert _found(f"<{tag} src='{ADDRESS}'>") == [(0, f"loaded: {ADDRESS}")]


@pytest.mark.parametrize("name", STYLED.split())
def test_an_address_is_found_that_a_look_of_a_picture_holds(name: str) -> None:
    assert _found(f"<rect {name}='url({ADDRESS})'>") == [(0, f"loaded: {ADDRESS}")]
    assert _found(f"<rect {name}='url(#a)'>") == []


@pytest.mark.parametrize("scheme", SCHEMES.split())
def test_an_address_that_runs_is_found_in_any_attribute(scheme: str) -> None:
    assert _found(f"<animate to=' {scheme.upper()} :x'>") == [(0, f"address:  {scheme.upper()} :x")]
    assert _found(f"<p title='see {scheme}:x'>") == []


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p onclick='x'>", [(0, "unsafe: onclick=")]),
        ("<p data-onclick='x' on='x' on-x='x'>", []),
        ("<p srcdoc='x'>", [(0, "unsafe: srcdoc=")]),
        ("<p style='color: red'>", [(0, "unsafe: style=")]),
        ("<td style='text-align: center;'>", []),
        ("<td style='text-align: center; color: red'>", [(0, "unsafe: style=")]),
        (f"<p style='background: url({ADDRESS})'>", [(0, "unsafe: style="), (0, f"loaded: {ADDRESS}")]),
        (f"<img srcset='a.png 1x, {ADDRESS} 2x'>", [(0, "loaded: a.png"), (0, f"loaded: {ADDRESS}")]),
        (f"<STYLE>\np {{ background:\nurl({ADDRESS})\n</STYLE>", [(0, "unsafe: <STYLE>"), (0, f"loaded: {ADDRESS}")]),
        ("a\n<p\n title='b\nc'\n onclick='x'>", [(4, "unsafe: onclick=")]),
        ("a\n<p onclick='b\nc'>", [(1, "unsafe: onclick=")]),
        ("a\n<iframe\nname='b'>", [(1, "unsafe: <iframe>")]),
    ],
)
def test_attributes_and_styles_are_found_in_their_lines(html: str, found: list[tuple[int, str]]) -> None:
    assert _found(html) == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (f"<iframe src='{ADDRESS}'>", [(0, "unsafe: <iframe>"), (0, f"loaded: {ADDRESS}")]),
        ("<iframe src='own.html'>", [(0, "unsafe: <iframe>")]),
        (f"<form action='{ADDRESS}' onsubmit='x'>", [(0, "unsafe: <form>")]),
        (f"<base href='{ADDRESS}'>", [(0, "unsafe: <base>")]),
    ],
)
def test_of_what_stands_in_an_unsafe_tag_only_other_hosts_are_found(html: str, found: list[tuple[int, str]]) -> None:
    assert _found(html) == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<svg><title>a</title></svg>", []),
        ("<svg><svg></svg><title>a</title></svg>", []),
        ("<svg></svg><title>a</title>", [(0, "unsafe: <title>")]),
        ("<svg><script>a</script></svg>", [(0, "unsafe: <script>")]),
    ],
)
def test_only_the_title_of_a_picture_is_safe(html: str, found: list[tuple[int, str]]) -> None:
    assert _found(html) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\n*b*{ onclick='x' }", [(1, "unsafe: onclick=")]),
        ("*a*{ onclick='x' } *b*{ .c }", [(0, "unsafe: onclick=")]),
        ("*a*{ .c } *b*{ onclick='x' }", [(0, "unsafe: onclick=")]),
        (f"[a](b){{ href='{ADDRESS}' }}", [(0, f"address: {ADDRESS}")]),
        ("onclick='x' *a*{ .c }", []),
        ("*a*{ .c } onclick='x'", []),
        ("{ onclick='x' y", []),
        ("} onclick='x' {", []),
        ("onclick='x'", []),
    ],
)
def test_attributes_are_found_between_braces_alone(text: str, found: list[tuple[int, str]]) -> None:
    assert _found(text) == found
