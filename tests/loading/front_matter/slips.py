"""Slips that people make in front matter: each gives what was meant and what was typed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

from cxmap.loading.files.decoding import DividedText, divided

CONTENT = Path(__file__).parents[3] / "content"
WRITTEN = tuple(
    found.front_matter
    for file in sorted((CONTENT / "touchpoints").rglob("*.md"))
    if isinstance(found := divided(file.name, file.read_text(encoding="utf-8")), DividedText)
)
Slip = Callable[[str, Random], tuple[str, str]]

_FIELD = re.compile(r"(?P<lead> *(?:- )*)(?P<key>[\w-]+): (?P<value>\S.*)")
_TEXT = re.compile(
    r"(?P<lead> *(?:- )?(?:title|summary|because|role|message|difference|recovery): )(?P<text>[^\W\d].* .*)"
)


def _in_one_line(pattern: str, typed: str) -> Slip:
    """A slip in one of the lines that match, typed as the template says."""

    def slip(text: str, random: Random) -> tuple[str, str]:
        lines = text.split("\n")
        possible = [number for number, line in enumerate(lines) if re.fullmatch(pattern, line)]
        if possible:
            number = random.choice(possible)
            match = re.fullmatch(pattern, lines[number])
            assert match
            lines[number] = match.expand(typed)
        return text, "\n".join(lines)

    return slip


def _in_a_text(change: Callable[[str], str]) -> Slip:
    """Another text, typed without quotes; what was meant is that text."""

    def slip(text: str, random: Random) -> tuple[str, str]:
        lines = text.split("\n")
        possible = [
            number
            for number, line in enumerate(lines[:-1])
            if (match := _TEXT.fullmatch(line))
            and not set(match["text"]) & set(":#")
            and len(lines[number + 1]) - len(lines[number + 1].lstrip())
            <= len(match["lead"]) - len(match["lead"].lstrip())
        ]
        meant = list(lines)
        if possible:
            number = random.choice(possible)
            match = _TEXT.fullmatch(lines[number])
            assert match
            changed = change(match["text"])
            lines[number] = match["lead"] + changed
            meant[number] = match["lead"] + json.dumps(changed, ensure_ascii=False)
        return "\n".join(meant), "\n".join(lines)

    return slip


def _all_tabs(text: str, _random: Random) -> tuple[str, str]:
    return text, re.sub(r"^(?:  )+", lambda match: "\t" * (len(match[0]) // 2), text, flags=re.MULTILINE)


def _remark(text: str, random: Random) -> tuple[str, str]:
    lines = text.split("\n")
    number = random.randrange(len(lines) - 1)
    indent = " " * (len(lines[number]) - len(lines[number].lstrip()))
    lines.insert(number, indent + random.choice(("// ask Jane", "<!-- ask Jane -->", "/* ask Jane */")))
    return text, "\n".join(lines)


def _slips() -> Iterator[Slip]:
    field = r"( *(?:- )*)([\w-]+): (\S.*)"
    for typed in (r"\1\2:\3", r"\1\2 = \3", r"\1\2：\3", r"\1**\2**: \3", r"\1*\2:* \3", "\\1\\2:\xa0\\3", r"\1\2 \3"):
        yield _in_one_line(field, typed)
    for typed in (r"\1* \2", r"\1• \2", r"\1-\2", r"\1– \2", "\\1-\xa0\\2", r" \1- \2", r"  \1- \2"):
        yield _in_one_line(r"( *)- (.*)", typed)
    for typed in (r" \1", r"  \1"):
        yield _in_one_line(r"( *\w.*)", typed)
    for typed in (r"\1", "\t\\1", r" \1"):
        yield _in_one_line(r"  ( *\S.*)", typed)
    for typed in (r'\1"\2', r"\1“\2”", r'\1"\2",', r'\1"\2”'):
        yield _in_one_line(r'(.*: )"([^"]*)"', typed)
    for typed in (r"\1", r"\1\2\2", r"\1\2,"):
        yield _in_one_line(r"(.*)([\]}])", typed)
    for typed in (r"\1, , \2", r"\1,,\2"):
        yield _in_one_line(r"(.*\[[^\[{,]*), ([^\[{]*\])", typed)
    yield from (_all_tabs, _remark)
    for sign in ("@", "`", "%", "&", "*", "!", "?", ", ", "- ", "[", "{", "#"):
        yield _in_a_text(lambda text, sign=sign: sign + text)  # type: ignore[misc]  # a lambda keeps its sign
    yield _in_a_text(lambda text: text.replace(" ", ": ", 1))
    yield _in_a_text(lambda text: text.replace(" ", " #2 ", 1))
    yield _in_a_text(lambda text: '"' + text.replace(" ", '" ', 1))
    yield _in_a_text(lambda text: "[" + text.replace(" ", "] ", 1))


SLIPS = tuple(_slips())
