"""What Mermaid itself draws is drawn, whatever is in it, and what is not says why in our words."""

from __future__ import annotations

import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cxmap.adapters.drawing import Caption, Drawing, Refused, author_diagram
from cxmap.adapters.drawing.with_merman import MermanDrawing
from tests.adapters.drawing.hostile_flowcharts import FLOWCHARTS, ONLY_IN_12
from tests.adapters.drawing.hostile_kinds import KINDS
from tests.adapters.drawing.test_hostile_names import attacks, big_list

SVG = "{http://www.w3.org/2000/svg}"
CAPTION = Caption("d", "Diagram", "Description")
WORDS = (
    *("x & y", "&lt;b&gt;", "#quot;x#quot;", "<b>x", "</p>x", "a<b>c", "1 < 2", "<not a tag", "<a href=x>y</a>"),
    *("<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "<svg/onload=alert(1)", "<!-- x -->", "{{7*7}}"),
    *("it's", "$$x$$", "x / y", "100 %", "**x**", "<br>", "東京 שלום 😀", "javascript:alert(1)"),
)
LIBRARIES_SAY = ("merman", "SVG", "XML", "pars", "unexpected", "expected", "token", "postprocess", "error")
"""What would be a library's own words, and none of ours."""


@pytest.fixture(scope="module")
def merman() -> Drawing:
    pytest.importorskip("merman", reason="merman has no wheel for this platform")
    return MermanDrawing()


@pytest.mark.parametrize("name", [*FLOWCHARTS, *ONLY_IN_12])
def test_what_mermaid_draws_is_drawn(name: str, merman: Drawing) -> None:
    text = {**FLOWCHARTS, **ONLY_IN_12}[name]

    assert isinstance(author_diagram(text, CAPTION, merman), str)


def test_quoted_strings_of_others_are_drawn(merman: Drawing, shared: Path) -> None:
    for name in (*big_list(shared), *attacks(shared)):
        assert isinstance(author_diagram(quoted(name), CAPTION, merman), str), name


@pytest.mark.parametrize("kind", KINDS)
def test_words_of_any_kind_are_drawn_in_every_kind_of_diagram(kind: str, merman: Drawing) -> None:
    for words in WORDS:
        assert isinstance(author_diagram(KINDS[kind].replace("WORDS", words), CAPTION, merman), str), words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('a["1 < 2 <b>x"]', ["1 < 2 x"]),
        ('a["<not a tag"]', ["<not a tag"]),
        ('a["<i>x<b>y</i>z</b><br>w"]', ["xyz", "w"]),
        ("a[<svg onload=x>]", ["<svg onload=x>"]),
        ("a/b:c --> d#e --> f!", ["a/b:c", "d#e", "f!"]),
        ('a:b[x] --> c\nstyle a:b fill:#f9f\nclick a:b "x"', ["x", "c"]),
        ("a:b -- p, q: r/s --> c[x: y; z]", ["a:b", "p, q: r/s", "x: y; z"]),
        ('a%b["100 % of #quot;x#quot;"]', ['100 % of "x"']),
        ("a'b:::x --> c\nclassDef x stroke-width:4px", ["a'b", "c"]),
        ("a[$$x^2$$ & y] --> b", ["$$x^2$$ & y", "b"]),
        ("a+b@{ shape: cyl, label: x/y }", ["x/y"]),
    ],
)
def test_words_that_merman_cannot_read_show_as_written(text: str, shown: list[str], merman: Drawing) -> None:
    svg = author_diagram(f"flowchart LR\n{text}", CAPTION, merman)

    assert isinstance(svg, str)
    labels = ["".join(part.itertext()).strip() for part in ElementTree.fromstring(svg).iter(f"{SVG}tspan")]
    assert sorted(filter(None, labels)) == sorted(shown)


def test_title_of_the_front_matter_may_take_several_lines(merman: Drawing) -> None:
    svg = author_diagram("---\ntitle: >-\n  Our\n  network\n---\nflowchart LR\na-->b", CAPTION, merman)

    assert isinstance(svg, str)
    assert "Our network" in svg


@pytest.mark.parametrize("sign", ["[", "]", "(", "{", '"', "->", "%%{", "end", "|", "@{", "<", "\x00"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_library_speaks_to_authors(kind: str, sign: str, merman: Drawing) -> None:
    text = KINDS[kind].replace("WORDS", "x")

    for broken in (f"{text}\n{sign}", text.replace("x", f"x{sign}"), text.replace("\n", f"\n{sign}", 1), text[:-4]):
        refused = author_diagram(broken, CAPTION, merman)

        if isinstance(refused, Refused):
            assert refused.reason
            assert refused.hint
            assert refused.line
            said = refused.reason.split("`")[::2]
            assert not any(word in part for word in LIBRARIES_SAY for part in said), refused.reason


def test_signs_without_end_are_made_easier_in_no_time(merman: Drawing) -> None:
    start = time.process_time()

    for sign in ("a!", "@{", '"', "#a", "<b ", "[[ x", "%", "&a", "style ", "->|", "- -- ", "\n---\n", "subgraph\n"):
        author_diagram("flowchart LR\n" + sign * (45_000 // len(sign)) + "]", CAPTION, merman)

    assert time.process_time() - start < 20


def quoted(name: str) -> str:
    words = name.encode("utf-8", "replace").decode().replace('"', "#quot;")
    return f'flowchart LR\na["{words}"]'
