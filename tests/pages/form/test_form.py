from __future__ import annotations

import pytest

from cxmap.model import KINDS
from cxmap.model.department import Department
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.pages.form.form import FieldControl, FormField, form_of


def field_of(kind: type[Entity], key: str) -> FormField:
    return next(field for field in form_of(kind).fields if field.key == key)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_a_form_has_a_control_with_label_and_help_for_each_field_of_its_kind(kind: type[Entity]) -> None:
    form = form_of(kind)

    assert {field.key for field in form.fields} == set(kind.shape)
    assert all(field.label and field.help for field in form.fields)
    assert form.folder == kind.folder


def test_what_must_be_written_comes_first() -> None:
    assert [field.key for field in form_of(Promise).fields][:3] == ["statement", "made_by", "title"]


def test_controls_follow_from_what_fields_hold() -> None:
    keys = ("statement", "qualifier", "valid_from", "reads_as", "explicit", "made_by", "remedy", "excludes")

    assert [field_of(Promise, key).control for key in keys] == [
        FieldControl.LINE,
        FieldControl.TEXT,
        FieldControl.DAY,
        FieldControl.CHOICE,
        FieldControl.CHOICE,
        FieldControl.ID,
        FieldControl.GROUP,
        FieldControl.LINE,
    ]
    assert field_of(Promise, "explicit").choices == ("true", "false")


def test_references_say_whose_titles_are_picked() -> None:
    inner = {field.key: field for field in field_of(Promise, "expects").fields}

    assert field_of(Promise, "made_by").kinds == "department partner"
    assert inner["metric"].kinds == "metric"
    assert field_of(Promise, "statement").kinds == ""


def test_a_reference_to_anything_names_all_kinds() -> None:
    opportunity = next(kind for kind in KINDS if kind.kind == "opportunity")

    assert field_of(opportunity, "addresses").kinds == "any"


def test_a_group_for_which_a_text_may_stand_says_for_which_field() -> None:
    assert field_of(Department, "needs").bare == "need"
    assert field_of(Promise, "expects").bare == ""
