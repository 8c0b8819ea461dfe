"""Journeys as Mermaid's user journey diagrams have them: sections, tasks, scores and actors, read as Mermaid does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from html import unescape

from cxmap.loading.files.characters import without_bad_characters


@dataclass(frozen=True, slots=True)
class MermaidTask:
    """A task below a section, by its number, or above the first; the score is None where it is no number."""

    section: int | None
    name: str
    score: Decimal | None
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MermaidJourney:
    """A diagram's title, its accessible title and description, and its tasks in order."""

    title: str
    accessible_title: str
    description: str
    sections: tuple[str, ...]
    tasks: tuple[MermaidTask, ...]


class NoJourneyError(Exception):
    """A text that Mermaid refuses as a journey; the text says why, and where."""


_FRONT_MATTER = re.compile(r"\A\s*---[ \t]*\n(?P<text>.*?)\n[ \t]*---[ \t]*\n", re.DOTALL)
_TITLE_IN_FRONT = re.compile(r"^[ \t]*title:[ \t]*(?P<title>.*?)[ \t]*$", re.MULTILINE)
_DIRECTIVE = re.compile(r"%{2}\{.*?\}%{2}", re.DOTALL)
_COMMENT = re.compile(r"^\s*%%(?!\{)[^\n]+\n?", re.MULTILINE)
_ENTITY = re.compile(r"#(?:(?P<number>\d+)|(?P<name>[A-Za-z]\w*));")
_HIDDEN = {"#": "\ufdd0", ";": "\ufdd1"}
"""Signs that stand for those of an entity while it is read, as it would end a name; no text may hold them."""
_ENTITY_HIDDEN = re.compile(rf"{_HIDDEN['#']}(\w+){_HIDDEN[';']}")
_BREAK = re.compile(r"</?br\s*/?>", re.IGNORECASE)
_SPACES = " \t\f\v\u00a0\ufeff"
# The order is Mermaid's: the first that fits is taken.
_TOKENS = re.compile(
    rf"""
      (?P<remark>%%(?!\{{)[^\n]* | [^}}]%%[^\n]*)
    | (?P<line>\n+)
    | (?P<blank>[{_SPACES}]+ | \s+)
    | (?P<comment>[\#%][^\n]*)
    | (?P<journey>journey)
    | title\s(?P<title>[^#\n;]+)
    | accTitle\s*:\s*(?P<accessible_title>[^\n]*)
    | accDescr\s*:\s*(?P<description>[^\n]*)
    | accDescr\s*\{{\s*(?P<long_description>[^}}]*)\}}
    | section\s(?P<section>[^#:\n;]+)
    | (?P<task>[^#:\n;]+)
    | :(?P<values>[^#\n;]+)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PASSED_OVER = ("remark", "line", "blank", "comment")


def mermaid_journey(text: str) -> MermaidJourney:
    """The journey in a Mermaid text; raises NoJourneyError."""
    text = without_bad_characters(text.replace("\r\n", "\n").replace("\r", "\n"))
    front = _FRONT_MATTER.match(text)
    body = _ENTITY.sub(_hidden, _COMMENT.sub("", _DIRECTIVE.sub("", text[front.end() :] if front else text)))
    said = {"title": "", "accessible_title": "", "description": "", "section": ""}
    if front and (titled := _TITLE_IN_FRONT.search(front["text"])):
        said["title"] = titled["title"].strip("\"'")
    sections: list[str] = []
    tasks: list[MermaidTask] = []
    named, named_at = "", 0
    for kind, value, line in _statements(body):
        if named and kind != "values":
            break
        if kind == "task":
            named, named_at = value, line
        elif kind == "values":
            if not named:
                raise NoJourneyError(f"line {line}: a score stands here without a task before it")
            tasks.append(_task(len(sections) - 1 if sections else None, named, value))
            named = ""
        else:
            said[kind] = " ".join(value.split())
            sections += [said[kind]] if kind == "section" else []
    if named:
        raise NoJourneyError(f"line {named_at}: `{named.strip()}` has no score behind it")
    return MermaidJourney(said["title"], said["accessible_title"], said["description"], tuple(sections), tuple(tasks))


def _statements(text: str) -> Iterator[tuple[str, str, int]]:
    """Kind, value and line of each part below the word `journey`."""
    at, begun = 0, False
    while at < len(text):
        line = text.count("\n", 0, at) + 1
        found = _TOKENS.match(text, at)
        if found is None:
            raise NoJourneyError(f"line {line}: `{text[at]}` cannot stand here")
        at = found.end()
        kind = str(found.lastgroup)
        if kind == "journey":
            if begun:
                raise NoJourneyError(f"line {line}: `journey` stands here for the second time")
            begun = True
        elif kind not in _PASSED_OVER:
            if not begun:
                raise NoJourneyError("it does not begin with `journey`")
            yield kind.removeprefix("long_"), _shown(found[kind]), line
    if not begun:
        raise NoJourneyError("it does not begin with `journey`")


def _task(section: int | None, name: str, values: str) -> MermaidTask:
    score, *people = values.split(":")
    actors = tuple(actor.strip() for actor in people[0].split(",")) if people else ()
    return MermaidTask(section, " ".join(name.split()), _number(score.strip()), actors)


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text) if text else Decimal(0)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _hidden(entity: re.Match[str]) -> str:
    return f"{_HIDDEN['#']}{entity['number'] or entity['name']}{_HIDDEN[';']}"


def _shown(text: str) -> str:
    """The text with its entities as the signs that they stand for, and without breaks of its lines."""
    return _BREAK.sub(" ", _ENTITY_HIDDEN.sub(_sign, text))


def _sign(entity: re.Match[str]) -> str:
    number = "#" if entity[1].isdigit() else ""
    return unescape(f"&{number}{entity[1]};")
