"""Texts in quotes, as YAML reads them; and texts of which only one quote was typed."""

from __future__ import annotations

import re

_DOUBLE = '"“”„‟'
_SINGLE = "'‘’‚‛"
ALL_QUOTES = _DOUBLE + _SINGLE
_STRAIGHT = "\"'"
_WITHIN_WORDS = re.compile(r"(?<=\w)['’](?=\w)")
_MAY_HAVE_APOSTROPHE = re.compile(r"[aeiouslnxz\d]", re.IGNORECASE)
"""Behind them a last sign may belong to the word: `the senders'`, `un po'`, `10'`."""


def quoted(text: str) -> str:
    """The text between the quotes that need the least inside it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def in_quotes(text: str) -> tuple[str, ...]:
    """The text in quotes, in each way in which it can be meant: a lone quote at an end is one of two, or part of it."""
    inner = _without_lone_quote(text)
    if inner is None:
        return (quoted(text),)
    return (quoted(inner), quoted(text)) if _may_belong(text) else (quoted(inner),)


def is_half_quoted(text: str) -> bool:
    """Whether one of two quotes is missing, or looks otherwise than the other, and nothing else can be meant."""
    return _without_lone_quote(text) is not None and not _may_belong(text)


def advice_on_quotes(text: str, hint: str = "put the whole text in quotes") -> tuple[str, str | None]:
    """The hint to put a text in quotes, and the text to write where it has one reading."""
    whole, *others = in_quotes(text)
    if others:
        sign = text[-1]
        return f"{hint}: `{whole}`, or `{others[0]}` if the `{sign}` at its end is part of it", None
    return (hint if "\n" in whole else f"{hint}: `{whole}`"), whole


def _without_lone_quote(text: str) -> str | None:
    """The text without the quotes at its ends, unless they are two of one form, or others stand inside it."""
    signs = _DOUBLE if text[-1:] in tuple(_DOUBLE) or text[:1] in tuple(_DOUBLE) else _SINGLE
    if text[-1:] not in tuple(signs):
        # Below a double quote alone at the beginning; a single one may begin a word, as in `’tis`.
        inner = text[1:] if text[:1] in tuple(_DOUBLE) else ""
    else:
        inner = text[1:-1] if _are_unlike(text[0], text[-1], signs) else text[:-1]
    is_lone = inner.strip() and not any(sign in signs for sign in _WITHIN_WORDS.sub("", inner))
    return inner if is_lone else None


def _are_unlike(first: str, last: str, signs: str) -> bool:
    """Whether one of two quotes is straight and the other curly."""
    return first in signs and (first in _STRAIGHT) is not (last in _STRAIGHT)


def _may_belong(text: str) -> bool:
    """Whether the quote at the end of a text may be part of its last word."""
    last, before = text[-1], text[-2:-1]
    return before.isdigit() if last in _DOUBLE else bool(last in _SINGLE and _MAY_HAVE_APOSTROPHE.match(before))
