from __future__ import annotations

import json
from typing import Any

import pytest

from cxmap.adapters.content.files import read_content
from cxmap.adapters.export.json import FILE_NAME, exported
from cxmap.adapters.export.json_schema import export_schema
from cxmap.compiler import Map, compile_map
from cxmap.model.source import Settings
from tests.alignment.small_maps import AS_OF, small_map
from tests.example import REPOSITORY
from tests.json_schema import faults

SCHEMA = json.loads(json.dumps(export_schema()))


def export_of(compiled: Map) -> Any:
    return json.loads(exported(compiled)[FILE_NAME])


def test_the_export_of_the_example_is_as_its_schema_says() -> None:
    compiled = compile_map(read_content(REPOSITORY / "content"), Settings(as_of=AS_OF))

    assert list(faults(SCHEMA, export_of(compiled))) == []


def test_own_keys_are_allowed_wherever_they_may_be_written() -> None:
    own = {"department/last-mile": {"x-cost": {"centre": ["a", "1"]}}}

    assert list(faults(SCHEMA, export_of(small_map(own)))) == []


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("version", 1),
        ("kept_rate", 2),
        ("entities", {"planet/mars": {}}),
        ("entities", {"promise/next-day": {"statement": "Soon"}}),
        ("entities", {"touchpoint/doorstep": {"colour": "red"}}),
        ("alignment", [{"promise": "next-day"}]),
        ("journeys", {"receive": {"verdict": "fine", "counts": {}}}),
    ],
)
def test_another_value_is_not_as_it_says(part: str, value: object) -> None:
    assert list(faults(SCHEMA, {**export_of(small_map({})), part: value}))


def test_a_part_that_is_missing_is_not_as_it_says() -> None:
    export = export_of(small_map({}))
    del export["promises"]

    assert list(faults(SCHEMA, export))
