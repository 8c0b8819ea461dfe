"""The comment and the suggestions as they are read from files; nothing that `cxmap diff` never writes is taken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from typing import Any

from cxmap.adapters.cli.difference.comment import MARK, MOST_PARTIES
from cxmap.adapters.cli.difference.review import MOST_SUGGESTIONS, VERSION
from cxmap.adapters.cli.output import CannotRunError

LONGEST = 65_000
"""GitHub takes 65,536 characters, and all others more."""
_LONGEST_BODY = 20_000
_MOST_LINES = 200
_TAG = re.compile(r"<[^>]*>?")
_TAGS = ("<details>", "</details>", "<summary>", "</summary>", "<br>", MARK)
_MENTION = re.compile(r"(?<![\w/])@[\w/.-]+", re.ASCII)
_ADDRESS = re.compile(r"://|www\.", re.IGNORECASE)
_LINKS = ("link_open", "image")
_MARK = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class PostedSuggestion:
    """A suggestion for some lines of a file of the repository, and the mark by which it is known again."""

    path: str
    first: int
    last: int
    body: str
    mark: str


@dataclass(frozen=True, slots=True)
class _RenderedText:
    """A Markdown text as a host reads it: what is code says nothing there."""

    tags: tuple[str, ...]
    mentions: int
    has_links: bool

    @classmethod
    def of(cls, markdown: str) -> _RenderedText:
        from markdown_it import MarkdownIt  # noqa: PLC0415  # only this command reads Markdown

        reader = MarkdownIt("commonmark", {"html": True})
        reader.validateLink = lambda _address: True  # type: ignore[assignment, method-assign]  # a bad link is one too
        blocks = reader.parse(markdown)
        tokens = [token for block in blocks for token in (block, *(block.children or ()))]
        html = "\n".join(token.content for token in tokens if token.type in ("html_block", "html_inline"))
        texts = [token.content for token in tokens if token.type == "text"] + [_TAG.sub("", html)]
        return cls(
            tags=tuple(_TAG.findall(html)),
            mentions=sum(len(_MENTION.findall(text)) for text in texts),
            has_links=any(token.type in _LINKS for token in tokens) or any(map(_ADDRESS.search, texts)),
        )


def read_comment(file: Path) -> str:
    """The comment; raises CannotRunError for whatever is none of ours."""
    text = _text(file, 4 * LONGEST)
    if not text.startswith(f"{MARK}\n") or len(text) > LONGEST:
        raise CannotRunError(f"{file} is no comment of `cxmap diff --format markdown`")
    said = _RenderedText.of(text)
    if said.has_links or any(tag not in _TAGS for tag in said.tags):
        raise CannotRunError(f"{file} has HTML or links that `cxmap diff` does not write")
    if said.mentions > MOST_PARTIES:
        raise CannotRunError(f"{file} mentions more people than `cxmap diff` does")
    return text


def read_suggestions(file: Path) -> tuple[PostedSuggestion, ...]:
    """The suggestions; raises CannotRunError likewise."""
    try:
        said = json.loads(_text(file, MOST_SUGGESTIONS * 4 * _LONGEST_BODY))
        if said["version"] != VERSION:
            raise ValueError
        return tuple(_suggestions(said["suggestions"]))
    except (ValueError, TypeError, KeyError, RecursionError):
        raise CannotRunError(f"{file} has no suggestions of `cxmap diff --format review`") from None


def _suggestions(entries: list[dict[str, Any]]) -> Iterator[PostedSuggestion]:
    for entry in entries[:MOST_SUGGESTIONS]:
        path, first, last = str(entry["path"]), int(entry["first_line"]), int(entry["last_line"])
        body, mark = str(entry["body"]), str(entry["mark"])
        is_inside = path == normpath(path) and not path.startswith(("/", ".."))
        is_short = 1 <= first <= last < first + _MOST_LINES and len(body) <= _LONGEST_BODY
        if not (
            is_inside and is_short and _MARK.fullmatch(mark) and body.endswith(f"<!-- cxmap suggestion {mark} -->")
        ):
            raise ValueError
        said = _RenderedText.of(body)
        if said.mentions or said.has_links or said.tags != (f"<!-- cxmap suggestion {mark} -->",):
            raise ValueError
        yield PostedSuggestion(path, first, last, body, mark)


def _text(file: Path, most: int) -> str:
    try:
        with file.open("rb") as opened:
            content = opened.read(most + 1)
        if len(content) > most:
            raise CannotRunError(f"{file} is too long")
        return content.decode()
    except (OSError, UnicodeDecodeError):
        raise CannotRunError(f"{file} cannot be read") from None
