"""Markdown of a comment: texts of people that stay texts, lists of which the beginning is seen, and parts to unfold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from cxmap.findings.formats.excerpt import visible
from cxmap.findings.pieces import TICK, pieces_of

_LONGEST = 240
"""A longer text is cut: a comment has a bound, and nobody reads more of it on a phone."""
_MOST_FOLDED = 6_000
"""So many characters of a part are folded: hosts take a comment of 65,536."""
_SIGNS = re.compile(r"[\\`*_{}\[\]()+!|~-]")
_NUMBER = re.compile(r"^(\d+)(?=\.)")
"""It would begin a list of its own."""
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# Hosts look for people, issues and addresses in what is rendered, so that escaping is not enough: a space without a
# width parts them. It is the way that programs which post comments have long used.
_BROKEN = re.compile(r"@|#|:(?=//)|(?i:www)(?=\.)|\$")


def in_markdown(text: str) -> str:
    """A text of somebody as Markdown shows it exactly, without a link, a mention or a tag in it."""
    return _NUMBER.sub(r"\1\\", _escaped(_cut(text).strip()))


def sentence_in_markdown(sentence: str) -> str:
    """A sentence of a finding likewise; what somebody would type stands in it as code."""
    return "".join(
        f"{TICK}{piece.text}{TICK}" if piece.is_code and TICK not in piece.text else _escaped(piece.text)
        for piece in pieces_of(_cut(sentence).strip())
    )


def _escaped(text: str) -> str:
    escaped = _SIGNS.sub(lambda sign: f"\\{sign[0]}", text)
    shown = "".join(_ENTITIES.get(sign, sign) for sign in escaped)
    return _BROKEN.sub(lambda found: f"{found[0]}&#8203;", shown)


@dataclass(frozen=True, slots=True)
class CommentPart:
    """A part of a comment, and how many of its entries are seen before anybody unfolds the rest."""

    title: str
    entries: Sequence[str]
    most: int

    def seen(self) -> Iterator[str]:
        """One paragraph: a list would take a third more of a phone's screen."""
        if self.entries:
            told = self.entries[: self.most]
            yield from ("", f"**{self.title}**<br>")
            yield "<br>\n".join(f"• {entry}" if self.most > 1 else entry for entry in told)

    def rest(self) -> Iterator[str]:
        left = self.entries[self.most :]
        if left:
            told = within(left, _MOST_FOLDED)
            yield from ("", f"**{self.title}**", "")
            yield from (f"- {entry}" for entry in told)
            if len(told) < len(left):
                yield f"- and {len(left) - len(told)} more, which `cxmap diff` tells"


def folded(parts: Sequence[CommentPart], last: str) -> Iterator[str]:
    """Whatever of some parts is not seen, and a last line, below one line to unfold it."""
    more = sum(max(0, len(each.entries) - each.most) for each in parts)
    yield from ("", f"<details><summary>{f'{more} more' if more else 'What was compared'}</summary>")
    for each in parts:
        yield from each.rest()
    yield from ("", last, "", "</details>")


def within(texts: Sequence[str], most: int) -> Sequence[str]:
    """The first of some texts that have so many characters together; one at least."""
    totals = accumulate(map(len, texts))
    return texts[: max(1, sum(total <= most for total in totals))]


def _cut(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"
