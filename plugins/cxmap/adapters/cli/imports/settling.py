"""Entities of others as files without errors: suggestions are written, and what cannot be read is kept aside."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cxmap.compiler import compile_map
from cxmap.findings.corrections import corrected
from cxmap.findings.finding import Finding
from cxmap.loading.foreign.entity_names import ForeignEntity
from cxmap.loading.front_matter.reading import read_front_matter
from cxmap.loading.front_matter.written_fields import WrittenValue, entity_text
from cxmap.model.ids import Key
from cxmap.model.page_files import MARKDOWN
from cxmap.model.record import OWN_KEYS
from cxmap.model.source import Settings, SourceFile

NOT_READ = "x-not-read"
"""The own key that keeps what no field could take."""
_MOST_ROUNDS = 6


@dataclass(slots=True)
class SettledFiles:
    """Texts by path below the content folder, and what is to be said of values that are not in their fields."""

    texts: dict[str, str] = field(default_factory=dict)
    kept_aside: dict[str, list[str]] = field(default_factory=dict)
    refused: dict[str, list[str]] = field(default_factory=dict)
    """Entities of which no file without an error could be made."""


def settled(entities: Iterable[ForeignEntity], sources: Iterable[SourceFile], settings: Settings) -> SettledFiles:
    """The files of new entities, beside those of a map; the map has no error more because of them."""
    made = SettledFiles()
    by_path = {f"{entity.kind.folder}/{entity.id}{MARKDOWN}": entity for entity in entities}
    made.texts = {path: entity_text(entity.kind, entity.values) for path, entity in by_path.items()}
    there = tuple(sources)
    for number in range(_MOST_ROUNDS):
        findings: dict[str, list[Finding]] = {}
        new = [SourceFile(path, text.encode()) for path, text in made.texts.items()]
        compiled = compile_map([*there, *new], settings)
        for finding in compiled.findings:
            if finding.place.path in made.texts:
                findings.setdefault(finding.place.path, []).append(finding)
        if not _mend(made, by_path, findings, {error.place.path for error in compiled.errors}, number):
            break
    return made


def _mend(
    made: SettledFiles,
    entities: Mapping[str, ForeignEntity],
    findings: Mapping[str, list[Finding]],
    wrong: set[str],
    number: int,
) -> bool:
    """Changes the texts in which something is suggested, else those with errors; whether there were any."""
    changed = False
    for path in [path for path in made.texts if path in findings]:
        found = findings[path]
        mended = corrected(path, made.texts[path], found)
        if mended.written and number < _MOST_ROUNDS // 2:
            made.texts[path], changed = mended.text, True
        elif path in wrong:
            _keep_aside(made, path, entities[path], [each for each in found if each.severity.value == "error"])
            changed = True
    return changed


def _keep_aside(made: SettledFiles, path: str, entity: ForeignEntity, errors: list[Finding]) -> None:
    """Takes the values with errors out of their fields; a file in which that ends nothing is none."""
    front = made.texts[path].split("---\n", 2)[1]
    values: Any = read_front_matter(path, front, Key(entity.key), {}, entity.kind).values
    fields = list(dict.fromkeys(error.place.field for error in errors if error.place.field))
    taken = [(name, value) for name in fields if values and (value := _take(values, name)) is not None]
    if not taken:
        del made.texts[path]
        made.refused.setdefault(errors[0].message, []).append(entity.found_in)
        return
    own = dict(values.pop(OWN_KEYS, {}))
    kept: dict[str, WrittenValue] = {**own.get(NOT_READ, {}), **dict(taken)}
    for name, _ in taken:
        rule = next(error for error in errors if error.place.field == name)
        made.kept_aside.setdefault(f"`{name}` of a {entity.kind.kind} ({rule.rule})", []).append(entity.found_in)
    lacks = [key for key, shape in entity.kind.shape.items() if shape.required and key not in values]
    draft = {"status": "draft"} if lacks else {}
    settled_entity = replace(entity, values={**values, **draft, **own, NOT_READ: kept})
    made.texts[path] = entity_text(entity.kind, settled_entity.values)


def _take(values: dict[str, Any], name: str) -> WrittenValue | None:
    """Takes the value at a place such as `expects[0].at_least` out of front matter, and returns it."""
    *way, last = (int(step) if step.isdigit() else step for step in name.replace("[", ".").replace("]", "").split("."))
    holder: Any = values
    try:
        for step in way:
            holder = holder[step]
        taken: WrittenValue = holder.pop(last) if not isinstance(holder, str) else ""
    except (KeyError, IndexError, TypeError):
        return None
    return taken or None
