from __future__ import annotations

import pytest

from cxmap.model.hosts import addresses_in_set, addresses_in_style, host_of


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://Media.example.com:8443/x", "media.example.com"),
        ("//media.example.com", "media.example.com"),
        ("/\\media.example.com/x", "media.example.com"),
        ("https:media.example.com", "media.example.com"),
        (" ht\ntps:///me@media.example.com?x", "media.example.com"),
        ("../pictures/desk.png", ""),
        ("/pictures/desk.png", ""),
        ("mailto:desk@example.com", ""),
        ("https://", ""),
        ("!//media.example.com", ""),
    ],
)
def test_the_host_is_that_which_a_browser_would_ask(address: str, host: str) -> None:
    assert host_of(address) == host


def test_a_set_holds_addresses_and_sizes() -> None:
    found = list(addresses_in_set("a.png 1x, //media.example.com/b.png 2.5x,c.png 100w , d2x.png"))

    assert found == ["a.png", "//media.example.com/b.png", "c.png", "d2x.png"]


@pytest.mark.parametrize(
    "css",
    [
        "background: url(https://media.example.com/x)",
        "background: u\\72l(  '//media.example.com/x')",
        "background: url(h\\74 tps:\\/\\/media.example.com)",
        "background: url(/\\2f media.example.com)",
        "background: url('ht\\9tps://media.example.com')",
        "background: url(https:\\\n//media.example.com)",
        "background: image-set('https:media.example.com/x' 1x)",
        "@import '//media.example.com/x'",
        "background: url(https:media.example.com)",
        "background: url(\\//media.example.com)",
        "background\\3a url(\\2f\\2f media\\2e example\\2e com)",
        "content: '/*'; background: url(//media.example.com); quotes: '*/'",
        "background: url(\\0/x), url(//media.example.com)",
        "background: url(\"//media.example.com/?xmlns='http://www.w3.org/2000/svg'\")",
        "content: 'xmlns='; background: url( 'https://media.example.com')",
        "/* xmlns= */ @import 'https://media.example.com'",
        "@import/*xmlns=*/'https://media.example.com'",
    ],
)
def test_a_style_names_other_hosts(css: str) -> None:
    assert [host_of(address) for address in addresses_in_style(css)] == ["media.example.com"]


@pytest.mark.parametrize(
    ("escape", "sign"),
    [
        ("\\0", "\ufffd"),
        ("\\1", "\x01"),
        ("\\10fffe", "\U0010fffe"),
        ("\\10ffff", "\U0010ffff"),
        ("\\110000", "\ufffd"),
        ("\\ffffff", "\ufffd"),
    ],
)
def test_an_escape_in_a_style_is_its_sign_or_a_stand_in_for_none(escape: str, sign: str) -> None:
    assert list(addresses_in_style(f"url(//media.example.com/{escape})")) == [f"//media.example.com/{sign}"]


@pytest.mark.parametrize(
    "css",
    [
        *("red", "color: red", "background: url(a//b.png)", "background: url('../b.png')", "width: 9px"),
        'background: url(\'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" XMLNS:a = "//b.example"/>\')',
        'background: url("data:image/svg+xml,<svg%20xmlns=\\"http://www.w3.org/2000/svg\\"/>")',
    ],
)
def test_a_style_may_use_files_of_the_site(css: str) -> None:
    assert not list(addresses_in_style(css))
