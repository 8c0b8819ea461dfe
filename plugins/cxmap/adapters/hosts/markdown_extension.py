"""The Python-Markdown extension that joins the map's sections to a page, whichever site generator renders it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, ETX, HTML_PLACEHOLDER_RE, STX, AtomicString

from cxmap.adapters.hosts import HOSTS
from cxmap.adapters.hosts.opening import opening
from cxmap.adapters.html.author_html import author_html
from cxmap.adapters.options import OPTIONS, PLUGIN

if TYPE_CHECKING:
    from cxmap.adapters.html.fragments import Fragment
    from cxmap.adapters.html.joined_pages import JoinedPage

# After attribute lists (8) and abbreviations (7), which must not find anything in our headings, and before the table
# of contents (5), which must find the headings themselves.
_BEFORE_CONTENTS = 6
# After files have been included (32) and blanks are all alike (30), and before code is put aside (25).
_BEFORE_FENCES = 28
_LAST = -100
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_TAG = re.compile(r"<[^<>]*>")
# What stands above the words of an overview's author that follow its data.
_REST = "About this page"
# A link's address that no text uses.
_NOTHING = "[nothing]: #"
# Python-Markdown takes both signs out of what authors write, so that no text can pass for these.
_HEAD_ENDS = f"{STX}cxmap-head{ETX}"
_BODY_BEGINS = f"{STX}cxmap-body{ETX}"
_BODY_ENDS = f"{STX}cxmap-end{ETX}"
# The head has no mark where it begins: MkDocs takes a page's title from its very first element alone.
_PARTS = re.compile(
    rf"\A(?P<head>.*?)\n?<p>{_HEAD_ENDS}</p>|<p>{_BODY_BEGINS}</p>\n?(?P<body>.*?)\n?<p>{_BODY_ENDS}</p>", re.DOTALL
)


class CxmapExtension(Extension):
    """Adds what the map knows to the page that is being rendered.

    A plugin says which page is next; a site generator that has none is asked.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {name: ["", meaning] for name, meaning in OPTIONS.items()}
        super().__init__(**options)
        self._next: JoinedPage | None = None
        self._shown: Callable[[str], str] = str
        self._hosts = [host(self.getConfigs()) for host in HOSTS]

    def render_next(self, page: JoinedPage, shown: Callable[[str], str]) -> None:
        """The next document to be converted is this page; `shown` says what stands in it for a section's HTML."""
        self._next, self._shown = page, shown

    @staticmethod
    def hide_drafts(md: Markdown, page: JoinedPage) -> None:
        """Where a part of a page is shown elsewhere, it names none of the drafts that the page itself hides."""
        md.preprocessors.register(_TypedLinks(md, page), PLUGIN, _BEFORE_FENCES)
        md.treeprocessors.register(_Hiding(md, page), PLUGIN, _BEFORE_CONTENTS)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # named by Python-Markdown
        if page := self._page(md):
            _convert_even_nothing(md)
            md.preprocessors.register(_WrittenText(md, page), PLUGIN, _BEFORE_FENCES)
            md.treeprocessors.register(_Joining(md, page, self._shown), PLUGIN, _BEFORE_CONTENTS)
            md.postprocessors.register(_Finishing(md, page, self._shown), PLUGIN, _LAST)

    def _page(self, md: Markdown) -> JoinedPage | None:
        # Taken once, so that what others convert on the way to a page does not become one.
        page, self._next = self._next, None
        asked = (host.page(md, self) for host in self._hosts)
        return page or next(filter(None, asked), None)


def _convert_even_nothing(md: Markdown) -> None:
    """Python-Markdown does not look at an empty text, but a page without an author's words has its sections too."""
    convert = md.convert
    md.convert = lambda source: convert(source if source.strip() else _NOTHING)  # type: ignore[method-assign]


class _WrittenText(Preprocessor):
    """Leaves out what authors wrote for nobody's eyes."""

    def __init__(self, md: Markdown, page: JoinedPage) -> None:
        super().__init__(md)
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        return self._page.written("\n".join(lines)).split("\n")


class _TypedLinks(Preprocessor):
    """Leaves out addresses that only look like links to drafts."""

    def __init__(self, md: Markdown, page: JoinedPage) -> None:
        super().__init__(md)
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        return self._page.without_typed_links("\n".join(lines)).split("\n")


class _Hiding(Treeprocessor):
    """Hides drafts in the parsed page."""

    def __init__(self, md: Markdown, page: JoinedPage) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        self._unlink(root)
        self._mask_headings(root)

    def _unlink(self, root: Element) -> None:
        """Links to drafts keep their words alone."""
        for link in list(root.iter("a")):
            if self._page.leads_to_hidden(link.get("href", "")):
                link.tag = "span"
                link.attrib.clear()

    def _mask_headings(self, root: Element) -> None:
        """The contents list them before the page is published."""
        for heading in root.iter() if self._page.drafts else ():
            if heading.tag in _HEADINGS:
                _mask(heading, self._page.drafts.masked, self._as_seen)

    def _as_seen(self, text: str) -> str:
        """A text with what Python-Markdown has put aside of it, such as an entity, but without tags."""
        kept = self.md.htmlStash.rawHtmlBlocks
        return HTML_PLACEHOLDER_RE.sub(lambda put: unescape(_TAG.sub("", str(kept[int(put[1])]))), text)


class _Joining(_Hiding):
    """Adds title and sections to the parsed page, where nothing in the author's text can swallow them."""

    def __init__(self, md: Markdown, page: JoinedPage, shown: Callable[[str], str]) -> None:
        super().__init__(md, page)
        self._shown = shown

    def run(self, root: Element) -> None:
        if self._page.is_left_out:
            root[:] = [*self._title(), *self._sections(self._page.before), *self._styles()]
            return
        if self._page.path in self._page.hidden:
            root.clear()
            return
        super().run(root)
        head, body = _parted(list(root))
        first, rest = opening(body) if self._page.is_overview else (body, [])
        root[:] = [
            *([*head, _element("p", _HEAD_ENDS)] if head else self._title()),
            *self._sections(self._page.before),
            *_written(first),
            *self._sections(self._page.after),
            *_written(_under_heading(rest)),
            *self._styles(),
        ]

    def _title(self) -> Iterator[Element]:
        if self._page.title:
            yield _heading("h1", self._page.title)

    def _sections(self, fragments: Iterable[Fragment]) -> Iterator[Element]:
        for fragment in fragments:
            if fragment.title:
                yield _heading("h2", fragment.title)
            yield _element("p", self.md.htmlStash.store(self._shown(fragment.html)))

    def _styles(self) -> Iterator[Element]:
        if self._page.styles:
            yield _element("p", self.md.htmlStash.store(self._page.style_sheet()))


class _Finishing(Postprocessor):
    """Shows the diagrams and views that authors wrote, and publishes only allowed HTML of theirs."""

    def __init__(self, md: Markdown, page: JoinedPage, shown: Callable[[str], str]) -> None:
        super().__init__(md)
        self._page, self._shown = page, shown

    def run(self, text: str) -> str:
        return _PARTS.sub(self._published, text)

    def _published(self, part: re.Match[str]) -> str:
        return author_html(part[part.lastindex or 0], self._page.published, self._page.diagram, self._block)

    def _block(self, text: str) -> str | None:
        html = self._page.block(text)
        return html and self._shown(html)


def _parted(written: list[Element]) -> tuple[list[Element], list[Element]]:
    """The author's elements up to the first main heading, if there is one, and those that follow."""
    end = next((position for position, element in enumerate(written, 1) if element.tag == "h1"), 0)
    return written[:end], written[end:]


def _written(elements: list[Element]) -> Iterator[Element]:
    """Elements of an author, between marks."""
    if elements:
        yield from (_element("p", _BODY_BEGINS), *elements, _element("p", _BODY_ENDS))


def _under_heading(elements: list[Element]) -> list[Element]:
    """Words that follow the data of an overview belong to none of its sections."""
    is_headed = not elements or elements[0].tag in _HEADINGS
    return elements if is_headed else [_heading("h2", _REST), *elements]


def _mask(heading: Element, masked: Callable[[str], str], as_seen: Callable[[str], str]) -> None:
    """Masks all texts of a heading, also those behind its parts, such as emphasis, and those of pictures."""
    end = heading.tail
    for element in heading.iter():
        element.text, element.tail = masked(element.text or ""), masked(element.tail or "")
        for name, value in element.items():
            element.set(name, masked(value))
    heading.tail = end
    whole = as_seen("".join(heading.itertext()))
    # A name of which only a part is emphasized.
    if masked(whole) != whole:
        heading[:] = []
        heading.text = masked(whole)


def _heading(tag: str, title: str) -> Element:
    # What looks like an entity must be shown as it was typed, too.
    return _element(tag, title.replace("&", f"{AMP_SUBSTITUTE}amp;"))


def _element(tag: str, text: str) -> Element:
    element = Element(tag)
    element.text = AtomicString(text)
    element.tail = "\n"
    return element
