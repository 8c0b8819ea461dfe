"""The input of the compiler: the content files, unread ones with the reason."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from cxmap.model.promise import ReadsAs


class Unread(StrEnum):
    """Why a file was not read."""

    SYMLINK = "symlink"
    TOO_LARGE = "too-large"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file below the content folder; `path` is relative to it, with `/`.

    Markdown and CSV files come with their bytes, all others only so that links to them resolve.
    """

    path: str
    content: bytes = b""
    unread: Unread | None = None


@dataclass(frozen=True, slots=True)
class OwnSeverity:
    """The severity, or `off`, that a site gives a rule, and why: everywhere, or in some files and folders.

    `line` is the line of the site's configuration that names the rule.
    """

    rule: str
    severity: str
    reason: str = ""
    paths: tuple[str, ...] = ()
    line: int = 1

    def holds_in(self, path: str) -> bool:
        """Whether it is about the file at a path below the content folder."""
        return not self.paths or bool(self.paths_to(path))

    def paths_to(self, path: str) -> tuple[str, ...]:
        """Those of its files and folders that a file is, or lies in."""
        return tuple(each for each in self.paths if path == each or path.startswith(f"{each}/"))


@dataclass(frozen=True, slots=True)
class Settings:
    """The decisions of the site's configuration and of the command line.

    Parts of pages may lie on `allowed_hosts`. Files are `unpublished` that patterns as in `.gitignore` name, and
    `withheld` where the site's generator leaves out these paths. Of the `severities` of one rule the first that holds
    in a file counts there. Financial years that run across two calendar years start in a month. Pages with
    `directory_urls` are folders of the site; None where nobody knows. Files named `shared_fields` hold fields for all
    pages of their folders. The file of the site's `configuration` is named from the content folder.
    """

    as_of: date
    channels: tuple[str, ...] = ()
    drafts: bool = False
    quarantine: bool = False
    severities: tuple[OwnSeverity, ...] = ()
    readings: Mapping[ReadsAs, Decimal] = field(default_factory=dict)
    allowed_hosts: tuple[str, ...] = ()
    unpublished: tuple[str, ...] = ()
    withheld: frozenset[str] = frozenset()
    fiscal_year_starts: int | None = None
    directory_urls: bool | None = None
    shared_fields: str | None = None
    configuration: str = "../mkdocs.yml"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a diagram cannot be drawn, in which of its lines, counted from 1, where that is known, and what to do.

    It is not certain where Mermaid itself may draw it.
    """

    reason: str
    line: int | None = None
    hint: str = ""
    is_certain: bool = True


Drawable = Callable[[str], Refusal | None]
"""Says of Mermaid text why it cannot be drawn, None where it can."""

ThemeFiles = Callable[[str], Collection[str] | None]
"""The names of the files in a folder of the site's theme; None where the theme is not known."""


IdsOf = Callable[[str], Collection[str] | None]
"""The ids that a text has on its page; None where nobody can tell."""

Included = Callable[[str], str]
"""A text with the files that it includes."""

MadeIds = Mapping[str, Collection[str] | None]
"""By the path of a page, the ids of all that the site adds to it; None where nobody can tell."""


@dataclass(frozen=True, slots=True)
class SiteTexts:
    """A site's own reading of its texts: what its Markdown makes of them, and what its plugins are known to do.

    The plugins that `may_change` them are named. Where links are `found_by_name`, a plugin looks for a file in all
    folders; in a `nav_file` a link to a folder stands for its pages. Files that are `written_last` are made of the
    finished site, such as feeds. `made` are the pages that have been asked for.
    """

    ids: IdsOf
    included: Included | None = None
    may_change: tuple[str, ...] = ()
    found_by_name: bool = False
    nav_file: str | None = None
    written_last: frozenset[str] = frozenset()
    made: MadeIds = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SiteTools:
    """The drawing library, the theme and the Markdown of a site, to be asked of what content wants; None if unknown."""

    drawable: Drawable | None = None
    theme: ThemeFiles | None = None
    texts: SiteTexts | None = None


NO_SITE_TOOLS = SiteTools()
