from __future__ import annotations

from pathlib import Path

import pytest

from tools import sentences


@pytest.fixture
def code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty package with one page, and an empty folder of templates."""
    for folder in ("package/pages/door", "package/alignment", "package/insight", "fragments/door"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "package/pages/door/__init__.py").touch()
    monkeypatch.setattr(sentences, "PACKAGE", tmp_path / "package")
    monkeypatch.setattr(sentences, "FRAGMENTS", tmp_path / "fragments")
    return tmp_path


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ('NOTE = "Nobody is at home."', ["Nobody is at home."]),
        ('NOTE = f"Nobody of {name} is at {place} today."', ["Nobody of … is at … today."]),
        ('NOTE = ("Nobody is " "at home.")', ["Nobody is at home."]),
        ('ONE = "Not at home"\nTWO = "Not at home"', ["Not at home"]),
        (
            '"""A module about doors."""\ndef bell() -> str:\n    """A bell rings."""\n    return "It rings twice"',
            ["It rings twice"],
        ),
        ('NAME = "bell"\nPATH = "kit/the bell.md"\nCLASS = "cxmap-door cxmap-open"\nFORM = "[a-z] is it"', []),
    ],
)
def test_what_a_module_says_is_listed_once(code: Path, written: str, listed: list[str]) -> None:
    (code / "package/pages/door/page.py").write_text(written, encoding="utf-8")

    assert _texts(sentences.sentences()) == listed


@pytest.mark.parametrize(
    ("written", "listed"),
    [
        ("<p>Nobody is at home.</p>", ["Nobody is at home."]),
        ("<p>Nobody of {{ name }} is <b>at home</b>.</p>", ["Nobody of … is", "at home"]),
        ('<a title="Ring the bell" href="the door.html">{{ name }}</a>', ["Ring the bell"]),
        ("{# Says that nobody came #}{% if a and b %}<style>a b { color: red }</style>{% endif %}", []),
        ("<p>{{ a }} {{ b }} rang</p>", ["… rang"]),
        ("<template><p>The bell of {name} rang</p></template>", ["The bell of … rang"]),
        ("<p>At 5 o&#39;clock sharp</p>", ["At 5 o'clock sharp"]),
    ],
)
def test_what_a_template_says_is_listed_without_its_tags(code: Path, written: str, listed: list[str]) -> None:
    (code / "fragments/door/bell.html").write_text(written, encoding="utf-8")

    assert _texts(sentences.sentences()) == listed


def test_signs_of_markdown_are_shown_as_they_are(code: Path) -> None:
    (code / "fragments/door/bell.html").write_text("<p>Write *one* of [them] here</p>", encoding="utf-8")

    assert _texts(sentences.sentences()) == [r"Write \*one\* of \[them] here"]


def test_each_page_has_its_part(code: Path) -> None:
    (code / "package/pages/door/page.py").write_text('NOTE = "Nobody is at home."', encoding="utf-8")
    (code / "package/alignment/bell.py").write_text('NOTE = "The bell rang."', encoding="utf-8")

    assert sentences.sentences() == (
        "## Door\n\n- Nobody is at home.\n\n## Why a verdict is as it is\n\n- The bell rang.\n"
    )


def _texts(listed: str) -> list[str]:
    return [line.removeprefix("- ") for line in listed.splitlines() if line.startswith("- ")]
