"""Texts in quotes, as YAML reads them; and texts of which only one quote was typed."""

from __future__ import annotations

import re

APOSTROPHE = "’"
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
    if not _may_belong(text):
        return (quoted(inner),)
    return quoted(inner), quoted(text if between_unlike_quotes(text) is None else text[1:])


def is_half_quoted(text: str) -> bool:
    """Whether one of two quotes looks otherwise than the other, or is missing, and nothing else can be meant."""
    is_unlike = between_unlike_quotes(text) is not None
    return is_unlike or (_without_lone_quote(text) is not None and not _may_belong(text))


def advice_on_quotes(text: str, hint: str = "put the whole text in quotes") -> tuple[str, str | None]:
    """The hint to put a text in quotes, and the text to write where it has one reading."""
    whole, *others = in_quotes(text)
    if others:
        sign = text[-1]
        return f"{hint}: `{whole}`, or `{others[0]}` if the `{sign}` at its end is part of it", None
    return (hint if "\n" in whole else f"{hint}: `{whole}`"), whole


def between_unlike_quotes(value: str) -> str | None:
    """The text between two quotes of which one was typed otherwise than the other, straight or curly."""
    first, last, text = value[:1], value[-1:], value[1:-1]
    are_unlike = first in ALL_QUOTES and last in ALL_QUOTES and first != last and not _is_pair(first, last)
    if not text.strip() or not are_unlike or _is_alone(first, text) or _is_alone(last, text):
        return None
    return _as_meant(text, first) if first == "'" else _as_meant(text, last)


def has_alone(text: str, sign: str) -> bool:
    """Whether a quote stands in a text neither twice in a row nor as the apostrophe of a word."""
    return sign in _without_apostrophes(text, sign)


def _without_apostrophes(text: str, sign: str) -> str:
    return _WITHIN_WORDS.sub("", text.replace("''", "")) if sign in _SINGLE else text


def _is_pair(first: str, last: str) -> bool:
    """Whether both are curly quotes of one width."""
    are_curly = first not in _STRAIGHT and last not in _STRAIGHT
    return are_curly and (first in _DOUBLE) is (last in _DOUBLE)


def _is_alone(sign: str, text: str) -> bool:
    """Whether a text has quotes of a sign's width that are not two and two."""
    signs = _DOUBLE if sign in _DOUBLE else _SINGLE
    return sum(each in signs for each in _without_apostrophes(text, sign)) % 2 == 1


def _as_meant(text: str, sign: str) -> str:
    """The text as it was meant between two of such a quote: between single ones `''` is one of them."""
    return text.replace("''", "'") if sign == "'" else text


def _without_lone_quote(text: str) -> str | None:
    """The text without the quote at one of its ends, if no other stands inside it, or without two unlike ones."""
    if (between := between_unlike_quotes(text)) is not None:
        return between
    first, last = text[:1], text[-1:]
    if last and last in ALL_QUOTES:
        inner, sign = text[:-1], last
    elif first and first in _DOUBLE:
        # A single quote may begin a word, as in `’tis`.
        inner, sign = text[1:], first
    else:
        return None
    signs = _DOUBLE if sign in _DOUBLE else _SINGLE
    is_lone = inner.strip() and not any(each in signs for each in _without_apostrophes(inner, sign))
    return _as_meant(inner, sign) if is_lone else None


def _may_belong(text: str) -> bool:
    """Whether the quote at the end of a text may be part of its last word."""
    last, before = text[-1], text[-2:-1]
    return before.isdigit() if last in _DOUBLE else bool(last in _SINGLE and _MAY_HAVE_APOSTROPHE.match(before))
