"""Valid maps in any layout: nothing is wrong with their files, and they say the same."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from random import Random
from typing import Any

import pytest
import yaml

from cxmap.adapters.content.files import read_content
from cxmap.adapters.export.json import fields_of
from cxmap.checks import RULES as CHECK_RULES
from cxmap.compiler import Map, compile_map
from cxmap.findings.formats.json_text import JsonValue
from cxmap.loading.files.decoding import DividedText, divided
from cxmap.model import KINDS
from cxmap.model.source import Settings, SourceFile
from tests.alignment.random_maps import files_of, random_map
from tests.alignment.small_maps import AS_OF
from tests.example import REPOSITORY
from tests.layouts import Layout, table

SMALL_MAPS = 300
EXAMPLES = 3
_SETTINGS = Settings(as_of=date(2026, 11, 15), drafts=True)
_FOLDERS = {kind.kind: kind.folder for kind in KINDS}
_BELOW = ("", "", "the last mile/", "Zustellung/Über Nacht/", "a & b (old)/")
_CASE_IS_FREE = ("better", "type", "cases", "max_age", "reads_as", "over", "verdict", "control", "period")
_READ_AS = "table-read-as"
"""The note that says what was understood of a table."""
_LINE = re.compile(r"(?<=:)\d+|(?<=line )\d+")
_OF_WHAT_A_MAP_SAYS = {rule.id for rule in CHECK_RULES}


@cache
def _example() -> Map:
    return compile_map(read_content(REPOSITORY / "content"), _SETTINGS)


def _laid_out(file: SourceFile, random: Random) -> SourceFile:
    parts = divided(file.path, file.content.decode()) if file.path.endswith(".md") else None
    if not isinstance(parts, DividedText):
        return file
    fields = yaml.load(parts.front_matter, Loader=yaml.CBaseLoader)
    return SourceFile(file.path, Layout(random).file(fields, parts.body.text))


def _small_files(entities: Mapping[str, Mapping[str, Any]], random: Random) -> list[SourceFile]:
    files = []
    for key, fields in entities.items():
        kind, _, identity = key.partition("/")
        folder = f"{_FOLDERS[kind]}/{random.choice(_BELOW)}"
        typed = _as_typed(fields, random)
        for number, delivery in enumerate(typed.get("delivers", ())):
            if delivery.get("measurements") and random.random() < 0.4:
                name = f"{identity} {number}.csv"
                files.append(SourceFile(folder + name, table(random, delivery["measurements"])))
                delivery["measurements"] = name
        files.append(SourceFile(f"{folder}{identity}.md", Layout(random).file(typed, "\nA page.\n")))
    random.shuffle(files)
    return files


def _as_typed(value: Any, random: Random, key: str = "") -> Any:
    """A value whose numbers are the texts that one types for them; letter case is free in some."""
    if isinstance(value, Mapping):
        return {each: _as_typed(member, random, each) for each, member in value.items()}
    if isinstance(value, list):
        return [_as_typed(member, random, key) for member in value]
    text = str(value)
    return random.choice((text, text.capitalize(), text.lower())) if key in _CASE_IS_FREE else text


def _entities(compiled: Map) -> Mapping[str, JsonValue]:
    return {key: fields_of(document.entity) for key, document in compiled.catalogue.documents.items()}


def _told(compiled: Map) -> Counter[tuple[str, str, str]]:
    return Counter((each.rule, each.place.path, _LINE.sub("", each.message)) for each in compiled.findings)


def _of_files(compiled: Map) -> Sequence[str]:
    """What is wrong with the files themselves, not with what they say."""
    return [str(each) for each in compiled.findings if each.rule not in (*_OF_WHAT_A_MAP_SAYS, _READ_AS)]


@pytest.mark.parametrize("seed", range(EXAMPLES))
def test_the_example_says_the_same_in_any_layout(seed: int) -> None:
    random = Random(seed)
    files = [_laid_out(file, random) for file in read_content(REPOSITORY / "content")]

    found = compile_map(files, _SETTINGS)

    assert _told(found) - _told(_example()) == Counter()
    assert _told(_example()) - _told(found) == Counter()
    assert _entities(found) == _entities(_example())


def test_small_maps_say_the_same_in_any_layout_and_nothing_is_wrong_with_their_files() -> None:
    for seed in range(SMALL_MAPS):
        entities, random = random_map(Random(seed), 2), Random(seed)

        found = compile_map(_small_files(entities, random), Settings(as_of=AS_OF))

        plain = compile_map(files_of(entities), Settings(as_of=AS_OF))
        assert not _of_files(found), seed
        assert _entities(found) == _entities(plain), seed
        assert found.alignment.pairs == plain.alignment.pairs, seed
