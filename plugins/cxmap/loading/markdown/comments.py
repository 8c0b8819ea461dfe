"""Comments in bodies, which nobody but their authors shall read: those of HTML, and the usual ones of Markdown."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from markdown_it import MarkdownIt

from cxmap.loading.markdown.site_markdown import is_closed_fence, opened

BEGIN = "<!--"
_EMPTY = "<!-- -->"
"""What stands for a comment, so that the text around it is parted as before."""

_END = re.compile(r"--!?>")
_AT_ONCE = re.compile(r"<!---?>")
_SIGN = re.compile(r"[^\n]")
_TICKS = re.compile(r"`+")
_CODE_OR_COMMENT = re.compile(r"(?<!\\)(?P<ticks>`+)|<!--")
_PARAGRAPH_ENDS = re.compile(r"\n[> \t]*\n")
_DEFINED = re.compile(
    r"^[> \t]*\[(?:(?P<nobody>//|_*comment_*|#|_|[ \t]*)\]:|[^\^\]\n][^\]\n]*\]:[ \t]*(?:#|<>|<#>)[ \t])[^\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""A name that no text uses, or an address that leads nowhere."""

_OPENING = re.compile(r"\]:[ \t]*\S+[ \t]+(?P<sign>[(\"'])")
_CLOSING = {"(": ")", '"': '"', "'": "'"}


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment from one offset of a text to another; one that does not end goes on to the text's end."""

    start: int
    end: int
    is_closed: bool


def comments_in(text: str) -> Iterator[Comment]:
    """The comments of HTML outside of code."""
    if BEGIN not in text:
        return
    plain = _without_code_blocks(text)
    end_of_code = _ends_of_code(plain)
    at = 0
    while found := _CODE_OR_COMMENT.search(plain, at):
        if found["ticks"]:
            at = end_of_code(found)
            continue
        end = _AT_ONCE.match(text, found.start()) or _END.search(text, found.end())
        at = end.end() if end else len(text)
        yield Comment(found.start(), at, end is not None)


def with_blanks(text: str, comments: Iterable[Comment]) -> str:
    """The text with blanks in place of comments, so that everything else stays where it is."""
    parts: list[str] = []
    at = 0
    for comment in comments:
        parts += (text[at : comment.start], _SIGN.sub(" ", text[comment.start : comment.end]))
        at = comment.end
    return "".join((*parts, text[at:]))


def without_comments(text: str) -> str:
    """The text of a body without its comments; code is left as it is."""
    parts: list[str] = []
    at = 0
    for comment in comments_in(text):
        parts += (text[at : comment.start], _EMPTY if comment.is_closed else "")
        at = comment.end
    return _without_definitions("".join((*parts, text[at:])))


def _ends_of_code(text: str) -> Callable[[re.Match[str]], int]:
    """Tells where code between backticks ends. Backticks that begin no code end where they stand."""
    runs: dict[int, list[int]] = {}
    for run in _TICKS.finditer(text):
        runs.setdefault(len(run[0]), []).append(run.start())
    last_of = _ends_of_paragraphs(text)

    def end_of_code(ticks: re.Match[str]) -> int:
        alike = runs.get(len(ticks["ticks"]), [])
        after = bisect_left(alike, ticks.end())
        closes = after < len(alike) and alike[after] < last_of(ticks.end())
        return alike[after] + len(ticks["ticks"]) if closes else ticks.end()

    return end_of_code


def _ends_of_paragraphs(text: str) -> Callable[[int], int]:
    """Tells where the paragraph ends that holds an offset."""
    ends = [*(match.start() for match in _PARAGRAPH_ENDS.finditer(text)), len(text)]
    return lambda offset: ends[bisect_left(ends, offset)]


def _without_code_blocks(text: str) -> str:
    """The text with blanks where it is code in lines of its own, as long as before."""
    if "```" not in text and "~~~" not in text and "\n    " not in f"\n{text}" and "\t" not in text:
        return text
    moved = opened(text)
    lines, seen = text.split("\n"), moved.split("\n")
    for token in MarkdownIt("commonmark", {"maxNesting": 100}).parse(moved):
        is_code = token.type == "code_block" and not token.level
        if token.map and (is_code or (token.type == "fence" and is_closed_fence(token, seen))):
            for number in range(*token.map):
                lines[number] = " " * len(lines[number])
    return "\n".join(lines)


def _without_definitions(text: str) -> str:
    """The text without links that are defined for the words behind them alone: `[//]: # (words)`."""
    if "]:" not in text or not _DEFINED.search(text):
        return text
    plain = _without_code_blocks(text)
    last_of = _ends_of_paragraphs(plain)
    parts: list[str] = []
    at = 0
    for found in _DEFINED.finditer(plain):
        if found.start() >= at:
            parts.append(text[at : found.start()])
            at = _end_of_definition(plain, found, last_of(found.end()))
    return "".join((*parts, text[at:]))


def _end_of_definition(text: str, found: re.Match[str], last: int) -> int:
    """The end of its line, or where its words are closed further down in the paragraph that ends `last`."""
    opening = _OPENING.search(found[0])
    closing = _CLOSING[opening["sign"]] if opening else ""
    if not opening or closing in found[0][opening.end() :]:
        # What is well-formed may be a link to the top; it is not shown either.
        return found.end() if found["nobody"] is not None else found.start()
    end = text.find(closing, found.end(), last)
    return end + 1 if end >= 0 else last
