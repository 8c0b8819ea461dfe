"""Keys with nothing behind them: fields count as not written; others are no fields, or what a comma cut off."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cxmap.findings.finding import Finding, Place, field_name
from cxmap.findings.front_matter_rules import YAML_SYNTAX
from cxmap.findings.suggest import nearest
from cxmap.findings.value_rules import UNKNOWN_FIELD
from cxmap.loading.front_matter.bare_keys import BareKey
from cxmap.loading.front_matter.quoting import quoted
from cxmap.model.ids import Key
from cxmap.model.keys import KIND, key_meant
from cxmap.model.record import OWN_KEYS, Entity, Record
from cxmap.model.shape import Path

_NUMBER = re.compile(r"[+-]?\d+(?:,\d+)+(?:\.\d+)?", re.ASCII)
_JOINED = re.compile(r"(?P<name>[\w-]+):\s*(?P<value>\S.*)", re.DOTALL)
_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?P<rest>\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Unfilled:
    """Unknown keys with nothing behind them, as paths; and what commas inside `{ }` cut off, with whose value it is."""

    unknown: tuple[Path, ...] = ()
    faults: frozenset[Path] = frozenset()
    findings: tuple[Finding, ...] = ()


def unfilled(record: type[Record], bare: Sequence[BareKey], path: str, entity: Key | None) -> Unfilled:
    if not bare:
        return Unfilled()
    cut: dict[tuple[int, int], BareKey] = {}
    joined: list[tuple[Path, Finding]] = []
    unknown: list[Path] = []
    for key in bare:
        known = _keys_at(record, key.at)
        if (match := _JOINED.fullmatch(key.name)) and match["name"] in known:
            joined.append(((*key.at, match["name"]), _without_space(key, match, path, entity)))
        elif _is_cut(key, known):
            # Of several pieces behind one value, the last stands for all.
            start = key.whole_span or key.span
            cut[start.line, start.column] = key
        elif known and key_meant(key.name) not in known and not key_meant(key.name).startswith(OWN_KEYS):
            unknown.append((*key.at, key.name))
    faults = frozenset((*((*key.at, key.before) for key in cut.values()), *(at for at, _ in joined)))
    findings = (*_found(cut.values(), path, entity), *(finding for _, finding in joined))
    return Unfilled(tuple(unknown), faults, findings)


def with_unknown(values: Mapping[str, Any], unknown: Sequence[Path]) -> Mapping[str, Any]:
    """Front matter in which these keys stand, as they would with something behind them."""
    if not unknown:
        return values
    filled = dict(values)
    for path in unknown:
        holder: Any = filled
        for step in path[:-1]:
            holder[step] = holder[step].copy()
            holder = holder[step]
        holder.setdefault(path[-1], "")
    return filled


def _found(cut: Iterable[BareKey], path: str, entity: Key | None) -> Iterator[Finding]:
    for key in cut:
        place = Place(path, key.whole_span or key.span, entity, field_name((*key.at, key.before)))
        message = f"a comma ends a value inside `{{ }}`: of `{key.whole}` only `{key.whole.partition(',')[0]}` is read"
        hint, suggestion = _instead(key.whole)
        yield UNKNOWN_FIELD.at(place, message, hint=hint, suggestion=suggestion)


def _without_space(key: BareKey, match: re.Match[str], path: str, entity: Key | None) -> Finding:
    place = Place(path, key.span, entity, field_name((*key.at, match["name"])))
    suggestion = f"{match['name']}: {match['value']}"
    message = "a space is missing after the colon"
    return YAML_SYNTAX.at(place, message, hint=f"write `{suggestion}`", suggestion=suggestion)


def _instead(whole: str) -> tuple[str, str | None]:
    if not _NUMBER.fullmatch(whole):
        text = quoted(whole)
        return f"put the whole text in quotes: `{text}`", text
    without, with_point = whole.replace(",", ""), whole.replace(",", ".")
    groups = _GROUPS.fullmatch(whole)
    if groups and (groups["rest"] or whole.count(",") > 1):
        return f"write `{without}`", without
    if groups:
        return f"write `{without}`, or `{with_point}` if the comma begins its decimals", None
    if whole.count(",") == 1 and "." not in whole:
        return f"write `{with_point}`, with a point", with_point
    return "write digits, and at most one point among them", None


def _is_cut(key: BareKey, known: frozenset[str]) -> bool:
    """Whether a comma cut this key off the text before it: it is no field, nor like one."""
    if not key.whole:
        return False
    if _NUMBER.fullmatch(key.whole):
        return True
    return bool(known) and not key.name.startswith(OWN_KEYS) and nearest(key.name, known) is None


def _keys_at(record: type[Record], at: Path) -> frozenset[str]:
    """The keys that may stand in the mapping at `at`; none where that is no field either."""
    at_top = {KIND} if issubclass(record, Entity) else set()
    for step in at:
        if isinstance(step, str):
            shape = record.shape.get(record.synonyms.get(step, step))
            if shape is None or shape.record is None:
                return frozenset()
            record, at_top = shape.record, set()
    return frozenset((*record.shape, *record.synonyms, *at_top))
