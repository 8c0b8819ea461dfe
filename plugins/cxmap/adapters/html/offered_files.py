"""The files that a page offers beside itself, each made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from markupsafe import Markup

from cxmap.adapters.html.fragments import PageFragments, size_of
from cxmap.adapters.html.policy import sealed
from cxmap.diagrams.mermaid.escaping import showable
from cxmap.linking.drafts import Drafts
from cxmap.model.ids import Key
from cxmap.pages.journey.slide import JourneySlide, slide_of
from cxmap.pages.kit.page import JourneyFormat, MermaidFile, OfferedFile
from cxmap.pages.kit.room import Room
from cxmap.pages.kit.site import Site

if TYPE_CHECKING:
    from cxmap.adapters.drawing.slides.shapes import SlidePicture

_PICTURE, _PAGE = "journey/slide_picture", "journey/slide_page"


WrittenJourneys = Mapping[Key, Mapping[JourneyFormat, str]]
"""The files of journeys, each in all formats."""


@dataclass(frozen=True, slots=True)
class FileBeside:
    """A file by its place in the built site."""

    path: str
    make: Callable[[], str]

    @property
    def text(self) -> str:
        return self.make()


@dataclass(frozen=True, slots=True)
class DrawnSlide:
    """A journey and its picture."""

    slide: JourneySlide
    picture: SlidePicture


@dataclass(frozen=True, slots=True)
class WrittenSlide:
    """A journey and its picture as text, which two files show."""

    slide: JourneySlide
    svg: Markup


@dataclass(frozen=True, slots=True)
class FilesBeside:
    """Makes the files of one page; none of the `drafts` is named in them."""

    site: Site
    fragments: PageFragments
    drafts: Drafts
    _written: dict[Key, Mapping[JourneyFormat, str]] = field(default_factory=dict)

    def of(self, files: Iterable[OfferedFile]) -> tuple[FileBeside, ...]:
        return tuple(FileBeside(file.path, partial(self._text, file)) for file in files)

    def journeys(self, files: Iterable[OfferedFile]) -> WrittenJourneys:
        """Those among the files that are journeys, all of them made."""
        for file in files:
            self._text(file)
        return self._written

    def _text(self, file: OfferedFile) -> str:
        if isinstance(file, MermaidFile):
            return file.text
        if file.journey not in self._written:
            self._written[file.journey] = self._journey(file.journey)
        return self._written[file.journey][file.format]

    def _journey(self, key: Key) -> Mapping[JourneyFormat, str]:
        """The journey in all formats, as much of it as a page should hold."""
        # Laying a picture out costs an import, which a site without journeys must not pay for.
        from cxmap.adapters.drawing.slides.layout import slide_picture  # noqa: PLC0415

        page = PageFragments(self.fragments.path, self.fragments.environment)

        def made(room: Room) -> tuple[str, str]:
            slide = slide_of(self.site.with_room(room), key)
            svg = page.html(_PICTURE, DrawnSlide(slide, slide_picture(slide)))
            # Our own template has made it.
            return svg, page.html(_PAGE, WrittenSlide(slide, Markup(svg)))

        svg, html = page.within(made, lambda each: size_of(each[1]))
        return {
            JourneyFormat.HTML: sealed(self._shown(html)),
            JourneyFormat.SVG: self._shown(svg),
        }

    def _shown(self, text: str) -> str:
        return f"{showable(self.drafts.masked(text))}\n"
