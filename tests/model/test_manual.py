from __future__ import annotations

import pytest

from cxmap.compiler import compile_map
from cxmap.model import KINDS
from cxmap.model.capability import Capability
from cxmap.model.manual import FieldEntry, manual_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.source import Settings, SourceFile
from tests.alignment.small_maps import AS_OF


def entry(record: type[Entity], key: str) -> FieldEntry:
    return next(field for field in manual_of(record).fields if field.key == key)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_every_example_is_a_value_that_its_field_takes(kind: type[Entity]) -> None:
    shown = [field for field in manual_of(kind).fields if field.example and not field.is_required]
    written = "".join(f"{field.key}: {field.example}\n" for field in shown)
    text = f"---\n{written}---\n"

    compiled = compile_map([SourceFile(f"{kind.folder}/new.md", text.encode())], Settings(as_of=AS_OF))

    assert {finding.rule for finding in compiled.errors} <= {"required-field"}


def test_a_field_says_what_counts_where_nothing_is_written() -> None:
    assert entry(Metric, "type").default == "mean"
    assert entry(Metric, "max_age").default == "180 days"
    assert entry(Promise, "explicit").default == "true"
    assert entry(Metric, "unit").default == ""


def test_references_records_and_texts_have_no_example_of_their_own() -> None:
    assert entry(Capability, "owner").example == ""
    assert entry(Capability, "owner").points_to == "department"
    assert entry(Capability, "delivers").example == ""
    assert entry(Capability, "title").example == ""


def test_a_list_shows_its_example_as_a_list() -> None:
    assert entry(Metric, "aliases").example == "[former-id]"


def test_what_fields_ask_of_each_other_is_said() -> None:
    delivers = entry(Capability, "delivers").inner

    assert delivers
    assert delivers.demands[:2] == (
        "Write one of `metric` and `promise`, not both.",
        "`promise` and `designed` exclude each other.",
    )
