"""Channels that the content adds: in the front matter of `channels.md`, or of a folder's own page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.value_rules import WRONG_TYPE
from cxmap.loading.files.decoding import decoded, divided
from cxmap.loading.files.naming import is_folder_page, suggested_id
from cxmap.loading.front_matter.node_places import NodePlaces
from cxmap.loading.front_matter.reading import read_front_matter
from cxmap.model.source import SourceFile

CHANNELS_PAGE = "channels.md"
_FIELD = "channels"


@dataclass(slots=True)
class AddedChannels:
    """The channels that the content adds, each once, and what is wrong with their names."""

    names: tuple[str, ...]
    findings: list[Finding]


def channels_added_in(sources: Iterable[SourceFile]) -> AddedChannels:
    """They must be known before any touchpoint is read; only the pages that may name some are looked at."""
    added = AddedChannels((), [])
    for source in sources:
        if (source.path == CHANNELS_PAGE or is_folder_page(source.path)) and _FIELD.encode() in source.content:
            _add(source, added)
    return added


def _add(source: SourceFile, added: AddedChannels) -> None:
    text = decoded(source)
    parts = text if isinstance(text, Finding) else divided(source.path, text)
    if isinstance(parts, Finding):
        return  # It is reported where the page is read.
    values = read_front_matter(source.path, parts.front_matter, None, {}).values or {}
    said = values.get(_FIELD, [])
    names = [said] if isinstance(said, str) else said
    place = NodePlaces(parts.front_matter, {}).of_value
    if not isinstance(names, list):
        hint = "write them in `[ ]`: `channels: [kiosk, parcel-locker]`"
        at = Place(source.path, place((_FIELD,)), field=_FIELD)
        added.findings.append(WRONG_TYPE.at(at, "this is no list of channels", hint=hint))
        return
    for position, name in enumerate(names):
        meant = suggested_id(name) if isinstance(name, str) else ""
        if meant:
            # A name that must be mended counts as added, and no touchpoint is blamed for it.
            added.names = tuple(dict.fromkeys((*added.names, meant)))
        if not isinstance(name, str) or name.lower() != meant:
            path = (_FIELD, position) if names is said else (_FIELD,)
            added.findings.append(_no_name(Place(source.path, place(path), field=field_name(path)), name, meant))


def _no_name(place: Place, name: Any, meant: str) -> Finding:
    shown = f"`{name}`" if isinstance(name, str) else "this"
    hint = f"write `{meant}`" if meant else "write one word, or several joined by hyphens, such as `parcel-locker`"
    message = f"{shown} cannot be the name of a channel: it is lower-case letters and digits, joined by hyphens"
    return WRONG_TYPE.at(place, message, hint=hint, suggestion=meant or None)
