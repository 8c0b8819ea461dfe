from __future__ import annotations

from collections.abc import Iterator

import pytest

from cxmap.compiler import compile_map
from cxmap.findings.link_rules import UNKNOWN_REFERENCE
from cxmap.model import KINDS
from cxmap.model.capability import Capability
from cxmap.model.opportunity import Opportunity
from cxmap.model.record import Entity, Record
from cxmap.model.source import Settings, SourceFile
from cxmap.model.touchpoint import Touchpoint
from cxmap.model.typed_examples import example_lines
from tests.alignment.small_maps import AS_OF


def groups_in(record: type[Record], keys: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, shape in record.shape.items():
        if shape.record:
            yield (*keys, key)
            yield from groups_in(shape.record, (*keys, key))


GROUPS = [(kind, keys) for kind in KINDS for keys in groups_in(kind)]


@pytest.mark.parametrize(
    ("kind", "keys"), GROUPS, ids=lambda value: "-".join(value) if isinstance(value, tuple) else ""
)
def test_the_example_of_every_group_is_right_as_it_stands(kind: type[Entity], keys: tuple[str, ...]) -> None:
    text = "\n".join(("---", *example_lines(kind, keys), "---", ""))

    compiled = compile_map([SourceFile(f"{kind.folder}/new.md", text.encode())], Settings(as_of=AS_OF))

    faults = {each.rule for each in compiled.errors if (each.place.field or "").startswith(keys[0])}
    assert faults <= {UNKNOWN_REFERENCE.id}  # as their ids are made up


def test_a_group_alone_and_a_list_of_groups_are_nested_in_their_field() -> None:
    assert example_lines(Touchpoint, ["experience"])[:3] == ["experience:", "  score: 3", "  ideal: 5"]
    assert example_lines(Touchpoint, ["contributors"])[:5] == [
        "contributors:",
        "  - department: last-mile",
        "    influence: direct",
        "    role: Plans the rounds",
        "  - partner: dunlin-vans",
    ]


def test_a_group_inside_another_stands_beside_what_that_is_about() -> None:
    assert example_lines(Capability, ["delivers", "measurements"])[:5] == [
        "delivers:",
        "  - metric: on-time",
        "    measurements:",
        "      - period: 2026-Q2",
        "        value: 95.8",
    ]
    assert example_lines(Capability, ["delivers", "proof"])[:4] == [
        "delivers:",
        "  - promise: one-name",
        "    proof:",
        "      - verdict: kept",
    ]


def test_each_way_of_a_group_has_an_entry() -> None:
    entries = [line for line in example_lines(Opportunity, ["would"]) if line.startswith("  - ")]

    assert [entry.partition(":")[0] for entry in entries] == [
        "  - capability",
        "  - partner",
        "  - promise",
        "  - touchpoint",
    ]
