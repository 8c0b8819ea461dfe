"""Mermaid text: the only module that knows mermaid-py and Mermaid's grammar."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import redirect_stdout
from decimal import Decimal
from typing import Any

from cxmap.diagrams.journey import JourneyDiagram, JourneySection, JourneyTask

# Mermaid draws nothing longer.
LONGEST_TEXT = 50_000

NO_SCORE = "(no score)"
NO_TOUCHPOINTS = "(no touchpoints)"
_NEUTRAL = 3

_PLAIN = frozenset(" ,.-")
_SHOWN_CONTROLS = frozenset("\t\n\r")
_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_BLANK = "#160;"
# A task that begins with one of these words would be read as the word of the grammar.
_GRAMMAR_WORD = re.compile(r"(?:journey|section|title|accTitle|accDescr)\b", re.IGNORECASE | re.ASCII)


def journey_text(diagram: JourneyDiagram) -> str:
    """The text of Mermaid's user journey, which shows every name as it was written.

    Mermaid needs a score for every task: a touchpoint without one is drawn neutral and says so.
    It leaves out sections without tasks: a stage without touchpoints gets a task that says so.
    """
    py = _user_journey()
    sections = [
        py.Section(name, [_task(py, task) for task in section.tasks or (_PLACEHOLDER,)])
        for name, section in _named(diagram.sections)
    ]
    script: str = py.UserJourney(_label(diagram.title), sections).script
    # Drops the front matter, which mermaid-py writes without the quotes that YAML needs, and the
    # empty title and the empty list of actors, which Mermaid refuses or shows as an empty name.
    # Without indentation no renderer takes it for a part of the title.
    lines = [line.strip().removesuffix(" :") for line in script.split("\n---\n", 1)[1].split("\n")]
    return "".join(f"{line}\n" for line in lines if line and line != f"title {_BLANK}")


def escaped(text: str) -> str:
    """The text as Mermaid shows it as written: all but letters, digits and ` ,.-` by code point.

    Control characters and lone surrogates, which no page can show, become U+FFFD.
    """
    return "".join(_escaped(character) for character in text)


_PLACEHOLDER = JourneyTask(NO_TOUCHPOINTS, _NEUTRAL)


def _user_journey() -> Any:
    # mermaid-py is imported late, because it takes long, and silently, because it greets on
    # standard output, where a command's result stands.
    with redirect_stdout(None):
        from mermaid import userjourney  # type: ignore[import-untyped]  # noqa: PLC0415
    return userjourney


def _named(sections: tuple[JourneySection, ...]) -> Iterator[tuple[str, JourneySection]]:
    """The stages with their labels; Mermaid would draw neighbours of one name as one."""
    before = ""
    for section in sections:
        name = _label(section.name)
        before = name + _BLANK if name == before else name
        yield before, section


def _task(py: Any, task: JourneyTask) -> Any:
    if task.score is None:
        task = JourneyTask(f"{task.title} {NO_SCORE}", _NEUTRAL, task.actors)
    actors = [py.Actor(_actor(actor)) for actor in task.actors]
    return py.Task(_task_title(task.title), _number(task.score), actors)


def _label(text: str) -> str:
    label = escaped(text)
    # Mermaid refuses an empty name.
    return label if label.strip(" ") else _BLANK


def _task_title(text: str) -> str:
    label = _label(text).lstrip()
    return _with_first_escaped(label) if _GRAMMAR_WORD.match(label) else label


def _actor(name: str) -> str:
    # Mermaid parts actors at commas.
    label = _label(name).replace(",", "#44;")
    # It is JavaScript, which lists names that are whole numbers before all others.
    return _with_first_escaped(label) if label.isdigit() else label


def _with_first_escaped(label: str) -> str:
    return f"#{ord(label[0])};{label[1:]}"


def _number(score: Decimal | int | None) -> str:
    return format(Decimal(score or 0), "f")


def _escaped(character: str) -> str:
    if character in _PLAIN:
        return character
    if _is_letter(character):
        return character
    if _cannot_be_shown(character):
        character = _REPLACEMENT
    return f"#{ord(character)};"


def _is_letter(character: str) -> bool:
    # Beyond the basic plane, renderers differ in the order of names.
    return ord(character) <= 0xFFFF and unicodedata.category(character)[0] in "LMN"


def _cannot_be_shown(character: str) -> bool:
    if character in _SHOWN_CONTROLS:
        return False
    return unicodedata.category(character) in {"Cc", "Cs"} or ord(character) & 0xFFFE == 0xFFFE
