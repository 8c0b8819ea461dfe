"""Lists in `[ ]` and groups of fields in `{ }` that do not end, or hold what they cannot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cxmap.loading.front_matter.mistake import Mistake, Position, in_line
from cxmap.loading.front_matter.outline import block_end, line_of
from cxmap.loading.front_matter.quoting import advice_on_quotes
from cxmap.loading.front_matter.trouble import ParserTrouble
from cxmap.model.shape import FieldShape

_CLOSING = {"[": "]", "{": "}"}
_COMMAS = re.compile(r"(?P<first>[,\[{]\s*)(?P<second>,\s*)+")
_WIKI = re.compile(r"\[\[[\w/-]+\]\](?:,\s*\[\[[\w/-]+\]\])*")
_LINK = re.compile(r"\[[^\[\]]*\]\((?:[^()\s]*/)?(?P<stem>[a-z0-9-]+)\.md\)")
_ID = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
_HASH = re.compile(r"[ \t]#(?=\S)")
_LONGEST_SHOWN = 60
_PIECE = re.compile(r"(?P<lead>\s*(?:[\w-]+:\s+)?)(?P<text>.*?)\s*$", re.DOTALL)


class _Brackets(NamedTuple):
    """How far the brackets of a text go: which are still open at its end, or where the last was closed."""

    open: str
    closed: int | None
    is_certain: bool


class _Value(NamedTuple):
    """A value that begins with a bracket, perhaps over several lines, and the field that it is of."""

    start: Position
    end: Position
    text: str
    key: str
    field: FieldShape | None

    def mistake(self, message: str, hint: str, suggestion: str | None) -> Mistake:
        return Mistake(message, hint, self.start, self.end, suggestion)


def brackets(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """A value that begins with a bracket which is not closed at its end; it may go on on the lines below."""
    line = line_of(trouble.lines[number])
    if line.value[:1] not in _CLOSING:
        return
    end = block_end(trouble.lines, number, line.holder_column)
    text = line.value
    if end > number + 1:
        text = "\n".join((trouble.lines[number][line.value_column :], *trouble.lines[number + 1 : end])).rstrip()
    breaks = text.count("\n")
    last = (number + breaks, len(text) - text.rfind("\n") - 1 if breaks else line.value_end)
    value = _Value((number, line.value_column), last, text, line.key, trouble.field(number))
    found = _scanned(text)
    if found.closed is None:
        yield _open(value, found)
    elif rest := text[found.closed :].strip():
        yield _behind(value, rest)


def _scanned(text: str) -> _Brackets:
    stack, quote = "", ""
    before = ","
    for at, sign in enumerate(text):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'" and before in ",[{:":
            quote = sign
        elif sign in _CLOSING:
            stack += sign
        elif sign in "]}":
            if not stack or _CLOSING[stack[-1]] != sign:
                return _Brackets(stack, None, is_certain=False)
            stack = stack[:-1]
            if not stack:
                return _Brackets("", at + 1, is_certain=True)
        before = before if sign.isspace() else sign
    return _Brackets(stack, None, is_certain=not quote)


def _open(value: _Value, found: _Brackets) -> Mistake:
    message = f"`{value.text[0]}` is never closed"
    if value.field and not value.field.many and not value.field.record:
        return _one_value(value, message)
    closed = value.text.rstrip(",") + "".join(_CLOSING[each] for each in reversed(found.open))
    is_clear = found.is_certain and (value.field or not value.key)
    hint = f"write a `{_CLOSING[value.text[0]]}` at its end"
    if len(closed) <= _LONGEST_SHOWN and "\n" not in closed:
        hint = f"write `{closed}`"
    if not found.is_certain:
        hint = "close every bracket and every quote inside it, one after the other"
    elif not is_clear:
        hint = f"{hint}; put the whole in quotes if it is a text"
    return value.mistake(message, hint, closed if is_clear else None)


def _one_value(value: _Value, message: str) -> Mistake:
    """A value that cannot be a list: an id or a word without the bracket, or a text."""
    bare = value.text.strip("[]{} ")
    if value.field and (value.field.reference or value.field.allowed):
        return value.mistake(message, "write one word, without brackets", bare if _ID.fullmatch(bare) else None)
    if "\n" in value.text:
        return value.mistake(message, "put the whole text in quotes", None)
    return value.mistake(message, *advice_on_quotes(value.text))


def _behind(value: _Value, rest: str) -> Mistake:
    field, text = value.field, value.text
    if _WIKI.fullmatch(text):
        ids = f"[{text.replace('[', '').replace(']', '')}]"
        return value.mistake("one pair of brackets is enough", _to_write(ids, "take the others away"), ids)
    link = _LINK.fullmatch(text)
    if link and field and field.reference and field.reference.kind:
        suggestion = f"[{link['stem']}]" if field.many else link["stem"]
        return value.mistake("a link stands where an id must stand", f"write `{suggestion}`", suggestion)
    if rest == "," or not rest.strip("]}"):
        kept = text[: len(text) - len(rest)].rstrip()
        message = "a comma stands behind the brackets" if rest == "," else f"`{rest}` closes nothing"
        return value.mistake(message, _to_write(kept, "take it away"), kept)
    is_text = field and not field.record and (not field.many or field.markdown) and rest[0] not in ",["
    hint, suggestion = "put the whole in quotes if it is a text", None
    if is_text and "\n" not in text:
        hint, suggestion = advice_on_quotes(text)
    return value.mistake(f"`{_CLOSING[text[0]]}` does not stand at the end", hint, suggestion)


def _to_write(text: str, otherwise: str) -> str:
    """The hint to write a text; one of several lines stands below the hint."""
    return otherwise if "\n" in text else f"write `{text}`"


def two_commas(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """Commas inside brackets with nothing between them."""
    found = _COMMAS.finditer(trouble.lines[number]) if number == trouble.line else iter(())
    match = next((match for match in found if match.start() <= trouble.column <= match.end()), None)
    if match and match["first"][0] == ",":
        columns = (match.start() + 1, match.end() - len(match["second"]) + 1)
        yield in_line(number, columns, "two commas stand in a row", "take one away", "")
    elif match:
        columns = (match.end("first"), match.end())
        yield in_line(number, columns, "a comma stands where an entry must begin", "take it away", "")


def text_in_brackets(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """A text inside brackets that holds a colon."""
    if number == trouble.line and "expected ','" in trouble.problem:
        message = "a colon inside a text makes it look like another field"
        for mistake in _piece(trouble, number, trouble.column, message):
            yield from (mistake,) if ":" in str(mistake.suggestion) else ()


def hash_in_brackets(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """A text inside brackets that holds a `#`, so that the brackets are not closed."""
    line = line_of(trouble.lines[number])
    found = _HASH.search(trouble.lines[number]) if line.value[:1] in _CLOSING else None
    if found:
        message = "YAML drops everything from this `#` on as a comment"
        yield from _piece(trouble, number, found.start(), message)


def _piece(trouble: ParserTrouble, number: int, column: int, message: str) -> Iterator[Mistake]:
    """The text around a column inside brackets, which should stand in quotes."""
    text = trouble.lines[number]
    left = max(text.rfind(sign, 0, column) for sign in ",[{") + 1
    right = min((at for sign in ",]}" if (at := text.find(sign, column)) >= 0), default=len(text))
    match = _PIECE.match(text[left:right])
    if left and match and match["text"] and match["text"][0] not in "\"'[{":
        start = left + len(match["lead"])
        hint, instead = advice_on_quotes(match["text"], "put the text in quotes")
        yield in_line(number, (start, start + len(match["text"])), message, hint, instead)
