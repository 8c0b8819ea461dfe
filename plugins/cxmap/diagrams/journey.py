"""What a journey diagram shows: stages, touchpoints, how each is felt, and who is behind it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class JourneyTask:
    """One touchpoint: how it is felt, from 1 to 5 where known, and the parties behind it.

    `path` is the file of the page that it leads to, `about` says in a sentence what is behind its name.
    """

    title: str
    score: Decimal | int | None = None
    actors: tuple[str, ...] = ()
    path: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class JourneySection:
    """One stage with its touchpoints in order."""

    name: str
    tasks: tuple[JourneyTask, ...] = ()


@dataclass(frozen=True, slots=True)
class JourneyDiagram:
    """One journey with its stages in order."""

    title: str
    sections: tuple[JourneySection, ...] = ()

    @property
    def tasks(self) -> tuple[JourneyTask, ...]:
        """The touchpoints of all stages, in order."""
        return tuple(task for section in self.sections for task in section.tasks)
