"""A loaded file: its entity, where everything in it stands, and what its body holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Protocol

from cxmap.model.block import Block
from cxmap.model.ids import Key, key_of
from cxmap.model.page_fields import PageFields
from cxmap.model.record import Entity, Record
from cxmap.model.shape import Path


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text; lines and columns count from 1, in code points, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


class Places(Protocol):
    """Answers where in its file something stands."""

    def of_value(self, path: Path) -> Span:
        """The place of the value at `path`, or of the nearest one around it."""

    def of_key(self, path: Path) -> Span:
        """The place of the key whose value is at `path`."""

    def as_written(self, path: Path) -> Path:
        """The path in the file itself: with list members that are left out, and as short as that of a text alone."""

    def without(self, dropped: frozenset[Path]) -> Places:
        """The same places for front matter from which these list members are left out."""


@dataclass(frozen=True, slots=True)
class Body:
    """The text below the front matter."""

    text: str
    first_line: int


@dataclass(frozen=True, slots=True)
class WrittenLink:
    """A link or an image in a text: where it leads, where it stands, and in which field if not in the body.

    An address `as_published` stands in HTML, which nobody adapts to where the page is published; one that is
    `alone` is all that its field holds. What `loads` becomes part of the page, such as a picture. What is no link, and
    only looks like one, has the text that is `typed`.
    """

    address: str
    span: Span
    at: Path = ()
    as_published: bool = False
    alone: bool = False
    loads: bool = False
    typed: str = ""


@dataclass(frozen=True, slots=True)
class MermaidBlock:
    """A diagram that an author wrote in a body: the line of its fence, and the text that begins on the next one."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class WrittenBlock:
    """A view that an author put into a body: its text, what that says, and where.

    `block` is None where something in it is wrong; `faults` are the places of that. `key` is that of the entity in
    whose body it stands.
    """

    path: str
    key: Key | None
    text: str
    values: Mapping[str, Any]
    places: Places
    block: Block | None
    faults: frozenset[Path] = frozenset()
    kind: ClassVar[str] = Block.kind
    record: ClassVar[type[Record]] = Block
    tables: ClassVar[Mapping[Path, TableRows]] = {}
    is_draft: ClassVar[bool] = False


@dataclass(frozen=True, slots=True)
class TableRows:
    """The lines of a CSV file from which a list in front matter was read; `in_percent` those with a percent sign."""

    path: str
    lines: tuple[int, ...]
    in_percent: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class TableColumns:
    """The entities that the rows of a CSV file name: by column and id, the lines on which it stands."""

    named: Mapping[str, Mapping[str, tuple[int, ...]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class MisspeltView:
    """A key of an ordinary page that is a letter away from `view`, where it stands, and what is behind it."""

    key: str
    span: Span
    value: str


@dataclass(frozen=True, slots=True)
class Page:
    """An ordinary page; `view` names the overview that follows what it says itself.

    One that is a draft is shown where the site asks for drafts. `fields` are those of its front matter that have an
    effect, as far as they can be read; `front_matter` is the whole text of it, where nothing in it is out of order, and
    `places` says where things stand in it.
    """

    path: str
    view: str | None
    view_span: Span
    body: Body
    links: tuple[WrittenLink, ...] = ()
    diagrams: tuple[MermaidBlock, ...] = ()
    blocks: tuple[WrittenBlock, ...] = ()
    misspelt_view: MisspeltView | None = None
    is_draft: bool = False
    fields: PageFields = field(default_factory=PageFields)
    front_matter: str = ""
    places: Places | None = None

    @property
    def key(self) -> None:
        """A page is no entity."""


@dataclass(frozen=True, slots=True)
class Document:
    """One entity's file as it was read.

    `values` is its front matter as texts. `damaged` names the top-level fields in which something is wrong, so that
    nothing is computed from them; `faults` are the places of what is wrong. `entity` holds a neutral value in place of
    what could not be read. Lines of one that `is_broken` could not be read at all: it is not on the map. Where it
    `has_odd_texts`, one of them may stand for nothing or bring quotes of its own.
    """

    path: str
    entity: Entity
    values: Mapping[str, Any]
    places: Places
    body: Body
    damaged: frozenset[str] = frozenset()
    tables: Mapping[Path, TableRows] = field(default_factory=dict)
    links: tuple[WrittenLink, ...] = ()
    diagrams: tuple[MermaidBlock, ...] = ()
    blocks: tuple[WrittenBlock, ...] = ()
    faults: frozenset[Path] = frozenset()
    is_broken: bool = False
    has_odd_texts: bool = False

    @property
    def key(self) -> Key:
        return key_of(self.entity.kind, self.entity.id)

    @property
    def kind(self) -> str:
        return self.entity.kind

    @property
    def record(self) -> type[Record]:
        return type(self.entity)

    @property
    def is_draft(self) -> bool:
        return self.entity.is_draft
