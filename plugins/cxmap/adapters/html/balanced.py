"""HTML that authors wrote, closed where they left it open, so that it cannot change what stands around it."""

from __future__ import annotations

from html import escape
from html.parser import HTMLParser

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
# These begin what no end tag ends, or are the whole page's.
_NEVER = frozenset(("plaintext", "html", "head", "body", "frameset"))
# A paragraph ends by itself where the next block begins.
_ENDS_ITSELF = "p"


def balanced(html: str) -> str:
    """The HTML with the end tags that it lacks, and without those that end nothing in it."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    while reader.open:
        reader.end_innermost()
    return "".join(reader.parts)


class _Reader(HTMLParser):
    """Repeats what it reads, with its own end tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NEVER:
            return
        self.parts.append(self.get_starttag_text() or "")
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        text = self.get_starttag_text() or ""
        if "svg" in self.open or "math" in self.open or tag in _VOID:
            self.parts.append(text)
        else:  # Elsewhere in HTML the slash means nothing, and the element stays open.
            self.handle_starttag(tag, _attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open:
            return
        while self.open[-1] != tag:
            self.end_innermost()
        self.open.pop()
        self.parts.append(f"</{tag}>")

    def end_innermost(self) -> None:
        """Ends what its author left open."""
        tag = self.open.pop()
        if tag != _ENDS_ITSELF:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        # A `<` in plain text may begin what the reader took for text only because its end is missing.
        self.parts.append(data if self.cdata_elem else data.replace("<", "&lt;"))

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        self.parts.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.parts.append(escape(f"<!{decl}>"))

    def handle_pi(self, data: str) -> None:
        self.parts.append(escape(f"<?{data}>"))

    def unknown_decl(self, data: str) -> None:
        self.parts.append(escape(f"<![{data}]]>"))
