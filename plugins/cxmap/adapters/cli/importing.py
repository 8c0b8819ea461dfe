"""`cxmap import`: files of a map from tables, from diagrams, and from what an export wrote."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cxmap.adapters.cli.output import FINE, CannotRunError, screen_of, write_for_people
from cxmap.findings.formats.excerpt import visible

if TYPE_CHECKING:
    from cxmap.adapters.cli.compiling import Located
    from cxmap.adapters.cli.imports.foreign_files import ForeignFiles
    from cxmap.adapters.cli.imports.settling import SettledFiles
    from cxmap.loading.foreign.entity_names import EntityNames, ForeignEntity
    from cxmap.loading.foreign.import_mappings import TableMapping
    from cxmap.loading.load import Loaded

SUMMARY = "make files of a map from tables, Mermaid journeys and exports; files that are there stay"
_FORMATS = ("mermaid", "csv", "xlsx")
_MOST_PLACES = 5
_MOST_TOLD = 10
"""Of more findings only their causes are told: whoever has imported hundreds of rows reads no list of hundreds."""
Remarks = dict[str, list[str]]


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "files",
        metavar="FILE",
        nargs="+",
        help=f"before it the format, if its ending does not say it: {', '.join(_FORMATS)}",
    )
    parser.add_argument("--owner", metavar="DEPARTMENT", help="who owns the journeys of diagrams, by id or title")
    parser.add_argument("--dry-run", action="store_true", help="say what would be made, and write nothing")


def run(arguments: Namespace) -> int:
    from cxmap.adapters.cli.compiling import located  # noqa: PLC0415  # start-up stays short
    from cxmap.adapters.cli.imports.foreign_files import read_files  # noqa: PLC0415  # likewise
    from cxmap.adapters.cli.imports.settling import settled  # noqa: PLC0415
    from cxmap.adapters.content.files import read_content  # noqa: PLC0415
    from cxmap.loading.load import load_files  # noqa: PLC0415

    form, *rest = arguments.files if arguments.files[0] in _FORMATS else (None, *arguments.files)
    if not rest:
        raise CannotRunError(f"name a file behind `{form}`")
    found = read_files([Path(name) for name in rest], form)
    it = located(arguments)
    sources = read_content(it.folder, it.settings.shared_fields)
    loaded = load_files(sources, it.settings)
    remarks: Remarks = {}
    entities = _entities(found, loaded, arguments, remarks)
    if entities is None:
        return FINE
    made = settled(entities, sources, it.settings)
    lines = [*_told(made, remarks, is_dry=arguments.dry_run)]
    write_for_people("".join(f"{line}\n" for line in lines), sys.stdout)
    if made.texts and not arguments.dry_run:
        _write(it.folder, made.texts)
        _report(it, made, arguments)
    return FINE


def _entities(
    found: ForeignFiles, loaded: Loaded, arguments: Namespace, remarks: Remarks
) -> list[ForeignEntity] | None:
    """All that the files hold; None where a mapping is to be looked at first."""
    from cxmap.loading.foreign.entity_names import EntityNames  # noqa: PLC0415  # likewise
    from cxmap.loading.foreign.exported_tables import exported_entities, exported_kind  # noqa: PLC0415
    from cxmap.loading.foreign.row_entities import row_entities  # noqa: PLC0415

    names = EntityNames.of(loaded.documents.values(), loaded.unreadable)
    there = frozenset(names.taken)
    entities: list[ForeignEntity] = []
    if any(map(exported_kind, found.tables)):
        for entity in exported_entities(found.tables):
            if entity.key in there:
                remarks.setdefault("left out: on the map already", []).append(str(entity.key))
            else:
                entities.append(entity)
    elif found.tables:
        mappings = _mappings(found)
        if mappings is None:
            return None
        by_name = {table.name: table for table in found.tables}
        rows = row_entities([(by_name[mapping.table], mapping) for mapping in mappings], names)
        entities += rows.entities
        remarks |= {f"left out: {why}": places for why, places in rows.left_out.items()}
        remarks |= {f"a draft: {why}": places for why, places in rows.drafts.items()}
    return [*entities, *_of_journeys(found, loaded, names, arguments.owner, remarks)]


def _mappings(found: ForeignFiles) -> list[TableMapping] | None:
    """The mapping beside the table; where there is none yet, it is proposed."""
    from cxmap.loading.foreign.import_mappings import (  # noqa: PLC0415  # likewise
        BadMappingError,
        mapping_text,
        mappings_from,
        proposed,
    )

    file = found.mapping
    assert file
    try:
        if file.is_file():
            return mappings_from(file.read_text("utf-8-sig"), found.tables)
        _refuse_measurements(found)
        mappings = [proposed(table) for table in found.tables]
        with file.open("x", encoding="utf-8", newline="\n") as made:
            made.write(mapping_text(file.name.removesuffix(".import.yml"), mappings))
    except BadMappingError as problem:
        raise CannotRunError(f"`{file}`: {problem}") from None
    except (OSError, UnicodeError) as problem:
        raise CannotRunError(f"cannot read or write `{file}`: {problem}") from None
    lines = [_of_mapping(mapping, found) for mapping in mappings]
    lines.append(f"Look at {visible(str(file))}, and run the command again: no file is made yet.\n")
    write_for_people("".join(lines), sys.stdout)
    return None


def _refuse_measurements(found: ForeignFiles) -> None:
    """Figures are not copied into files: the map reads their table where it lies."""
    for table in found.tables:
        if table.is_of_measurements:
            raise CannotRunError(
                f"`{table.name}` is a table of measurements, which the map reads as it is: put it as CSV into the "
                "content folder, and write its path as `measurements` of a capability"
            )


def _of_mapping(mapping: TableMapping, found: ForeignFiles) -> str:
    """The rows that there are, and the columns that will be read."""
    from cxmap.findings.formats.text import counted  # noqa: PLC0415  # start-up stays short

    rows = next(len(table.rows) for table in found.tables if table.name == mapping.table)
    filled = set(filter(None, mapping.columns.values()))
    name = "statement" if "statement" in mapping.kind.shape else "title"
    lacks = "" if filled & {name, "title"} else f"; give one of them `{name}`, by which each file is called"
    columns = f"{len(filled)} of {len(mapping.columns)} columns have a field"
    return f"{visible(mapping.table)}: {counted(rows, 'row')}, each a {mapping.kind.kind}; {columns}{lacks}\n"


def _of_journeys(
    found: ForeignFiles, loaded: Loaded, names: EntityNames, owner: str | None, remarks: Remarks
) -> Iterator[ForeignEntity]:
    from cxmap.loading.foreign.journey_entities import journey_entities  # noqa: PLC0415  # likewise
    from cxmap.model.department import Department  # noqa: PLC0415
    from cxmap.model.journey import Journey  # noqa: PLC0415

    if not found.journeys:
        return
    departments = [key.partition("/")[2] for key in loaded.documents if key.startswith(f"{Department.kind}/")]
    known = names.find(Department.kind, owner) if owner else departments[0] if len(departments) == 1 else None
    if owner and not known:
        raise CannotRunError(f'there is no department `{owner}`; `cxmap new department "{owner}"` makes it')
    for name, journey in found.journeys:
        title = journey.title or name.replace("-", " ").replace("_", " ")
        if there := names.find(Journey.kind, title):
            remarks.setdefault("left out: on the map already", []).append(f"journey/{there}")
            continue
        if not known:
            remarks.setdefault("a draft: nobody owns it; say who with --owner", []).append(title)
        yield from journey_entities(journey, title, known, names)
    yield from names.named_only.values()


def _told(made: SettledFiles, remarks: Remarks, *, is_dry: bool) -> Iterator[str]:
    from cxmap.findings.formats.text import counted  # noqa: PLC0415  # likewise

    kinds = Counter(path.partition("/")[0] for path in made.texts)
    each = ", ".join(f"{count} in {folder}/" for folder, count in kinds.items())
    would = "would make" if is_dry else "made"
    yield f"{would} {counted(len(made.texts), 'file')}{f': {each}' if each else ''}"
    groups: Mapping[str, Sequence[str]] = {
        **remarks,
        **{f"kept as `x-not-read`: {why}": places for why, places in made.kept_aside.items()},
        **{f"left out: {why}": places for why, places in made.refused.items()},
    }
    for why, places in groups.items():
        yield visible(f"{counted(len(places), 'time')} {why}{_places(places)}")


def _places(places: Sequence[str]) -> str:
    once = sorted(dict.fromkeys(filter(None, places)), key=_in_order)
    more = f" and {len(once) - _MOST_PLACES} more" if len(once) > _MOST_PLACES else ""
    return f" ({'; '.join(once[:_MOST_PLACES])}{more})" if once else ""


def _in_order(place: str) -> tuple[str, int]:
    """Rows by their numbers."""
    before, _, number = place.rpartition(" ")
    return (before, int(number)) if number.isdecimal() else (place, 0)


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    """All files or none; what is there already stays."""
    from cxmap.adapters.content.writing import NotWrittenError, make_all  # noqa: PLC0415  # likewise

    try:
        make_all(folder, texts)
    except NotWrittenError as problem:
        raise CannotRunError(f"nothing was written: {problem}") from None


def _report(it: Located, made: SettledFiles, arguments: Namespace) -> None:
    """The findings of the new files, as a check tells them; of many where to begin."""
    from cxmap.adapters.cli.compiling import compiled, report  # noqa: PLC0415  # likewise
    from cxmap.adapters.cli.selection import Selection  # noqa: PLC0415
    from cxmap.findings.formats import text  # noqa: PLC0415

    content = compiled(it)
    paths: Iterable[str] = made.texts
    selection = Selection([str(it.folder / path) for path in paths], it.folder)
    found = selection.found(content.map.findings, content)
    groups = selection.groups(found, content.map, None)
    is_long = len(found) > _MOST_TOLD
    remarks = ("`cxmap check` tells each of them",) if is_long else ()
    told = text.outline if is_long else text.formatted
    written = told(report(content, found, groups, remarks), screen_of(sys.stdout, arguments.color))
    write_for_people(f"\n{written}", sys.stdout)
