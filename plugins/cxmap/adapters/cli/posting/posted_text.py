"""The comment and the suggestions as they are read from files; nothing that `cxmap diff` never writes is taken."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from posixpath import normpath
from typing import Any

from cxmap.adapters.cli.diff_markdown import MARK, MOST_PARTIES
from cxmap.adapters.cli.diff_review import MOST_SUGGESTIONS, VERSION
from cxmap.adapters.cli.output import CannotRunError

LONGEST = 65_000
"""GitHub takes 65,536 characters, and all others more."""
_LONGEST_BODY = 20_000
_MOST_LINES = 200
_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.DOTALL)
_TAG = re.compile(r"<[/!?a-zA-Z][^>]*>?")
_TAGS = ("<details>", "</details>", "<summary>", "</summary>", "<br>", MARK)
_MENTION = re.compile(r"@[\w/.-]+", re.ASCII)
_LINK = re.compile(r"(?<!\\)\]\(|://")
_MARK = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class PostedSuggestion:
    """A suggestion for some lines of a file of the repository, and the mark by which it is known again."""

    path: str
    first: int
    last: int
    body: str
    mark: str


def read_comment(file: Path) -> str:
    """The comment; raises CannotRunError for whatever is none of ours."""
    text = _text(file, 4 * LONGEST)
    bare = _CODE.sub("", text)
    if not text.startswith(f"{MARK}\n") or len(text) > LONGEST:
        raise CannotRunError(f"{file} is no comment of `cxmap diff --format markdown`")
    if any(tag not in _TAGS for tag in _TAG.findall(bare)) or _LINK.search(bare):
        raise CannotRunError(f"{file} has HTML or links that `cxmap diff` does not write")
    if len(_MENTION.findall(bare)) > MOST_PARTIES:
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
        if _MENTION.search(_CODE.sub("", body)):
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
