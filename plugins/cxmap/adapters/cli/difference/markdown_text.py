"""Markdown of a comment: texts of people that stay texts, lists of which the beginning is seen, and parts to unfold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from types import MappingProxyType

from cxmap.findings.formats.excerpt import visible
from cxmap.findings.pieces import TICK, Piece, pieces_of

_LONGEST = 240
"""A longer text is cut: a comment has a bound, and nobody reads more of it on a phone."""
_NO_TITLES: Mapping[str, str] = MappingProxyType({})
_MOST_FOLDED = 6_000
"""So many characters of a part are folded: hosts take a comment of 65,536."""
_SIGNS = re.compile(r"[\\`*_{}\[\]()+!|~-]")
_NUMBER = re.compile(r"^(\d+)(?=\.)")
"""It would begin a list of its own."""
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# Hosts look for people, issues and addresses in what is rendered, so that escaping is not enough: a space without a
# width parts them. It is the way that programs which post comments have long used.
_BROKEN = re.compile(r"@|#|:(?=//)|(?i:www)(?=\.)|\$")


def in_markdown(text: str, most: int = _LONGEST) -> str:
    """A text of somebody as Markdown shows it exactly, without a link, a mention or a tag in it."""
    return _NUMBER.sub(r"\1\\", _escaped(shortened(visible(text), most).strip()))


def sentence_in_markdown(sentence: str, titles: Mapping[str, str] = _NO_TITLES) -> str:
    """A sentence of a finding likewise; what somebody would type stands in it as code, and titles in place of ids."""
    return "".join(_shown(piece, titles) for piece in pieces_of(shortened(visible(sentence), _LONGEST).strip()))


def _shown(piece: Piece, titles: Mapping[str, str]) -> str:
    if piece.is_code and piece.text in titles:
        return _escaped(f"“{shortened(visible(titles[piece.text]), _LONGEST)}”")
    return f"{TICK}{piece.text}{TICK}" if piece.is_code and TICK not in piece.text else _escaped(piece.text)


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


def shortened(text: str, most: int) -> str:
    """A long text without the words at its end; quotes that it opened are closed."""
    if len(text) <= most:
        return text
    kept = text[: most - 1]
    if " " in kept[most // 2 :]:
        kept = kept[: kept.rindex(" ")]
    return f"{kept.rstrip(' ,;:')}…{'”' * max(0, kept.count('“') - kept.count('”'))}"
