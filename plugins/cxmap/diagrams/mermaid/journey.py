"""The text of a user journey."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

from cxmap.diagrams.journey import JourneyDiagram, JourneySection, JourneyTask
from cxmap.diagrams.mermaid.classes import user_journey
from cxmap.diagrams.mermaid.escaping import BLANK, label, with_first_escaped

NO_SCORE = "(no score)"
ASSUMED = "(assumed)"
NO_TOUCHPOINTS = "(no touchpoints)"
_NEUTRAL = 3

# A task that begins with one of these words would be read as the word of the grammar.
_GRAMMAR_WORD = re.compile(r"(?:journey|section|title|accTitle|accDescr)\b", re.IGNORECASE | re.ASCII)


def journey_text(diagram: JourneyDiagram) -> str:
    """The text of Mermaid's user journey, which shows every name as it was written.

    Mermaid needs a score for every task: a touchpoint without one is drawn neutral and says so. So does one with a
    score that no study is behind.
    It leaves out sections without tasks: a stage without touchpoints gets a task that says so.
    """
    py = user_journey()
    sections = [
        py.Section(name, [_task(py, task) for task in section.tasks or (_PLACEHOLDER,)])
        for name, section in _named(diagram.sections)
    ]
    script: str = py.UserJourney(label(diagram.title), sections).script
    # Drops the front matter, which mermaid-py writes without the quotes that YAML needs, and the
    # empty title and the empty list of actors, which Mermaid refuses or shows as an empty name.
    # Without indentation no renderer takes it for a part of the title.
    lines = [line.strip().removesuffix(" :") for line in script.split("\n---\n", 1)[1].split("\n")]
    text = "".join(f"{line}\n" for line in lines if line and line != f"title {BLANK}")
    return f"{_WHOLE_NAMES}{text}" if any(map(_is_long, _words_of_actors(diagram))) else text


# Mermaid breaks a word of an actor that is wider than 360 pixels, also inside a sign written by its code.
_WHOLE_NAMES = '%%{init: {"journey": {"maxLabelWidth": 100000}}}%%\n'
_LONG = 24
_MORE_FOR_A_CODE = 4
_PLACEHOLDER = JourneyTask(NO_TOUCHPOINTS, _NEUTRAL)


def _named(sections: tuple[JourneySection, ...]) -> Iterator[tuple[str, JourneySection]]:
    """The stages with their labels; Mermaid would draw neighbours of one name as one."""
    before = ""
    for section in sections:
        name = label(section.name)
        before = name + BLANK if name == before else name
        yield before, section


def _task(py: Any, task: JourneyTask) -> Any:
    if task.score is None:
        task = JourneyTask(f"{task.title} {NO_SCORE}", _NEUTRAL, task.actors)
    elif task.is_assumed:
        task = replace(task, title=f"{task.title} {ASSUMED}")
    actors = [py.Actor(_actor(actor)) for actor in task.actors]
    return py.Task(_task_title(task.title), _number(task.score), actors)


def _task_title(text: str) -> str:
    shown = label(text).lstrip()
    return with_first_escaped(shown) if _GRAMMAR_WORD.match(shown) else shown


def _actor(name: str) -> str:
    # Mermaid parts actors at commas.
    shown = label(name).replace(",", "#44;")
    # It is JavaScript, which lists names that are whole numbers before all others.
    return with_first_escaped(shown) if shown.isdigit() else shown


def _words_of_actors(diagram: JourneyDiagram) -> set[str]:
    actors = {actor for section in diagram.sections for task in section.tasks for actor in task.actors}
    return {word for actor in actors for word in _actor(actor).split(" ")}


def _is_long(word: str) -> bool:
    """Whether the word may be too wide, counted in letters of Latin scripts; Mermaid reckons with codes as text."""
    beyond_ascii = sum(not character.isascii() for character in word)
    return len(word) + beyond_ascii + _MORE_FOR_A_CODE * word.count("#") > _LONG


def _number(score: Decimal | int | None) -> str:
    return format(Decimal(score or 0), "f")
