"""Groups of fields that were written in another form: what was meant, and the lines as they are typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import ValidationError

from cxmap.loading.files.naming import suggested_id
from cxmap.loading.front_matter.quoting import quoted
from cxmap.model.ids import is_id
from cxmap.model.record import Record
from cxmap.model.shape import FieldShape, Path
from cxmap.model.slips.blanks import is_blank
from cxmap.model.slips.bounds import bound_in
from cxmap.model.slips.numbers import quantity_in
from cxmap.model.slips.slip import or_of
from cxmap.model.typed_lines import field_lines, group_lines, listed, missing

_MOST_SHOWN = 3
_LONGEST = 200
_BELOW = "write its fields below it, two spaces further right, with a space after each colon"
_AS_ENTRY = "put `- ` before its first line, and two spaces before each of its other lines"
_PLAIN = re.compile(r"[^\W_](?:[^:#\[\]{}\"\\\n,]|:(?=//))*(?<! )")
_LINK = re.compile(r"\[(?P<title>[^\[\]]+)\]\((?P<url>https?://[^()\s]+)\)")
_WEB = ("https://", "http://")
_BOUND = re.compile(
    r"(?P<id>[a-z0-9-]*[a-z][a-z0-9-]*)(?: ?: ?| ?(?P<sign>>=|<=|>|<|=|\u2265|\u2264)? ?| (?P<words>at least|at most) )"
    r"(?P<number>[0-9].*)"
)
_NUMBER = re.compile(r"(?<![\w.,-])[0-9]+(?:[.,][0-9]+)?(?![\w.,])")
_NO_IDS = frozenset(
    ("about", "around", "ca", "circa", "over", "under", "only", "max", "min", "than", "within", "up-to")
)
_MOST = ("<", "<=", "\u2264", "at most")
_LEAST = (">", ">=", "\u2265", "at least")
_FLAGS = ("yes", "no", "true", "false")
_NAME = re.compile(r"[A-Z][\w&.-]*(?: [A-Z][\w&.-]*)?")
_WORD = re.compile(r"[^\W\d_][\w-]*")
_TWO = 2


class Understood(NamedTuple):
    """A group that was written in another form: what each field holds, and whether it can be nothing else."""

    fields: Mapping[str, str]
    is_certain: bool
    one_of: tuple[str, ...] = ()


def group_advice(shape: FieldShape, value: Any) -> tuple[str, str | None]:
    """The lines to type in place of a value that is no group of fields, and the text to write where it is clear.

    Of a list the text is for its first entry.
    """
    record: type[Record] = shape.record  # type: ignore[assignment]  # asked for groups only
    parts = _parts(shape, value)
    groups = list(groups_in(record, parts or value))
    if any("" in group.fields.values() for group in groups):
        return _AS_ENTRY if shape.many and isinstance(value, Mapping) else _BELOW, None
    if not shape.many:
        groups = _merged(groups)
    first = value[0] if isinstance(value, list) and shape.many else value
    suggestion = None
    if isinstance(first, str) and not parts and groups[0].is_certain and not missing(record, groups[0].fields):
        flow = "{" + ", ".join(f"{key}: {text}" for key, text in groups[0].fields.items()) + "}"
        suggestion = f"[{flow}]" if shape.many and first is value else flow
    lines = field_lines(shape, [group.fields for group in groups[:_MOST_SHOWN]])
    return lines_hint(lines, _choices(record, groups)), suggestion


def _parts(shape: FieldShape, value: Any) -> Sequence[str]:
    """Several names, or quantities of several things, that commas part in one text."""
    parts = [part.strip() for part in value.split(",")] if isinstance(value, str) else []
    free: Mapping[str, FieldShape] = shape.record.shape if shape.record else {}
    are_several = all(_WORD.fullmatch(part) for part in parts) if shape.many else all(_by_form(free, p) for p in parts)
    return parts if len(parts) > 1 and are_several else ()


def lines_hint(lines: Sequence[str], one_of: Collection[str] = ()) -> str:
    chosen = f"write it so, with {or_of(one_of)}:" if one_of else "write it so:"
    return "\n".join((chosen, *lines))


def shifted(hint: str, indent: int) -> str:
    """A hint whose lines to type stand as far to the right as what they replace."""
    first, *lines = hint.split("\n")
    return "\n".join((first, *(f"{' ' * indent}{line}" for line in lines))) if first.endswith(":") else hint


def entry_hint(shape: FieldShape, beside: Mapping[str, Any], wanted: Sequence[str]) -> str:
    """The hint for a group that lacks one of the wanted keys: its lines, with what stands there already."""
    known = {key: typed(value) for key, value in beside.items()}
    if "" in known.values():
        return f"write {or_of(f'{key}: …' for key in wanted)} beside `{next(iter(beside))}`"
    lines = list(listed(group_lines(shape.record, known))) if shape.many else field_lines(shape, (known,))
    return lines_hint(lines, wanted if len(wanted) > 1 else ())


def groups_in(record: type[Record], value: Any) -> Iterator[Understood]:
    """All that is known of the groups that a text, a list or a mapping of another form stands for."""
    if isinstance(value, str):
        yield _of_text(record, value)
    elif isinstance(value, list):
        for member in value:
            inner = list(groups_in(record, member))
            yield from _merged(inner) if isinstance(member, list) else inner
    elif any(key in record.shape for key in value):
        yield Understood({key: typed(member) for key, member in value.items()}, is_certain=True)
    else:
        yield from (_of_pair(record, key, text) for key, text in value.items())


def typed(value: Any) -> str:
    """A value as it is typed behind a key, in quotes where it needs them; nothing where it takes lines of its own."""
    if isinstance(value, list) and all(isinstance(member, str) for member in value):
        return f"[{', '.join(map(typed, value))}]"
    if not isinstance(value, str) or "\n" in value or len(value) > _LONGEST:
        return ""
    return value if _PLAIN.fullmatch(value) else quoted(value)


def _of_text(record: type[Record], text: str) -> Understood:
    if text.strip().lower() in _FLAGS or is_blank(text):
        return Understood({}, is_certain=False)
    if "metric" in record.shape and (bound := _of_bound(record, text)):
        return bound
    if {"title", "url"} <= record.shape.keys() and (link := _LINK.fullmatch(text)):
        return Understood({"title": typed(link["title"]), "url": link["url"]}, is_certain=True)
    if key := _key_for(record, text, ()):
        return Understood({key.name: typed(key.text)}, key.is_certain, key.others)
    numbers = _NUMBER.findall(text)
    levels = [name for name, shape in record.shape.items() if shape.in_unit]
    limit = bound_in(text)
    is_highest = limit is not None and not limit.is_lowest
    level = "at_most" if is_highest and "at_most" in levels else next(iter(levels), None)
    if level and len(numbers) == 1:
        return Understood({level: numbers[0].replace(",", ".")}, is_certain=False)
    return Understood({}, is_certain=False)


def _of_bound(record: type[Record], text: str) -> Understood | None:
    """`on-time >= 95`; without a sign nobody knows which side is meant."""
    match = _BOUND.fullmatch(text)
    if match is None or (not match["sign"] and match["id"] in _NO_IDS):
        return None
    sign = match["sign"] or match["words"]
    key = "at_most" if sign in _MOST else "at_least"
    number = reading_of(record, key, match["number"])
    is_certain = sign in (*_MOST, *_LEAST)
    return Understood({"metric": match["id"], key: number}, is_certain) if number else None


def _of_pair(record: type[Record], name: str, value: Any) -> Understood:
    """`on-time: 95` and `2026-Q2: 95.8`, where the key is a value itself."""
    first = _key_for(record, name, ())
    if first is None:
        return Understood({}, is_certain=False)
    taken = {first.name: typed(first.text)}
    if isinstance(value, Mapping) and any(key in record.shape for key in value):
        return Understood({**taken, **{key: typed(member) for key, member in value.items()}}, is_certain=False)
    alternatives = {key for keys in record.exactly_one if first.name in keys for key in keys}
    if isinstance(value, str) and (second := _key_for(record, value, taken.keys() | alternatives)):
        return Understood({**taken, second.name: typed(second.text)}, first.is_certain and second.is_certain)
    inner = next((key for key, shape in record.shape.items() if shape.many and not shape.record), None)
    if inner is None and isinstance(value, str) and first.is_free:
        return Understood({first.name: typed(f"{name}: {value}")}, is_certain=False)
    return Understood(taken | ({inner: typed(value)} if inner else {}), is_certain=False)


def are_groups(record: type[Record], pairs: Mapping[str, Any]) -> bool:
    """Whether pairs whose keys are no fields may each be a group; not where some would be words with no field."""
    understood = [_of_pair(record, key, value).fields for key, value in pairs.items() if isinstance(value, str)]
    return len(pairs) == 1 or all(len(fields) > 1 for fields in understood)


class _Fit(NamedTuple):
    """A field that a text fits, the text as it is typed there, and whether it fits no other as well.

    A field `is_free` that takes any words.
    """

    name: str
    text: str
    is_certain: bool
    others: tuple[str, ...] = ()
    is_free: bool = False


def _key_for(record: type[Record], text: str, taken: Collection[str]) -> _Fit | None:
    free = {key: shape for key, shape in record.shape.items() if key not in taken and not shape.record}
    return _by_form(free, text) or _by_type(record, free, text) or _as_words(record, free, text)


def _by_form(free: Mapping[str, FieldShape], text: str) -> _Fit | None:
    """Addresses, and numbers of something that has a field: `12 customers`."""
    address = text.removeprefix("<").removesuffix(">")
    if address.startswith(_WEB):
        return next((_Fit(key, address, is_certain=True) for key, shape in free.items() if shape.address), None)
    kind, _, identity = text.partition("/")
    if kind in free and free[kind].reference and is_id(identity):
        return _Fit(kind, identity, is_certain=True)
    quantity = quantity_in(" ".join(text.split()))
    level = next((key for key, shape in free.items() if shape.in_unit), None)
    if level and quantity and quantity.unit:
        return _Fit(level, quantity.readings[0], is_certain=False)
    named = [key for key in free if quantity and quantity.unit.lower() in (key, key.removesuffix("s"))]
    return _Fit(named[0], quantity.readings[0], len(quantity.readings) == 1) if quantity and named else None


def _by_type(record: type[Record], free: Mapping[str, FieldShape], text: str) -> _Fit | None:
    """Words of a list, ids, and whatever else a field reads that does not take any text."""
    words = [key for key, shape in free.items() if text.lower() in shape.allowed]
    ids = [key for key, shape in free.items() if shape.reference and record.is_needed(key) and not shape.many]
    if not words and ids and is_id(text) and not text.isdigit():
        return _Fit(ids[0], text, is_certain=len(ids) == 1)
    if not words and 0 < len(ids) <= _TWO and (named := _id_of_name(text)):
        return _Fit(ids[0], named, is_certain=False)
    read = {
        key: meant for key, shape in free.items() if _is_typed(record, key) and (meant := reading_of(record, key, text))
    }
    if not read:
        return None
    key = next((key for key in read if record.is_needed(key)), next(iter(read)))
    return _Fit(key, read[key], is_certain=len(read) == 1, others=tuple(read) if not record.is_needed(key) else ())


def _id_of_name(text: str) -> str:
    """The id that a name such as `Dunlin Vans` probably has; nothing for a sentence."""
    return suggested_id(text) if _NAME.fullmatch(text) else ""


def _as_words(record: type[Record], free: Mapping[str, FieldShape], text: str) -> _Fit | None:
    """A text where texts stand: certain where the group cannot do without it."""
    open_texts = [
        key for key, shape in free.items() if not (shape.reference or shape.address) and reading_of(record, key, "?")
    ]
    needed = [key for key in open_texts if record.is_needed(key)]
    if not open_texts or len(needed) > 1 or record.ways:
        return None
    # A word with a hyphen is an id, where the group has a field for one.
    may_be_id = "-" in text and is_id(text) and any(each.reference and not each.many for each in free.values())
    return _Fit((needed or open_texts)[0], text, is_certain=len(needed) == 1 and not may_be_id, is_free=True)


def _is_typed(record: type[Record], key: str) -> bool:
    """Whether a field takes neither any text nor any word."""
    return not reading_of(record, key, "word")


def reading_of(record: type[Record], key: str, text: str) -> str | None:
    """The text as a field takes it, mended where it has one reading; None where it cannot be read."""
    try:
        record.model_validate({key: text})
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            if detail["loc"][:1] == (key,):
                instead = detail.get("ctx", {}).get("instead")
                return str(instead) if instead else None
    return text


def two_ends(record: type[Record], path: Path, value: Any) -> str | None:
    """A span of two ends that were written as a list: `[2026-01-01, 2026-03-31]`."""
    if not isinstance(value, list) or len(value) != len(("first", "last")) or not isinstance(path[-1], str):
        return None
    span = "..".join(map(str, value))
    return span if reading_of(record, path[-1], span) == span and not reading_of(record, path[-1], "?") else None


def _choices(record: type[Record], groups: Sequence[Understood]) -> Sequence[str]:
    """The keys of which one has been filled in, where it may have been another."""
    doubtful = {key for group in groups if not group.is_certain for key in group.fields}
    others = next((group.one_of for group in groups if len(group.one_of) > 1), ())
    return next((keys for keys in record.exactly_one if not doubtful.isdisjoint(keys)), others)


def _merged(groups: Sequence[Understood]) -> list[Understood]:
    """One group of what several texts say of it."""
    fields: dict[str, str] = {}
    for group in groups:
        fields |= {key: text for key, text in group.fields.items() if key not in fields}
    one_of = next((group.one_of for group in groups if group.one_of), ())
    return [Understood(fields, all(group.is_certain for group in groups), one_of)]
