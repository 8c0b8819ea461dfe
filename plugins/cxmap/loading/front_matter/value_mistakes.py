"""Unquoted texts, texts in quotes, and signs with which no text can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from cxmap.loading.front_matter.mistake import Mistake, in_line
from cxmap.loading.front_matter.outline import OutlineLine, block_end, field_of, line_of
from cxmap.loading.front_matter.quoting import advice_on_quotes, between_unlike_quotes, has_alone, in_quotes, quoted
from cxmap.loading.front_matter.trouble import ParserTrouble
from cxmap.model.shape import FieldShape
from cxmap.model.slips.blanks import is_blank
from cxmap.model.slips.bounds import LOWEST, level_meant

_COLON = re.compile(r":(?=\s|$)")
_INNER_KEY = re.compile(r"(?<=[\s,;])(?P<name>[A-Za-z_][\w-]*):(?=\s|$)")
_HASH = re.compile(r"[ \t]#\S")
_COMMENT = re.compile(r"[ \t]#(?:\s|$)")
_NO_PLAIN = "\"'[{|>&*!%@`#"
_ID = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
_TAG_OF_YAML = re.compile(r"!!\w+\s+(?P<text>.*)", re.DOTALL)
_NO_NAME = re.compile(r" *(?:- +)*(?P<colon>:)(?=\s|$)")
_CURLY = "“”„‟‘’‚‛"
_IN_BRACES = re.compile(r"[{,]\s*(?P<key>[\w-]+):\s+(?P<value>>[^,}\n]*[^,}\s])")
_AS_JSON = re.compile(r'(?P<field>"[\w-]+":\s+(?:"[^"]*"|[^",\s]+)),')
_ELISION = re.compile(r"'(?:tis|twas|til|em|n|cause|round|bout|\d0s)\b", re.IGNORECASE)
_SIGN_AND_WORDS = re.compile(r"&\S+ [^\s\"'\[{]\S* ")
_WORDS = re.compile(r"[\w /-]+")
_WHOLE_IN_QUOTES = re.compile(r"'(?:[^']|'')*'|\"(?:[^\"\\\\]|\\\\.)*\"", re.DOTALL)
_COLON_IN_TEXT = "a colon inside a text makes it look like another field"
_BEGINS_NOTHING = "@`%&*!?,"
_NAMES = {"`": "a backtick"}


def escape(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    if "escape" not in trouble.problem or number != trouble.line:
        return
    line = line_of(trouble.lines[number])
    message = "in double quotes a `\\` begins an escape, and this is none"
    hint = "write two of them for one, or put the text in single quotes"
    is_code = any(sign in line.value for sign in ("\\x", "\\u", "\\U"))
    if not is_code and line.value[:1] == '"' and line.value[-1:] == '"' and line.value.count('"') == 2:
        yield in_line(number, (line.value_column, line.value_end), message, hint, quoted(line.value[1:-1]))
    else:
        yield in_line(number, (trouble.column, trouble.column + 1), message, hint)


def second_document(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    text = trouble.lines[number]
    if text.startswith("%"):
        yield in_line(number, (0, 1), "a line cannot begin with `%`", "take it out, or put the text in quotes")
    elif text.startswith(("---", "...")):
        message = f"`{text[:3]}` ends the front matter only where it stands alone"
        yield in_line(number, (0, 3), message, "take it out, or put quotes around it")


def no_name(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    if match := _NO_NAME.match(trouble.lines[number]):
        message = "there is no name of a field before this colon"
        yield in_line(number, match.span("colon"), message, "write `field: value`, or put quotes around a text")


def curly_quotes(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    line = line_of(trouble.lines[number])
    value = line.value
    if not value or not (value[0] in _CURLY or _curly_ends(value)):
        return
    suggestion = quoted(value[1:-1]) if _stand_around(value) else in_quotes(value)[0]
    message = "curly quotes are part of the text; they do not begin or end it"
    hint = (
        f"use straight quotes: `{suggestion}`"
        if len(suggestion) < 60
        else "use straight quotes, \" or ', around the text"
    )
    yield in_line(number, (line.value_column, line.value_end), message, hint, suggestion)


def _curly_ends(value: str) -> bool:
    """Whether no straight quote follows the first one, but curly ones that are not two and two."""
    sign, text = value[0], re.sub(r"(?<=\w)’(?=\w)", "", value[1:])
    return sign in "\"'" and not has_alone(text, sign) and sum(each in _CURLY for each in text) % 2 == 1


def _stand_around(value: str) -> bool:
    """Whether quotes of any form stand around a text, and none of their kind inside it but apostrophes."""
    inner = re.sub(r"(?<=\w)['’](?=\w)", "", value[1:-1])
    return len(value) > 1 and any(
        value[0] in signs and value[-1] in signs and not any(sign in signs for sign in inner)
        for signs in ('"“”„‟', "'‘’‚‛")
    )


def limit_sign(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """`at_least: >= 95`: a text cannot begin with `>`, and the key says that already."""
    line = line_of(trouble.lines[number])
    field = trouble.field(number)
    if line.value[:1] == ">" and field and field.in_unit:
        yield from _without_sign(number, line.key, line.value, line.value_column)
    for match in _IN_BRACES.finditer(trouble.lines[number]):
        key, value, column = match["key"], match["value"], match.start("value")
        inner = field_of(trouble.record_at(number, line.value_column), key)
        if key in LOWEST or (inner and inner.in_unit):
            yield from _without_sign(number, key, value, column)
        columns = (column, column + len(value))
        yield in_line(number, columns, "a text cannot begin with `>`", *advice_on_quotes(value))


def _without_sign(number: int, key: str, value: str, column: int) -> Iterator[Mistake]:
    if slip := level_meant(key, value):
        columns = (column, column + len(value))
        yield in_line(number, columns, f"`{value}` is not a number", slip.hint, slip.suggestion)


def colon_in_text(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """A colon in an unquoted text, which may go on on the lines below."""
    line = line_of(trouble.lines[number])
    if not line.value or line.value[0] in _NO_PLAIN or line.value[0] == "\t" or not _COLON.search(line.value):
        return
    record = trouble.record_at(number, line.key_column if line.key else line.value_column)
    inner = next((match for match in _INNER_KEY.finditer(line.value) if field_of(record, match["name"])), None)
    columns = (line.value_column, line.value_end)
    hint, whole = advice_on_quotes(line.value)
    if inner:
        own = line.value[inner.start() :]
        message = f"`{inner['name']}:` in the middle of a line looks like a field of its own"
        hint = f"put `{own}` on a new line, or {hint}"
        yield Mistake(message, hint, (number, columns[0]), (number, columns[1]), hides_fields=True)
    elif (end := block_end(trouble.lines, number, line.holder_column)) == number + 1:
        yield in_line(number, columns, _COLON_IN_TEXT, hint, whole)
    else:
        below = trouble.lines[number + 1 : end]
        last = (end - 1, len(trouble.lines[end - 1].rstrip()))
        hint, text = advice_on_quotes("\n".join((line.value, *below)).rstrip())
        if any(line_of(each).is_entry for each in below):
            hint, text = "put the whole text in quotes", None
        yield Mistake(_COLON_IN_TEXT, hint, (number, columns[0]), last, text)


def text_over_lines(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """A text that goes on on the lines below, one of which holds a colon or a `#`."""
    lines = trouble.lines
    line = line_of(lines[number])
    has_colon, has_hash = _COLON.search(lines[number]), _HASH.search(lines[number])
    if line.dashes or not (has_colon or has_hash):
        return
    first = number if line.key and has_hash and not has_colon else number - 1
    while first >= 0 and not line_of(lines[first]).is_entry:
        first -= 1
    above = line_of(lines[max(first, 0)])
    if first < 0 or not above.value or above.value[0] in _NO_PLAIN:
        return
    is_field = line.key and trouble.is_like_field(line.key, number, above.holder_column)
    if first < number and (line.indent <= above.holder_column or is_field):
        return
    end = block_end(lines, first, above.holder_column)
    text = "\n".join((lines[first][above.value_column :], *lines[first + 1 : end])).rstrip()
    last = (end - 1, len(lines[end - 1].rstrip()))
    message = _COLON_IN_TEXT
    if not has_colon:
        message = "YAML drops everything from this `#` on as a comment"
    hint, suggestion = advice_on_quotes(text)
    if _COMMENT.search(text):
        hint, suggestion = "put the whole text in quotes", None
    yield Mistake(message, hint, (first, above.value_column), last, suggestion)


def quotes(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """A text that begins with a quote, and does not end with the same one."""
    line = line_of(trouble.lines[number])
    value, columns = line.value, (line.value_column, line.value_end)
    if value[:1] not in ("'", '"') or _WHOLE_IN_QUOTES.fullmatch(value):
        return
    sign, rest = value[0], value[1:]
    message = "a text in quotes does not end where it should"
    inner = rest.count(sign) - (len(re.findall(r"(?<=\w)'(?=\w)", rest)) if sign == "'" else 0)
    if match := _AS_JSON.fullmatch(value):
        message = "a field ends with its line, without a comma"
        yield in_line(number, columns, message, f"write `{match['field']}`", match["field"])
    elif rest.endswith(f"{sign},") and not has_alone(rest[:-2], sign):
        message = "a comma stands behind the quotes"
        yield in_line(number, columns, message, f"write `{value[:-1]}`", value[:-1])
    elif (between := between_unlike_quotes(value)) is not None:
        message = "the quotes at both ends of this text are not the same"
        yield in_line(number, columns, message, f"write `{quoted(between)}`", quoted(between))
    elif not has_alone(rest, sign) and not _ends_with_one_pair(rest, sign):
        yield from _never_closed(number, columns, value, message)
    elif rest.endswith(sign) and len(rest) > 1:
        between = rest[:-1]
        # A quote that opens a word inside leaves those at both ends to the whole.
        opens_inside = rest[rest.index(sign) - 1] in " (" and rest.index(sign) > 0
        suggestion = quoted(value if inner > 1 and inner % 2 and not opens_inside else between)
        yield in_line(number, columns, message, f"write `{suggestion}`", suggestion)
    else:
        yield in_line(number, columns, message, f"write `{quoted(value)}`", quoted(value))


def _ends_with_one_pair(text: str, sign: str) -> bool:
    """Whether two single quotes stand at the end alone, of which one is too many."""
    return sign == "'" and text.endswith("''") and "''" not in text[:-2]


def _never_closed(number: int, columns: tuple[int, int], value: str, message: str) -> Iterator[Mistake]:
    if _ELISION.match(value):
        yield in_line(number, columns, message, "put the whole text in double quotes", quoted(value))
    else:
        whole = f"{value}{value[0]}"
        if value[0] == "'" and "'" in value[1:].replace("''", ""):
            whole = quoted(value[1:].replace("''", "'"))
        yield in_line(number, columns, message, f"put the same quote at both ends: `{whole}`", whole)


def quote_above(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """A quote that was opened further above, and closed by the next one that has nothing to do with it."""
    if number != trouble.line:
        return
    opened = (above for above in range(number, -1, -1) if _opens_quote(trouble.lines[above]))
    for above in islice(opened, 1):
        yield from curly_quotes(trouble, above)
        yield from quotes(trouble, above)


def _opens_quote(text: str) -> bool:
    line = line_of(text)
    return line.is_entry and line.value[:1] in ("'", '"') and line.value.count(line.value[0]) == 1


def special_start(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """A text that begins with a sign that means something else to YAML."""
    line = line_of(trouble.lines[number])
    value, columns = line.value, (line.value_column, line.value_end)
    if not value or line.opens_block:
        return
    name = _NAMES.get(value[0], f"`{value[0]}`")
    message = f"a text cannot begin with {name}"
    field = trouble.field(number)
    bare = value.strip("@`*&")
    if is_blank(value):
        message, hint = f"{name} says nothing here", "leave it empty until it is known"
        yield Mistake(message, hint, (number, columns[0]), (number, columns[1]))
    elif value[0] in _BEGINS_NOTHING and field and (field.reference or field.allowed) and _ID.fullmatch(bare):
        yield in_line(number, columns, f"an id cannot begin with {name}", f"write `{bare}`", bare)
    elif value[0] in _BEGINS_NOTHING or (value[0] in "|>" and value[1] not in " \t-+0123456789="):
        yield in_line(number, columns, message, *advice_on_quotes(value))
    elif value[0] in "|>":
        in_quotes, _ = advice_on_quotes(value)
        hint = f"write the text on the next line, two spaces further right, or {in_quotes}"
        yield Mistake(message, hint, (number, columns[0]), (number, columns[1]))
    elif value[0] in "]}":
        yield in_line(number, columns, message, "take it out, or put the whole text in quotes")


def with_sign(mistake: Mistake, line: OutlineLine, field: FieldShape | None, lines: Sequence[str]) -> Mistake:
    """A value that begins with an anchor, an alias or a tag, and what its author probably meant."""
    value, end = line.value, (mistake.start[0], line.value_end)
    suggestion, hint = None, mistake.hint
    if tag := _TAG_OF_YAML.fullmatch(value):
        suggestion, hint = tag["text"], f"write `{tag['text']}`"
    elif value[0] == "!" or (_is_text(value, field) and not _is_used(value, lines)):
        hint, suggestion = advice_on_quotes(value)
    elif value[0] == "&" and not _is_used(value, lines):
        suggestion = value.partition(" ")[2].strip() or None
        hint = f"write `{suggestion}`" if suggestion else mistake.hint
    return replace(mistake, end=end, suggestion=suggestion, hint=hint)


def _is_text(value: str, field: FieldShape | None) -> bool:
    """Whether a value may begin with any sign; where the field is not known, whether several words follow on it."""
    if field:
        return not field.reference and not field.allowed
    return _SIGN_AND_WORDS.match(value) is not None


def _is_used(value: str, lines: Sequence[str]) -> bool:
    """Whether an anchor has an alias, or an alias an anchor, so that they were meant."""
    name = re.escape(re.split(r"[\s,\]}]", value[1:], maxsplit=1)[0])
    other = "&" if value[0] == "*" else r"\*"
    return re.search(rf"{other}{name}(?![\w-])", "\n".join(lines)) is not None


def dash_in_line(trouble: ParserTrouble, number: int) -> Iterator[Mistake]:
    """An entry of a list, or a text, on the line of its key."""
    line = line_of(trouble.lines[number])
    if not line.key or not line.value.startswith("- "):
        return
    columns, rest = (line.value_column, line.value_end), line.value[2:].strip()
    field = trouble.field(number)
    below = block_end(trouble.lines, number, line.key_column) > number + 1
    if field and not field.many:
        yield in_line(
            number,
            columns,
            "a text cannot begin with `- `",
            *advice_on_quotes(line.value),
        )
    elif field and not field.record and " - " not in rest and not below and _WORDS.fullmatch(rest):
        message = f"a list does not begin on the line of `{line.key}:`"
        yield in_line(number, columns, message, f"write `[{rest}]`, or `- {rest}` on a line below", f"[{rest}]")
    else:
        hint = f"write `{line.value}` on a line of its own below, two spaces further right"
        if not field:
            hint = f"{hint}; put it in quotes if it is a text"
        yield in_line(number, columns, f"a list does not begin on the line of `{line.key}:`", hint)
