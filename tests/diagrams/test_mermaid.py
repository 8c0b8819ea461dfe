from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.diagrams.journey import JourneyDiagram, JourneySection, JourneyTask
from cxmap.diagrams.mermaid.classes import style
from cxmap.diagrams.mermaid.escaping import escaped
from cxmap.diagrams.mermaid.journey import journey_text
from tests.cases import case_files, hold_to_case, read_case

CASES = case_files(Path(__file__).parent / "cases")
ANY_TEXT = st.text(st.characters(categories=None))


def diagram_of(case: dict[str, Any]) -> JourneyDiagram:
    return JourneyDiagram(
        case["title"],
        tuple(
            JourneySection(section["name"], tuple(map(task_of, section.get("tasks", ()))))
            for section in case.get("sections", ())
        ),
    )


def task_of(case: dict[str, Any]) -> JourneyTask:
    score = case.get("score")
    return JourneyTask(
        case["title"], Decimal(score) if isinstance(score, str) else score, tuple(case.get("actors", ()))
    )


def unescaped(text: str) -> str:
    return re.sub(r"#(\d+);", lambda match: chr(int(match[1])), text)


@pytest.mark.parametrize("case", CASES, ids=lambda file: file.stem)
def test_journey_has_exactly_this_text(case: Path, *, update_cases: bool) -> None:
    diagram = diagram_of(read_case(case)["diagram"])

    text = journey_text(diagram)

    hold_to_case(case, {"text": text}, update=update_cases)


@given(ANY_TEXT)
def test_escaped_text_holds_letters_digits_plain_signs_and_code_points_only(text: str) -> None:
    plain = re.sub(r"#\d+;", "", escaped(text))

    assert all(c in " ,.-" or unicodedata.category(c)[0] in "LMN" for c in plain)


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"))))
def test_escaped_text_reads_as_written(text: str) -> None:
    assert unescaped(escaped(text)) == text


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ud800", "\ufffe", "\U0001ffff"])
def test_what_no_page_can_show_is_replaced(character: str) -> None:
    assert escaped(f"a{character}b") == "a#65533;b"


WHOLE_NAMES = '%%{init: {"journey": {"maxLabelWidth": 100000}}}%%\n'


@pytest.mark.parametrize(
    ("actor", "begin"),
    [
        ("Parcel service of the north, first shift", "journey\n"),
        ("Müller & Söhne (Nord)", "journey\n"),
        ("Donaudampfschifffahrtsgesellschaft", WHOLE_NAMES),
        ("(((&)))", WHOLE_NAMES),
        ("お客様サービスセンター東京", WHOLE_NAMES),
    ],
)
def test_mermaid_is_told_to_break_no_word_of_an_actor_where_it_would(actor: str, begin: str) -> None:
    text = journey_text(JourneyDiagram("T", (JourneySection("S", (JourneyTask("A", 3, (actor,)),)),)))

    assert text.startswith(begin)


@given(ANY_TEXT, ANY_TEXT, st.lists(ANY_TEXT, min_size=1, max_size=3))
def test_no_name_adds_a_line_a_label_or_an_actor(stage: str, touchpoint: str, actors: list[str]) -> None:
    task = JourneyTask(touchpoint, 3, tuple(actors))

    text = journey_text(JourneyDiagram("T", (JourneySection(stage, (task,)),)))

    head, title, section, line, rest = text.removeprefix(WHOLE_NAMES).split("\n")
    assert (head, title, rest) == ("journey", "title T", "")
    assert section.startswith("section ")
    assert ":" not in section
    assert line.count(":") == 2
    assert line.rpartition(" : ")[2].count(",") == len(actors) - 1


def test_import_of_the_text_classes_prints_nothing_and_waits_until_it_is_needed() -> None:
    script = (
        "import sys\n"
        "from cxmap.diagrams.journey import JourneyDiagram\n"
        "from cxmap.diagrams.mermaid.journey import journey_text\n"
        "assert 'mermaid' not in sys.modules\n"
        "journey_text(JourneyDiagram('T'))\n"
        "assert 'mermaid' in sys.modules"
    )

    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert run.stdout == ""


def test_what_others_ask_the_network_with_stays_theirs(monkeypatch: pytest.MonkeyPatch) -> None:
    theirs = ModuleType("requests")
    monkeypatch.setitem(sys.modules, "requests", theirs)

    style("weak")

    assert sys.modules["requests"] is theirs


def test_nothing_stands_in_for_it_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "requests", raising=False)

    style("weak")

    assert "requests" not in sys.modules
