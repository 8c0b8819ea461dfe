"""Pages: sections in order, each a value and the name of the fragment that shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from cxmap.model.ids import Key
from cxmap.pages.kit.downloads import MermaidFile


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
    `files` lie in the built site where the section offers them.
    """

    title: str
    fragment: str
    content: object
    files: tuple[MermaidFile, ...] = ()


@dataclass(frozen=True, slots=True)
class PageView:
    """A page: what it is called, what search engines and link previews say of it, and its sections.

    `before` stand between the page's title and what its author wrote, `after` follow that. `is_reference`: it uses the
    words of the map for all maps, so that search should first name the pages of this one.
    """

    title: str
    description: str
    before: tuple[Section, ...]
    after: tuple[Section, ...]
    is_reference: bool = False
