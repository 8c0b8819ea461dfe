"""The mapping of a table: which column fills which field. It is proposed, written down for people, and read back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from cxmap.findings.suggest import did_you_mean
from cxmap.loading.files.naming import kind_of_near_folder
from cxmap.loading.foreign.column_targets import is_target, kind_for, nearest_target, targets_for
from cxmap.loading.foreign.foreign_tables import ForeignTable
from cxmap.loading.front_matter.quoting import quoted
from cxmap.model import KINDS
from cxmap.model.record import OWN_KEYS, Entity

_HEAD = """\
# How the rows of `{name}` become files of the map: proposed by `cxmap import`, for you to correct.
# Run the command again when it is right. It writes no file over.
#
# Behind each column stands the field that it fills; a column with nothing behind it is not read. A field in a group
# is written with a point, as `experience.score`; `id` is the file's name; what begins with `x-` is a field of your own.
# A touchpoint's columns may also name the `journey` and the `stage` in which it stands.
# `every_row` says what holds for all rows whose own cell is empty.
"""


class BadMappingError(Exception):
    """The mapping cannot be used; the text says why."""


@dataclass(frozen=True, slots=True)
class TableMapping:
    """The kind that rows become, the field of each column, and what holds for every row."""

    table: str
    kind: type[Entity]
    columns: Mapping[str, str] = field(default_factory=dict)
    every_row: Mapping[str, str] = field(default_factory=dict)


def proposed(table: ForeignTable) -> TableMapping:
    kind = kind_for(table.name, table.heads)
    columns = targets_for(kind, table.heads)
    required = (key for key, shape in kind.shape.items() if (shape.required or key in kind.required_unless))
    lacking = {key: "" for key in required if not any(target.partition(".")[0] == key for target in columns.values())}
    lacking.pop("title", None)
    return TableMapping(table.name, kind, columns, lacking)


def mapping_text(name: str, mappings: Sequence[TableMapping]) -> str:
    """The file that holds the mappings of all tables."""
    lines = [_HEAD.format(name=name).rstrip("\n"), "tables:"]
    for mapping in mappings:
        lines += (f"  - table: {quoted(mapping.table)}", f"    kind: {mapping.kind.kind}", "    columns:")
        lines += (f"      {quoted(head)}:{f' {target}' if target else ''}" for head, target in mapping.columns.items())
        if mapping.every_row:
            lines.append("    every_row:")
            lines += (f"      {key}:{f' {quoted(value)}' if value else ''}" for key, value in mapping.every_row.items())
    return "\n".join(lines) + "\n"


def mappings_from(text: str, tables: Sequence[ForeignTable]) -> list[TableMapping]:
    """The mappings of those tables that the file names; raises BadMappingError."""
    try:
        said = yaml.load(text, yaml.BaseLoader)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        raise BadMappingError(f"it is not valid YAML{f' (line {mark.line + 1})' if mark else ''}") from None
    listed = said.get("tables") if isinstance(said, dict) else None
    if not isinstance(listed, list) or not listed:
        raise BadMappingError("it has no `tables:`; delete it, and a new one is proposed")
    return [_mapping(each, {table.name: table for table in tables}) for each in listed]


def _mapping(said: Any, tables: Mapping[str, ForeignTable]) -> TableMapping:
    if not isinstance(said, dict):
        raise BadMappingError("each entry of `tables:` needs `table`, `kind` and `columns`")
    name = str(said.get("table", ""))
    if name not in tables:
        raise BadMappingError(f"there is no table `{name}`; there is {', '.join(f'`{each}`' for each in tables)}")
    kind, is_certain = kind_of_near_folder(str(said.get("kind", "")))
    if kind is None or not is_certain:
        raise BadMappingError(f"`{said.get('kind', '')}` is no kind: {', '.join(each.kind for each in KINDS)}")
    columns, every_row = (dict(_pairs(said.get(part), part)) for part in ("columns", "every_row"))
    for head in columns:
        if head not in tables[name].heads:
            raise BadMappingError(f"`{name}` has no column `{head}`")
    for target in (*columns.values(), *every_row):
        _refuse_unknown(kind, target)
    filled = [target for target in columns.values() if target]
    if twice := next((target for target in filled if filled.count(target) > 1), None):
        raise BadMappingError(f"two columns of `{name}` fill `{twice}`")
    return TableMapping(name, kind, {head: target for head, target in columns.items() if target}, every_row)


def _pairs(said: Any, part: str) -> Iterator[tuple[str, str]]:
    """The texts of a mapping; nothing where it stands alone."""
    if said in (None, ""):
        return
    if not isinstance(said, dict) or not all(isinstance(value, str) for value in said.values()):
        raise BadMappingError(f"`{part}:` takes one `name: value` a line")
    yield from said.items()


def _refuse_unknown(kind: type[Entity], target: str) -> None:
    if target and not target.startswith(OWN_KEYS) and not is_target(kind, target):
        meant = nearest_target(kind, target)
        way = did_you_mean(meant, (), otherwise=f"`cxmap schema {kind.kind}` lists them")
        raise BadMappingError(f"`{target}` is no field of a {kind.kind}; {way}")
