"""Pages: sections in order, each a value and the fragment that shows it; and the files that a page offers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import ClassVar

from cxmap.model.ids import Key, kind_and_id


@dataclass(frozen=True, slots=True)
class EntityLink:
    """A name that leads to an entity's page; `path` is its file below the content folder.

    `about` says in one sentence what is behind the name, `standing` in one word that it is not live.
    """

    form: ClassVar[str] = "entity"

    key: Key
    name: str
    path: str
    about: str = ""
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a page; without a title it follows the page's title directly.

    `fragment` is the template's name below `theme/fragments/`, without its ending; it gets `content` as `it`. The
    `files` lie in the built site where the section offers them. A section that is `folded` shows these words, until
    somebody opens it.
    """

    title: str
    fragment: str
    content: object
    files: tuple[OfferedFile, ...] = ()
    folded: str = ""


def folded(section: Section, words: str) -> Section:
    """The same section, of which only these words are seen until somebody opens it."""
    return replace(section, folded=words)


@dataclass(frozen=True, slots=True)
class PageView:
    """A page: what it is called, what search engines and link previews say of it, and its sections.

    `before` stand between the page's title and what its author wrote, `after` follow that; on an overview they follow
    its first sentence, and the rest of its author's words comes last. `is_reference`: it uses the
    words of the map for all maps, so that search should first name the pages of this one.
    """

    title: str
    description: str
    before: tuple[Section, ...]
    after: tuple[Section, ...]
    is_reference: bool = False
    is_shortened: bool = False
    """Whether it leaves out what it should list: it then says where all of it is."""


PROMISES_CSV = "assets/cxmap/promises.csv"
PROMISES_XLSX = "assets/cxmap/promises.xlsx"
CHANGES_FEED = "changes.atom"
DIAGRAMS = "assets/cxmap/diagrams"
"""The folder of all diagrams as Mermaid text."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file to be downloaded, and what readers call it."""

    words: str
    path: str


MAP_TABLES = "assets/cxmap/map"
"""The folder of the whole map as tables, which lie where a page is shortened."""


FORMS = "edit"
"""The folder of the forms in which entities are written and changed."""


@dataclass(frozen=True, slots=True)
class Shortened:
    """The note on a page that would be too long with all that it should list, and the files that hold all of it."""

    folder: str
    tables: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class MermaidFile:
    """The Mermaid text of a diagram, to be copied, and as a file of its own."""

    folder: ClassVar[str] = DIAGRAMS

    title: str
    text: str
    path: str


def mermaid_file(title: str, text: str, subject: str, name: str) -> MermaidFile:
    """The file of a diagram of an entity, by its key, or of an overview; its name occurs once for that."""
    return MermaidFile(title, text, f"{DIAGRAMS}/{subject}.{name}.mmd")


JOURNEYS = "assets/cxmap/journeys"
"""The folder of all journeys as files for slides and mail."""


class JourneyFormat(StrEnum):
    """The formats of a journey as one file, by the endings of their names."""

    HTML = "html"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class JourneyFile:
    """A whole journey as one file that needs no other."""

    folder: ClassVar[str] = JOURNEYS

    journey: Key
    format: JourneyFormat

    @property
    def name(self) -> str:
        return f"{kind_and_id(self.journey)[1]}.{self.format}"

    @property
    def path(self) -> str:
        return f"{JOURNEYS}/{self.name}"


OfferedFile = MermaidFile | JourneyFile
"""A file that lies in the built site beside the page that offers it."""
