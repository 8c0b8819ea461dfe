"""Front matter of ordinary pages: the fields that the site's generator, its theme and their plugins obey."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from pydantic import ConfigDict, Field

from cxmap.model.fields import AddressEnd, Count, DayOrTime, Flag, ThemeFile, Title, Weight
from cxmap.model.record import Record
from cxmap.model.words import FixedWord


class PagePart(FixedWord):
    """The parts of a page that can be hidden."""

    NAVIGATION = "navigation"
    TOC = "toc"
    PATH = "path"
    FOOTER = "footer"
    TAGS = "tags"
    FEEDBACK = "feedback"


class _Obeyed(Record):
    """Fields of a page; what nobody obeys may stand beside them."""

    model_config = ConfigDict(extra="ignore")


class SearchWeight(_Obeyed):
    """The place of a page in the search."""

    boost: Weight | None = Field(None, examples=["2"])
    """How much a find on the page counts, where 1 is usual."""
    exclude: Flag = False
    """Whether the search leaves the page out."""


class PageDates(_Obeyed):
    """The days of a post in a blog."""

    bare: ClassVar[str | None] = "created"

    created: DayOrTime = Field(examples=["2026-10-31"])
    """When it was first published."""
    updated: DayOrTime | None = None
    """When it was last changed."""


class SocialCards(_Obeyed):
    """The picture that other sites show with a link to the page."""

    cards: Flag = Field(True, examples=["false"])  # its default
    """Whether there is one."""
    cards_layout: Title | None = None
    """The name of its layout."""


class PageFields(_Obeyed):
    """An ordinary page needs no front matter. Of these fields the site's generator, its theme and their plugins take
    notice; all others may stand there, and nothing comes of them.
    """

    kind: ClassVar[str] = "page"

    title: Title | None = None
    """What the page is called; without it, its first heading says so."""
    description: Title | None = None
    """What search engines and link previews say of it."""
    subtitle: Title | None = None
    """What stands below its title in the navigation."""
    status: Title | None = None
    """A word by which the navigation marks the page, such as `new` or `deprecated`."""
    author: Title | None = None
    """Who wrote it, for whoever reads the page's source."""
    authors: tuple[Title, ...] = ()
    """Who wrote it, in a blog."""
    icon: ThemeFile | None = None
    """The path of an icon of the theme without `.svg`, such as `material/star`."""
    template: ThemeFile | None = None
    """The file name of another template of the theme."""
    hide: tuple[PagePart, ...] = ()
    """The parts of the page that are left out."""
    search: SearchWeight | None = None
    """How the search treats the page."""
    tags: tuple[Title, ...] = ()
    """Words by which the page can be found."""
    date: PageDates | None = None
    """When a post of a blog was published."""
    categories: tuple[Title, ...] = ()
    """The categories of a post."""
    slug: AddressEnd | None = None
    """How the address of a post ends."""
    draft: Flag = False
    """Whether a post is not to be published yet."""
    pin: Flag = False
    """Whether a post stays on top."""
    links: tuple[Any, ...] = ()
    """Pages beside a post."""
    readtime: Count | None = None
    """How many minutes it takes to read a post."""
    comments: Flag = False
    """Whether readers can comment on the page."""
    social: SocialCards | None = None
    """How the page looks where others link to it."""

    @property
    def written(self) -> Mapping[str, Any]:
        """The fields that are written, as plain values."""
        values = self.model_dump(exclude_unset=True, exclude={"own"})
        return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
