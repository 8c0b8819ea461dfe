from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.adapters.drawable import DrawableDiagrams


@pytest.fixture
def refusal(tmp_path: Path) -> DrawableDiagrams:
    pytest.importorskip("merman", reason="merman has no wheel for this platform")
    return DrawableDiagrams(tmp_path)


def test_a_good_diagram_is_drawable(refusal: DrawableDiagrams) -> None:
    assert refusal("flowchart LR\n  a --> b\n") is None


def test_a_refused_one_says_why_and_in_which_line(refusal: DrawableDiagrams) -> None:
    found = refusal("flowchart LR\n  a --> b[x\n")

    assert found
    assert found.line == 2
    assert found.reason == "`[` is opened and not closed"
    assert found.hint == "close it with `]`"


@pytest.mark.parametrize(
    "text",
    ["", "\x00", "flowchart LR\n" + "a --> b\n" * 20_000, "%%{init: {}}%%", "---\nconfig: [\n---\n", "graph\n" * 99],
)
def test_hostile_text_gets_an_answer_and_raises_nothing(refusal: DrawableDiagrams, text: str) -> None:
    found = refusal(text)

    assert found is None or found.reason


def test_without_a_library_nobody_says_anything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cxmap.adapters.drawing.choice.find_spec", lambda _: None)

    assert DrawableDiagrams(tmp_path)("nonsense") is None


def test_what_merman_alone_cannot_draw_may_be_right(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("merman", reason="merman has no wheel for this platform")
    monkeypatch.setattr("cxmap.adapters.drawing.choice.find_spec", {"merman": "merman"}.get)

    found = DrawableDiagrams(tmp_path)("classDiagram\n  Day Parcel --> Label\n")

    assert found
    assert not found.is_certain
