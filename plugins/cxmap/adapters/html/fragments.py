"""Fragments: the templates that make HTML of the values of pages."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Generic, TypeVar
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cxmap.adapters.drawing.channel_icons import CHANNEL_ICONS
from cxmap.adapters.drawing.geometry import number_classes, tenths
from cxmap.adapters.drawing.verdict_icons import VERDICT_ICONS
from cxmap.adapters.html.forms import NO_EDITING, Editing
from cxmap.adapters.html.inline_markdown import InlineRenderer
from cxmap.adapters.html.line_breaks import breakable, unbroken
from cxmap.adapters.html.pictures import Pictures
from cxmap.adapters.html.quick_templates import QuickEnvironment
from cxmap.adapters.html.site_urls import SiteUrls, is_relative, resolved
from cxmap.adapters.html.theme import compiled_templates
from cxmap.diagrams.graph import Graph
from cxmap.diagrams.journey import JourneyDiagram
from cxmap.linking.drafts import NO_DRAFTS, Drafts
from cxmap.model.ids import kind_and_id
from cxmap.pages.kit.page import EntityLink, Section
from cxmap.pages.kit.room import LEAST, LONGEST_PAGE, MOST_LINKS, WHOLE, Fitting, Room, fitting, share_of
from cxmap.pages.kit.values import WebLink

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Fragment:
    """A section as HTML; without a title it follows the page's title directly."""

    title: str
    html: str


@dataclass(frozen=True, slots=True)
class Folded:
    """A section that opens when asked, and the words that say what is in it."""

    words: str
    html: Markup


@dataclass(frozen=True, slots=True)
class _Trial(Generic[Made]):
    """A part of a page, how long it is, and what the page is with it."""

    found: Made
    length: int
    room: Room
    state: _State


@dataclass(frozen=True, slots=True)
class _State:
    """So many pictures a page has, whether it leaves something out, and of whom it has said already who they are."""

    pictures: int = 0
    is_shortened: bool = False
    told: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class PageSoFar:
    """All that the parts of a page leave to those that follow, and the addresses that they lead to."""

    room: Room
    pictures: int
    views: int
    urls: dict[str, str]
    length: int
    parts: int
    is_shortened: bool
    told: set[str]


@dataclass(slots=True)
class PageFragments:
    """Renders the sections of one page, and counts its pictures and views, so that each has a name of its own.

    Most pages lead several times to the same place: `urls` holds what leads there.
    """

    path: str
    environment: Environment
    room: Room = WHOLE
    pictures: int = 0
    views: int = 0
    urls: dict[str, str] = field(default_factory=dict)
    length: int = 0
    parts: int = 1
    """How much is on the page already, and of how many parts that are still to come."""
    is_shortened: bool = False
    """Whether something that the page should list is only in the tables of the whole map."""
    told: set[str] = field(default_factory=set)
    """The paths of the entities whose sentence stands at a link already."""

    @property
    def so_far(self) -> PageSoFar:
        return PageSoFar(**{each.name: getattr(self, each.name) for each in fields(PageSoFar)})

    def rendered(self, sections: Iterable[Section]) -> tuple[Fragment, ...]:
        fragments = (Fragment(section.title, self._html_of(section)) for section in sections)
        return tuple(fragment for fragment in fragments if fragment.title or fragment.html.strip())

    def _html_of(self, section: Section) -> str:
        html = self.html(section.fragment, section.content)
        # Our own template has made it.
        return (
            self.html("kit/folded", Folded(section.folded, Markup(html))) if section.folded and html.strip() else html
        )

    def html(self, fragment: str, content: object) -> str:
        token = _CURRENT.set(self)
        try:
            return self.environment.get_template(f"{fragment}.html").render(it=content)
        finally:
            _CURRENT.reset(token)

    def within(self, made: Callable[[Room], Made], length: Callable[[Made], int]) -> Made:
        """The next part of the page, `made` with as much room as leaves the page no longer than it should be.

        Each time it is made anew, it is meant to be a sixth shorter than the time before: so it is not made often.
        """
        longest = share_of(max(LONGEST_PAGE - self.length, self.parts), self.parts)
        before = self._state
        kept = self._trial(made, length, WHOLE, before)
        room, aim, least = WHOLE, longest, 0
        while longest < kept.length > least and not room.is_least:
            room, aim = room.smaller(kept.length, aim), aim * 5 // 6
            trial = self._trial(made, length, room, before)
            if trial.length < kept.length:
                kept = trial
            elif not least:
                least = self._trial(made, length, LEAST, before).length
        self.room, self._state = kept.room, kept.state
        self.length += kept.length
        self.parts = max(self.parts - 1, 1)
        return kept.found

    def _trial(
        self, made: Callable[[Room], Made], length: Callable[[Made], int], room: Room, before: _State
    ) -> _Trial[Made]:
        """A part made with some room on the page as it was `before`."""
        self.room, self._state = room, before
        found = made(room)
        return _Trial(found, length(found), room, self._state)

    def about(self, link: EntityLink) -> str:
        """The sentence about an entity, for the first link to it; a script gives the others what this one says."""
        if link.path in self.told:
            return ""
        self.told.add(link.path)
        return link.about

    @property
    def _state(self) -> _State:
        return _State(self.pictures, self.is_shortened, frozenset(self.told))

    @_state.setter
    def _state(self, state: _State) -> None:
        self.pictures, self.is_shortened, self.told = state.pictures, state.is_shortened, set(state.told)

    def picture_name(self) -> str:
        """A name that no other picture of the page has."""
        self.pictures += 1
        return f"cxmap-picture-{self.pictures}"


def size_of(html: str) -> int:
    """Its size in bytes."""
    return len(html.encode())


# Site generators may render pages side by side.
_CURRENT: ContextVar[PageFragments] = ContextVar("current page")


@dataclass(frozen=True, slots=True)
class Fragments:
    """The templates of a site; `hidden` are the content files that are not published, `offered` our own downloads.

    Of `drafts` it shows no name.

    Templates ask `git_host` where a file can be edited; it is none where the site does not say.
    """

    folder: Path
    urls: SiteUrls
    pictures: Pictures
    hidden: frozenset[str] = frozenset()
    offered: frozenset[str] = frozenset()
    drafts: Drafts = NO_DRAFTS
    editing: Editing = NO_EDITING
    _inline: InlineRenderer = field(default_factory=InlineRenderer)
    _environment: Environment = field(init=False)

    def __post_init__(self) -> None:
        environment = QuickEnvironment(
            loader=FileSystemLoader(self.folder),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=compiled_templates(),
        )
        environment.globals |= {"url": self._url, "verdict_icons": VERDICT_ICONS, "channel_icons": CHANNEL_ICONS}
        environment.globals |= {"number": number_classes}
        environment.globals |= {"journey_drawing": self._journey_drawing, "graph_drawing": self._graph_drawing}
        environment.globals |= {"author_drawing": self._author_drawing, "shown_link": self._shown_link}
        environment.globals |= {"about": lambda link: _CURRENT.get().about(link)}
        environment.globals |= {"published": self.offered.__contains__, "git_host": self.editing.host}
        environment.globals |= {"forms": self.editing.forms, "form_of_page": self._form_of_page}
        environment.filters |= {"fitting": self._fitting}
        environment.filters |= {"inline": self._inlined, "breakable": breakable, "unbroken": unbroken, "tenths": tenths}
        object.__setattr__(self, "_environment", environment)

    def of_page(self, path: str, so_far: PageSoFar | None = None) -> PageFragments:
        """Those of a page, from its beginning or as it is `so_far`."""
        known = {each.name: getattr(so_far, each.name) for each in fields(PageSoFar)} if so_far else {}
        return PageFragments(path, self._environment, **known)

    def lead_as(self, path: str, urls: Mapping[str, str]) -> bool:
        """Whether links on a page still have the addresses that they had when it was made."""
        return all(self.urls.between(path, target) == url for target, url in urls.items())

    def _fitting(self, entries: tuple[object, ...], most: int = MOST_LINKS) -> Fitting:
        return fitting(entries, _CURRENT.get().room, most)

    def _url(self, path: str) -> str:
        page = _CURRENT.get()
        if path not in page.urls:
            page.urls[path] = self.urls.between(page.path, path)
        return page.urls[path]

    def _form_of_page(self) -> str:
        """The address of the form that changes the current page's file; empty where there is none."""
        forms = self.editing.forms
        if not forms or not (key := forms.asked_for(_CURRENT.get().path)):
            return ""
        kind, identity = kind_and_id(key)
        return f"{self._url(forms.page(kind))}?id={quote(identity)}"

    def _inlined(self, text: str, path: str | None = None) -> Markup:
        origin = _CURRENT.get().path if path is None else path
        return self._inline.rendered(text, lambda address: self._address(origin, address))

    def _address(self, origin: str, address: str) -> str | None:
        target = resolved(origin, address)
        return None if target.partition("#")[0] in self.hidden else self._url(target)

    def _shown_link(self, link: WebLink) -> WebLink:
        """A link that leads to no draft, and has no words that are the address of one."""
        path = _CURRENT.get().path
        if link.path not in self.hidden and not (self.drafts and self.drafts.at(path, link.address)):
            return link
        is_address = posixpath.basename(link.text) == posixpath.basename(link.path)
        return WebLink("…" if is_address else self.drafts.masked(link.text))

    def _journey_drawing(self, diagram: JourneyDiagram, description: str) -> Markup:
        return self.pictures.drawn_journey(diagram, _CURRENT.get().picture_name(), description, self._url)

    def _author_drawing(self, text: str) -> Markup:
        page = _CURRENT.get()
        return self.pictures.drawn_for_author(
            text, page.picture_name(), lambda address: self._shown_address(page.path, address)
        )

    def _shown_address(self, origin: str, address: str) -> str:
        """Where a link in an author's diagram leads; none leads to what is not published."""
        return self._address(origin, address) or "#" if is_relative(address) else address

    def _graph_drawing(self, graph: Graph, title: str, description: str) -> Markup:
        # Laying graphs out costs an import, which a site without them must not pay for.
        from cxmap.adapters.drawing import Caption, drawn_graph  # noqa: PLC0415

        picture = drawn_graph(graph, Caption(_CURRENT.get().picture_name(), title, description), self._url)
        return Markup(picture.replace("<svg ", "<svg data-search-exclude ", 1))
