"""From bytes to text, and from text to front matter and body."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from cxmap.findings.file_rules import NOT_UTF8, SYMLINK, TOO_LARGE
from cxmap.findings.finding import Finding, Place
from cxmap.findings.front_matter_rules import FRONT_MATTER_MISSING, FRONT_MATTER_UNCLOSED
from cxmap.findings.rule import Rule
from cxmap.loading.files.characters import STAND_IN
from cxmap.loading.files.fences import MOST_LINES, advice_for_closing, advice_for_opening
from cxmap.model.document import Body
from cxmap.model.page_files import may_load
from cxmap.model.source import SourceFile, Unread

_BOM = b"\xef\xbb\xbf"
_UNREAD_RULES: dict[Unread, tuple[Rule, str, str]] = {
    Unread.SYMLINK: (SYMLINK, "this is a symbolic link, which is not followed", "put the file itself here"),
    Unread.TOO_LARGE: (
        TOO_LARGE,
        "this file is larger than 1 MiB and was not read",
        "split it, or move data elsewhere",
    ),
}
_UNSEEN = "this file is larger than 4 MiB, so that nobody has looked for scripts and other hosts in it"


@dataclass(frozen=True, slots=True)
class DividedText:
    """A text split into its front matter, which begins on line 2 of the file, and its body."""

    front_matter: str
    body: Body


def decoded(source: SourceFile) -> str | Finding:
    """The text of a file with plain line ends, or why there is none."""
    if source.unread:
        rule, message, hint = _UNREAD_RULES[source.unread]
        is_unseen = rule is TOO_LARGE and may_load(source.path)
        return rule.at(Place(source.path), _UNSEEN if is_unseen else message, hint=hint)
    try:
        text = source.content.removeprefix(_BOM).decode()
    except UnicodeDecodeError:
        return NOT_UTF8.at(
            Place(source.path),
            "this file is not saved as UTF-8, so its letters cannot be read",
            hint="save it again and choose UTF-8 as the encoding",
        )
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def divided(path: str, text: str) -> DividedText | Finding:
    """Front matter and body, or the finding that says why they cannot be told apart."""
    if text.startswith(_USUAL_OPENING) and (usual := _usually_divided(text)):
        return usual
    opening = text.partition("\n")[0]
    if _seen(opening) != "---":
        hint = advice_for_opening(text.split("\n", MOST_LINES))
        return FRONT_MATTER_MISSING.at(Place(path), "the file does not begin with front matter", hint=hint)
    closing = next((line for line in _MAY_CLOSE.finditer(text, len(opening)) if _is_closing(line[1])), None)
    if closing is None:
        hint = advice_for_closing(text.split("\n", MOST_LINES))
        return FRONT_MATTER_UNCLOSED.at(Place(path), "the front matter is never closed", hint=hint)
    front_matter = text[len(opening) + 1 : closing.start(1)]
    # The opening line and the closing line stand around the front matter's own, and lines count from 1.
    return DividedText(front_matter, Body(text[closing.end() + 1 :], front_matter.count("\n") + 3))


def _usually_divided(text: str) -> DividedText | None:
    """The parts of a text whose first line that may close the front matter is a plain `---`, as nearly all have it."""
    front_matter, closing, body = text[len(_USUAL_OPENING) :].partition(_USUAL_CLOSING)
    if not closing or "\n---" in front_matter or "\n..." in front_matter or STAND_IN in text:
        return None
    if front_matter.startswith(("---", "...")):
        return None
    return DividedText(f"{front_matter}\n", Body(body, front_matter.count("\n") + 4))


def front_matter_alone(source: SourceFile) -> SourceFile:
    """The same file, its body cut off where one is seen to begin."""
    found = _CLOSED.match(source.content)
    return replace(source, content=found[0]) if found and source.path.endswith(".md") else source


_USUAL_OPENING, _USUAL_CLOSING = "---\n", "\n---\n"
# A line that certainly closes the front matter; a file that closes it in another way stays whole.
_CLOSED = re.compile(rb"---[ \t]*\r?\n.*?^---[ \t]*\r?\n", re.DOTALL | re.MULTILINE)
_MAY_CLOSE = re.compile(f"\n([-.{STAND_IN}][^\n]*)")


def _is_closing(line: str) -> bool:
    return _seen(line) in ("---", "...")


def _seen(line: str) -> str:
    """A line as a reader sees it."""
    return line.replace(STAND_IN, "").rstrip()
