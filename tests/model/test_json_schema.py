from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml

from cxmap.compiler import compile_map
from cxmap.findings.value_rules import BAD_MEASUREMENT, REQUIRED_FIELD, UNKNOWN_FIELD, VALUE_NOT_ALLOWED, WRONG_TYPE
from cxmap.loading.front_matter.reading import read_front_matter
from cxmap.model import KINDS
from cxmap.model.json_schema import DRAFT, kind_schema, map_schema
from cxmap.model.record import Entity
from cxmap.model.source import Settings, SourceFile
from cxmap.model.typed_examples import example_lines
from tests.alignment.small_maps import AS_OF
from tests.example import REPOSITORY
from tests.json_schema import faults, fits

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
_STRUCTURE = {rule.id for rule in (REQUIRED_FIELD, UNKNOWN_FIELD, WRONG_TYPE, VALUE_NOT_ALLOWED, BAD_MEASUREMENT)}
_LEAST: Mapping[str, str] = {
    "title": "A title", "owner": "last-mile", "made_by": "last-mile", "statement": "Tomorrow",
    "stages": "[{name: One}]", "unit": "'%'", "better": "higher", "type": "share", "cases": "all",
    "method": "survey", "date": "2026-03-02",
}  # fmt: skip


class _Core(yaml.CSafeLoader):
    """YAML as editors of text read it, where days and `on` are texts."""


_Core.yaml_implicit_resolvers = {
    sign: [
        (tag, form)
        for tag, form in each
        if not tag.endswith(("timestamp", "bool")) or (tag.endswith("bool") and sign in "tTfF")
    ]
    for sign, each in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def _content(kind: type[Entity]) -> Iterator[tuple[Path, str]]:
    for file in (REPOSITORY / "content" / kind.folder).rglob("*.md"):
        if file.name != "index.md":
            yield file, file.read_text("utf-8").split("---\n")[1]


@every_kind
@pytest.mark.parametrize("made", ["of one kind", "of all"])
def test_all_of_the_example_fits_as_texts_and_as_what_yaml_makes_of_them(kind: type[Entity], made: str) -> None:
    root: Any = kind_schema(kind) if made == "of one kind" else map_schema()
    schema = root if made == "of one kind" else root["$defs"][kind.kind]

    for file, text in _content(kind):
        texts = read_front_matter(file.name, text, None, kind.synonyms, kind).values
        assert not list(faults(schema, texts, root)), file
        assert not list(faults(schema, yaml.load(text, _Core), root)), file


@every_kind
def test_what_the_schema_refuses_the_model_refuses_and_the_other_way_round(kind: type[Entity]) -> None:
    schema = kind_schema(kind)
    for values in _samples(kind):
        assert not list(faults(schema, values)), values
        for changed in _changed(values):
            assert fits(schema, changed, schema) == (not _structural_errors(kind, changed)), changed


def _samples(kind: type[Entity]) -> Iterator[dict[str, Any]]:
    """The least that a file of this kind may say, alone and with the example of each group of fields."""
    required = [key for key, shape in kind.shape.items() if shape.required or key in kind.required_unless]
    least = read_front_matter("", "\n".join(f"{key}: {_LEAST[key]}" for key in required), None, {}).values
    assert least is not None
    yield least
    for key, shape in kind.shape.items():
        if shape.record:
            yield least | (read_front_matter("", "\n".join(example_lines(kind, (key,))), None, {}).values or {})


def _changed(values: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The values with one key less, one key more or one text that says nothing, at each place."""
    for path in _mappings(values, ()):
        for key in _at(values, path):
            yield _with(values, path, partial(_without, key))
            if isinstance(_at(values, path)[key], str):
                yield _with(values, path, partial(_replaced, key))
        yield _with(values, path, lambda inner: inner.update(zzzzz="1"))


def _without(key: str, inner: dict[str, Any]) -> None:
    del inner[key]


def _replaced(key: str, inner: dict[str, Any]) -> None:
    inner[key] = {"un": "known"}


def _mappings(value: Any, at: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
    if isinstance(value, dict):
        yield at
    for step, member in (
        value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
    ):
        yield from _mappings(member, (*at, step))


def _at(value: Any, path: tuple[Any, ...]) -> Any:
    for step in path:
        value = value[step]
    return value


def _with(values: dict[str, Any], path: tuple[Any, ...], change: Callable[[Any], object]) -> dict[str, Any]:
    changed = deepcopy(values)
    change(_at(changed, path))
    return changed


def _structural_errors(kind: type[Entity], values: dict[str, Any]) -> list[object]:
    file = SourceFile(f"{kind.folder}/one.md", f"---\n{json.dumps(values)}\n---\n".encode())
    errors = compile_map([file], Settings(as_of=AS_OF)).errors
    return [each for each in errors if each.rule in _STRUCTURE]


@pytest.mark.parametrize(
    ("field", "right", "wrong"),
    [
        ("pain", ["1", "5", "5.0", "+4.5", 3, 4.5], ["0", "6", "5.1", "4,5", 0, 6, True, ""]),
        ("review_every", ["90 days", "1 year"], ["0 days", "90", "P6M", 90]),
        ("reviewed", ["2026-10-31"], ["31.10.2026", 20261031, "2026-10-31 12:00"]),
        ("parent", ["parcel", "a-2", 2026], ["Parcel", "a b", "journey/parcel", "-a", ["a"]]),
        ("personas", ["islander", [], ["a", "b"]], [["A"], "A", {"a": "b"}]),
        ("state", ["current", "future"], ["now", "", 1]),
        ("title", ["Yes", 2026, False], [["a"], {}]),
        ("aliases", [["a-1"], "a-1"], [["A"], ["a" * 81]]),
        ("kind", ["journey"], ["promise"]),
        ("x-own", ["anything", {"a": [1]}], []),
    ],
)
def test_values_are_judged_by_their_form(field: str, right: list[object], wrong: list[object]) -> None:
    schema = kind_schema(next(kind for kind in KINDS if kind.kind == "journey"))
    journey = {"title": "A", "owner": "b", "stages": [{"name": "One"}]}

    assert [value for value in right if not fits(schema, journey | {field: value}, schema)] == []
    assert [value for value in wrong if fits(schema, journey | {field: value}, schema)] == []


def test_another_name_of_a_field_stands_for_it_and_not_beside_it() -> None:
    schema = kind_schema(next(kind for kind in KINDS if kind.kind == "journey"))
    stages = [{"name": "One"}]

    assert fits(schema, {"title": "A", "owner": "b", "phases": stages}, schema)
    assert not fits(schema, {"title": "A", "owner": "b", "phases": stages, "stages": stages}, schema)
    assert not fits(schema, {"title": "A", "owner": "b"}, schema)


def test_references_say_which_entities_they_take() -> None:
    root: Any = map_schema()
    promise, touchpoint, cause = (root["$defs"][name]["properties"] for name in ("promise", "touchpoint", "PainPoint"))

    assert promise["personas"]["anyOf"][1]["x-reference"] == "persona"
    assert (promise["made_by"]["x-reference"], promise["made_by"]["x-or-reference"]) == ("department", "partner")
    assert fits(promise["made_by"], "partner/vans", root)
    assert not fits(promise["made_by"], "department/vans", root)
    assert touchpoint["owner"]["x-or-word"] == "nobody"
    assert cause["causes"]["anyOf"][1]["x-reference"] == "any"


@every_kind
def test_every_field_has_a_title_and_a_description_and_its_examples_and_default_fit(kind: type[Entity]) -> None:
    root: Any = kind_schema(kind)
    assert root["$schema"] == DRAFT
    for record in (root, *root["$defs"].values()):
        assert record["title"]
        assert record["description"]
        for name, field in record["properties"].items():
            assert field["description"].strip(), name
            shown = [*field.get("examples", ()), *([field["default"]] if "default" in field else [])]
            assert [value for value in shown if not fits(field, value, root)] == [], name
    assert root["properties"]["title"]["title"] == "Title"


def test_a_draft_and_a_whole_map_are_one_of_the_kinds() -> None:
    root: Any = map_schema()

    assert fits(root, {"title": "At the door", "owner": "last-mile"}, root)
    assert fits(root, {"title": "At the door", "control": "outside"}, root)
    assert not fits(root, {"nothing": "of this"}, root)
