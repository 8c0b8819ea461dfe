from __future__ import annotations

import time
from base64 import b64encode
from hashlib import sha256

import pytest

from cxmap.adapters.html.policy import Policies, sealed

HEAD = '<!doctype html>\n<html><head>\n  <meta charset="utf-8">'
BASE = "img-src 'self' data:; font-src 'self'; media-src 'self'; manifest-src 'self'; connect-src 'self'; "


def hash_of(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def policy_of(html: str, allowed: dict[str, tuple[str, ...]] | None = None) -> dict[str, str]:
    page = Policies(allowed or {}).added(html)
    content = page.partition('<meta http-equiv="Content-Security-Policy" content="')[2].partition('">')[0]
    return {name: rest for name, _, rest in (directive.partition(" ") for directive in content.split("; "))}


def test_a_page_may_fetch_and_run_what_is_its_sites_own_and_nothing_else() -> None:
    page = Policies({}).added(f"{HEAD}<title>T</title></head><body></body></html>")

    assert page.startswith(HEAD + '\n<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; ')
    assert f"; script-src 'self'; style-src 'self'; {BASE}worker-src 'self'; base-uri 'self'; form-action" in page


@pytest.mark.parametrize(
    ("written", "scripts"),
    [
        ("<script>run()</script>", ["run()"]),
        ("<script>one()</script><p></p><script>two()</script><script>one()</script>", ["one()", "two()"]),
        ('<script type="module" defer>\n x \n</script >', ["\n x \n"]),
        ("<script type=text/javascript>a</script>", ["a"]),
        ("<script>a\r\nb\rc</script>", ["a\nb\nc"]),
        ("<script>é</script>", ["é"]),
        ("<script></script>", [""]),
        ('<script id="config" type="application/json">{"a": 1}</script>', []),
        ('<script src="a.js"></script>', []),
        ("<script>a", []),
        ("<SCRIPT>a</SCRIPT>", []),
        ('<script data-a=">">a</script>', ['">a']),
        ("&lt;script&gt;a&lt;/script&gt;", []),
        ("<scripts>a</scripts>", []),
        ('<p onclick="run()"></p><a href="javascript:run()"></a>', []),
    ],
)
def test_what_a_build_wrote_inline_may_run(written: str, scripts: list[str]) -> None:
    policy = policy_of(f"{HEAD}</head><body>{written}</body>")

    assert policy["script-src"] == " ".join(["'self'", *map(hash_of, scripts)])


def test_a_page_of_the_texts_of_others_runs_none_of_them_and_keeps_the_policy_that_it_has() -> None:
    policies = Policies({})
    policies.note_text("a.md", "<script>of_author()</script>")
    policies.note_text("b.md", "<style>p{}</style>")

    page = policies.added_late(f"{HEAD}</head><script>of_author()</script><style>p{{}}</style><script>a</script>")

    assert hash_of("a") in page
    assert hash_of("of_author()") not in page
    assert hash_of("p{}") not in page
    assert policies.added_late(page) == page


def test_styles_of_a_theme_count_and_style_attributes_do_not() -> None:
    policy = policy_of(f'{HEAD}<style>p{{}}</style></head><p style="color: red">')

    assert policy["style-src"] == f"'self' {hash_of('p{}')}"


@pytest.mark.parametrize(
    ("allowed", "directive", "sources"),
    [
        ({"img-src": ("https://a.example",)}, "img-src", "'self' data: https://a.example"),
        ({"frame-src": ("https://a.example",)}, "frame-src", "https://a.example"),
        ({"default-src": ("'self'",)}, "default-src", "'self'"),
        ({"form-action": ("'none'",)}, "form-action", "'self'"),
        ({"worker-src": ()}, "worker-src", "'self'"),
        ({"object-src": ()}, "object-src", "'none'"),
        ({"script-src": ("'unsafe-inline'",)}, "script-src", "'self' 'unsafe-inline'"),
    ],
)
def test_a_site_may_allow_more(allowed: dict[str, tuple[str, ...]], directive: str, sources: str) -> None:
    policy = policy_of(f"{HEAD}<script>a</script></head>", allowed)

    assert policy[directive] == sources


def test_the_header_holds_what_all_pages_do() -> None:
    policies = Policies({})

    for script in "aba":
        policies.added(f"{HEAD}<script>{script}</script></head>")

    assert policies.header.startswith(f"default-src 'none'; script-src 'self' {' '.join(sorted(map(hash_of, 'ab')))}; ")
    assert policies.header.endswith("; frame-ancestors 'self'")


def test_what_is_no_page_stays() -> None:
    assert Policies({}).added("<p>part</p>") == "<p>part</p>"


@pytest.mark.parametrize("sign", ["<script>", "<script a='", "<style ", "<script></scrip", "<head ", "<head"])
def test_no_text_makes_it_slow(sign: str) -> None:
    began = time.process_time()

    Policies({}).added(f"<head>{sign * 100_000}")

    assert time.process_time() - began < 2


def test_a_style_may_not_run_and_what_a_text_holds_neither() -> None:
    policies = Policies({})
    policies.note_text("about.md", "<p>Words</p><script>written()</script>")
    page = f"{HEAD}<style>p{{}}</style></head><body><script>own()</script><script>written()</script></body></html>"

    about, other = policies.added(page, "about.md"), policies.added(page, "other.md")

    assert f"script-src 'self' {hash_of('own()')}; style-src 'self' {hash_of('p{}')};" in about
    assert f"script-src 'self' {hash_of('own()')} {hash_of('written()')};" in other


def test_a_page_that_is_sealed_may_do_nothing_but_look_as_its_own_styles_say() -> None:
    page = sealed(f"{HEAD}<style>p{{}}</style></head><body><script>run()</script></body></html>")

    assert f"content=\"default-src 'none'; style-src {hash_of('p{}')}\">" in page
    assert "style-src 'none'" in sealed(f"{HEAD}</head></html>")
