"""The messages between the server and the process that compiles the map for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from cxmap.adapters.cli.editor.positions import EditorRange
from cxmap.findings.severity import Severity
from cxmap.model.ids import Key
from cxmap.model.source import Settings

Texts = Mapping[str, bytes]
"""The files that are open in the editor, as they are typed, by path."""


class Replacement(NamedTuple):
    """A text that is to stand in a stretch of a file."""

    path: str
    range: EditorRange
    text: str


class EditorFinding(NamedTuple):
    """A finding as an editor shows it, and what would mend it."""

    rule: str
    severity: Severity
    range: EditorRange
    message: str
    advice: str
    fixes: tuple[Replacement, ...]


class EntityNote(NamedTuple):
    """An entity as an editor knows it: its name, its file, and its card."""

    key: Key
    title: str
    path: str
    card: str
    is_draft: bool


@dataclass(frozen=True, slots=True)
class CompileMap:
    """The order to compile the map with these texts."""

    number: int
    texts: Texts


@dataclass(frozen=True, slots=True)
class FindNames:
    """The question where an entity is named."""

    number: int
    key: Key
    texts: Texts


@dataclass(frozen=True, slots=True)
class RenameEntity:
    """The question what has to change so that an entity gets another id."""

    number: int
    key: Key
    new: str
    texts: Texts


MapQuestion = CompileMap | FindNames | RenameEntity


@dataclass(frozen=True, slots=True)
class FoundPlaces:
    """The stretches that name an entity, or change with its id; where there can be none, `problem` says why."""

    number: int
    places: tuple[Replacement, ...] = ()
    moved: tuple[str, str] | None = None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class MapNews:
    """Some of what is other than when the map was compiled before; the last part of it `is_whole`.

    `told` are the findings of each file in which some changed; those of one that is open lack what its own text says.
    """

    number: int
    settings: Settings | None = None
    folder: str = ""
    notes: Sequence[EntityNote] = ()
    gone: Sequence[Key] = ()
    former: Mapping[Key, Key] = field(default_factory=dict)
    told: Mapping[str, tuple[EditorFinding, ...]] = field(default_factory=dict)
    files: Sequence[str] = ()
    files_gone: Sequence[str] = ()
    is_whole: bool = False
    problem: str = ""
