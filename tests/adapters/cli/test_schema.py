from __future__ import annotations

import json

import pytest

from cxmap.model import KINDS
from cxmap.model.json_schema import kind_schema, map_schema
from cxmap.model.record import Entity
from tests.adapters.cli.conftest import Workspace


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_the_schema_of_a_kind_is_printed_with_its_fields_in_the_models_order(
    workspace: Workspace, kind: type[Entity]
) -> None:
    result = workspace.run("schema", kind.folder)

    assert (result.code, result.err) == (0, "")
    printed = json.loads(result.out)
    assert printed == json.loads(json.dumps(kind_schema(kind)))
    assert list(printed["properties"])[:2] == ["title", "summary"]


def test_without_a_kind_all_are_printed_in_one_document(workspace: Workspace) -> None:
    printed = json.loads(workspace.run("schema").out)

    assert printed == json.loads(json.dumps(map_schema()))
    assert [each["$ref"] for each in printed["anyOf"]] == [f"#/$defs/{kind.kind}" for kind in KINDS]


def test_a_kind_that_there_is_not_is_a_sentence(workspace: Workspace) -> None:
    result = workspace.run("schema", "touchpint")

    assert (result.code, result.out) == (2, "")
    assert "there is no kind `touchpint`; did you mean `touchpoint`?" in result.err
