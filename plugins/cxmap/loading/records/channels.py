"""Channels that the content adds: in the front matter of `channels.md`, or of a folder's own page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.front_matter_rules import FRONT_MATTER_UNCLOSED
from cxmap.findings.suggest import nearest
from cxmap.findings.value_rules import UNKNOWN_CHANNEL, UNKNOWN_FIELD, WRONG_TYPE
from cxmap.loading.files.decoding import decoded, divided
from cxmap.loading.files.naming import is_folder_page, suggested_id
from cxmap.loading.front_matter.node_places import NodePlaces
from cxmap.loading.front_matter.reading import FrontMatter, read_front_matter
from cxmap.model.source import SourceFile

CHANNELS_PAGE = "channels.md"
_FIELD = "channels"
_SAID = re.compile(rb"^[ \t]*channels[ \t]*:", re.IGNORECASE | re.MULTILINE)
_NAMED = re.compile(r"^[ \t]*channels\b", re.IGNORECASE | re.MULTILINE)
_COMMA = re.compile(r"\s*,\s*")


@dataclass(slots=True)
class AddedChannels:
    """The channels that the content adds, each once, and what is wrong with their names.

    Where a page that names some cannot be read, others may be meant: then they are not `all_known`.
    """

    names: dict[str, None]
    findings: list[Finding]
    all_known: bool = True

    def judged(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The findings without those of touchpoints whose channel may be one of those that nobody can read."""
        for finding in findings:
            if self.all_known or finding.suggestion is not None or finding.rule != UNKNOWN_CHANNEL.id:
                yield finding

    def add(self, name: str) -> None:
        """A name that must be mended counts as added, and no touchpoint is blamed for it."""
        if meant := suggested_id(name):
            self.names.setdefault(meant)


def channels_added_in(sources: Iterable[SourceFile]) -> AddedChannels:
    """They must be known before any touchpoint is read; only the pages that may name some are looked at."""
    added = AddedChannels({}, [])
    for source in sources:
        if source.path == CHANNELS_PAGE or (is_folder_page(source.path) and _SAID.search(source.content)):
            _add_from(source, added)
    return added


def _add_from(source: SourceFile, added: AddedChannels) -> None:
    text = decoded(source)
    parts = text if isinstance(text, Finding) else divided(source.path, text)
    if isinstance(parts, Finding):
        if parts is text:
            added.all_known = False  # It is reported where the page is read.
        elif _SAID.search(source.content) and (parts.rule == FRONT_MATTER_UNCLOSED.id or source.path == CHANNELS_PAGE):
            added.findings.append(parts)
            added.all_known = False
        return
    front = read_front_matter(source.path, parts.front_matter, None, {})
    key = next((key for key in front.values or () if key.lower() == _FIELD), None)
    if key is None and source.path == CHANNELS_PAGE:
        key = _misspelt(source.path, front, added)
    if key is None:
        added.all_known &= not (front.findings and _NAMED.search(parts.front_matter))
    else:
        _add(Place(source.path), key, front, added)


def _misspelt(path: str, front: FrontMatter, added: AddedChannels) -> str | None:
    """The key that seems to be meant on the page that is there for channels."""
    key = next((key for key in front.values or () if nearest(key, (_FIELD,))), None)
    if key is not None:
        place = Place(path, NodePlaces(front.text, {}).of_key((key,)), field=key)
        hint, message = f"did you mean `{_FIELD}`?", f"`{key}` names no channels"
        added.findings.append(UNKNOWN_FIELD.at(place, message, hint=hint, suggestion=_FIELD))
    return key


def _add(page: Place, key: str, front: FrontMatter, added: AddedChannels) -> None:
    """The names behind a key; what is no name may hold some, which then count as added."""
    said = (front.values or {})[key]
    for name in _names_in(said):
        added.add(name)
    if any(fault[:1] == (key,) for fault in front.faults):
        return  # It is reported where the page is read.
    places = NodePlaces(front.text, {})
    if isinstance(said, Mapping) or (isinstance(said, str) and "," in said):
        at = Place(page.path, places.of_value((key,)), field=_FIELD)
        added.findings.append(_no_list(at, said))
        return
    for position, name in enumerate([said] if isinstance(said, str) else said):
        meant = suggested_id(name) if isinstance(name, str) else ""
        if not isinstance(name, str) or name.lower() != meant:
            path = (key,) if isinstance(said, str) else (key, position)
            place = Place(page.path, places.of_value(path), field=field_name((_FIELD, *path[1:])))
            added.findings.append(_no_name(place, name, meant))


def _no_list(place: Place, said: Any) -> Finding:
    several = [suggested_id(name) for name in _names_in(said)]
    instead = f"[{', '.join(several)}]" if isinstance(said, str) and all(several) else None
    hint = f"write `{instead}`" if instead else "write them in `[ ]`: `channels: [kiosk, parcel-locker]`"
    return WRONG_TYPE.at(place, "this is no list of channels", hint=hint, suggestion=instead)


def _names_in(said: Any) -> Iterator[str]:
    """All that may be the name of a channel, in whatever form it is written."""
    if isinstance(said, str):
        yield from _COMMA.split(said)
    elif isinstance(said, Mapping):
        for key, value in said.items():
            yield key
            yield from _names_in(value)
    else:
        for member in said:
            yield from _names_in(member)


def _no_name(place: Place, name: Any, meant: str) -> Finding:
    shown = f"`{name}`" if isinstance(name, str) else "this"
    hint = f"write `{meant}`" if meant else "write one word, or several joined by hyphens, such as `parcel-locker`"
    message = f"{shown} cannot be the name of a channel: it is lower-case letters and digits, joined by hyphens"
    return WRONG_TYPE.at(place, message, hint=hint, suggestion=meant or None)
