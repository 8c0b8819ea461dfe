"""Front matter as most files have it, read in one pass over libyaml's events; no place in it is kept."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any

from yaml import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
    YAMLError,
)
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # its stubs do not export it

from cxmap.loading.front_matter.nodes import BLOCKS, DEEPEST, MOST_NODES, may_be_special
from cxmap.loading.front_matter.passages import MERGE_MARK
from cxmap.loading.front_matter.unsaid import may_hold_unsaid
from cxmap.model.record import OWN_KEYS
from cxmap.model.slips.odd_texts import BEGINNINGS, is_odd_text
from cxmap.model.typed_lines import BLANK

_Events = Callable[[], Any]
_DOUBTFUL = BEGINNINGS | {"", BLANK[0]}
"""With these may begin what is empty or odd; the first characters of most texts say that they are neither."""


class _UnusualError(Exception):
    """A key that is no plain name in lower case, that stands twice, or that has nothing or an odd text behind it."""


def usual_values(text: str, synonyms: Collection[str]) -> dict[str, Any] | None:
    """The values by key; None unless each key is a plain name, stands once, holds nothing odd, and is no synonym.

    None also where anything else is not as usual: doubtful signs, signs of YAML, too much, no mapping at all.
    """
    is_plain = len(text) <= MOST_NODES and "\\" not in text
    if not is_plain or OWN_KEYS in text or MERGE_MARK in text or may_hold_unsaid(text):
        return None
    parser = CParser(text)
    following = _without_signs(parser.get_event) if may_be_special(text) else parser.get_event
    try:
        following()  # the beginning of the stream
        is_mapping = isinstance(following(), DocumentStartEvent) and isinstance(following(), MappingStartEvent)
        values = _mapping(following, DEEPEST) if is_mapping else None
        is_whole = isinstance(following(), DocumentEndEvent) and isinstance(following(), StreamEndEvent)
    except (_UnusualError, YAMLError):
        return None
    return values if values and is_whole and not (synonyms and any(key in synonyms for key in values)) else None


def _without_signs(following: _Events) -> _Events:
    """The same events, none of which has an anchor, is an alias, or has a tag."""

    def plain() -> Any:
        event = following()
        if getattr(event, "anchor", None) is not None or getattr(event, "tag", None) is not None:
            raise _UnusualError
        return event

    return plain


def _mapping(following: _Events, levels: int) -> dict[str, Any]:
    """The mapping that has just begun, in which no more than so many `levels` may follow each other."""
    values: dict[str, Any] = {}
    written = 0
    while isinstance(key := following(), ScalarEvent):
        name = key.value
        if not (name.islower() and name.isascii()):
            raise _UnusualError
        member = following()
        # Most members are texts on one line, for which a call would cost more than what is asked.
        is_plain = isinstance(member, ScalarEvent) and member.value[:1] not in _DOUBTFUL and member.style not in BLOCKS
        value = member.value if is_plain else _value(member, following, levels)
        if value is None:
            raise _UnusualError
        values[name] = value
        written += 1
    if len(values) < written or not isinstance(key, MappingEndEvent):
        raise _UnusualError
    return values


def _value(begun: Any, following: _Events, levels: int) -> Any:
    """The value that begins with an event, or None where nothing is written."""
    if isinstance(begun, ScalarEvent):
        return _text(begun)
    if not levels:
        raise _UnusualError
    if isinstance(begun, MappingStartEvent):
        return _mapping(following, levels - 1) or None
    members = []
    while not isinstance(event := following(), SequenceEndEvent):
        value = _value(event, following, levels - 1)
        if value is not None:
            members.append(value)
    return members or None


def _text(event: ScalarEvent) -> str | None:
    text: str = event.value
    if text[:1] in _DOUBTFUL:
        if not text or text.isspace() or text == BLANK:
            return None
        if is_odd_text(text):
            raise _UnusualError
    # The line break after a block belongs to nobody's text.
    return text.rstrip("\n") if event.style in BLOCKS else text
