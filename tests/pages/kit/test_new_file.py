from __future__ import annotations

import re

import pytest

from cxmap.compiler import compile_map
from cxmap.model import KINDS
from cxmap.model.capability import Capability
from cxmap.model.descriptions import Manual, manual_of
from cxmap.model.journey import Journey
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.source import Settings, SourceFile
from cxmap.model.touchpoint import Touchpoint
from cxmap.pages.kit.new_file import template_text
from tests.alignment.small_maps import AS_OF

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)


def errors_in(kind: type[Entity], text: str) -> set[tuple[str, str | None]]:
    compiled = compile_map([SourceFile(f"{kind.folder}/new.md", text.encode())], Settings(as_of=AS_OF))
    return {(finding.rule, finding.place.field) for finding in compiled.errors}


@every_kind
@pytest.mark.parametrize("is_brief", [True, False])
def test_all_that_is_wrong_with_a_template_is_what_only_its_author_can_fill_in(
    kind: type[Entity], *, is_brief: bool
) -> None:
    found = errors_in(kind, template_text(kind, is_brief=is_brief))

    assert {rule for rule, _ in found} == {"required-field"}
    assert len(found) == sum(field.is_required for field in manual_of(kind).fields)


@every_kind
def test_a_template_can_be_read_with_all_its_fields(kind: type[Entity]) -> None:
    whole = re.sub(r"(?m)^#(?=\S|  )", "", template_text(kind))

    found = errors_in(kind, whole)

    assert {rule for rule, _ in found} == {"required-field"}


@every_kind
def test_a_template_explains_every_field_just_before_it(kind: type[Entity]) -> None:
    lines = template_text(kind).splitlines()
    keys = [re.match(r"#? *(?:- )?(\w+):", line) for line in lines]

    explained = [lines[position - 1].lstrip("# ") for position, key in enumerate(keys) if key]

    assert sorted(explained) == sorted(_explanations(manual_of(kind)))


def test_what_must_be_filled_in_comes_first() -> None:
    lines = template_text(Touchpoint).splitlines()

    assert lines.index("title:") < lines.index("owner:") < lines.index("#channel: []")
    assert lines.index("#channel: []") < lines.index("#tags: []")


def test_a_field_shows_what_counts_where_nothing_is_written() -> None:
    assert "#layer: frontstage" in template_text(Touchpoint).splitlines()
    assert "#explicit: true" in template_text(Promise).splitlines()


def test_fields_that_must_be_filled_in_are_shown_with_what_lies_inside_them() -> None:
    lines = template_text(Journey, is_brief=True).splitlines()

    assert lines[lines.index("stages:") + 2] == "  - name:"


def test_a_brief_template_leaves_out_what_every_kind_has() -> None:
    brief, whole = template_text(Capability, is_brief=True), template_text(Capability)

    assert "#tags: []" in whole
    assert "tags" not in brief
    assert "#tags" not in brief


def test_a_brief_template_shows_groups_as_they_are_typed_with_what_they_need() -> None:
    brief, whole = template_text(Capability, is_brief=True), template_text(Capability)

    assert "#delivers:\n#  - metric:\n#" in brief
    assert "designed" not in brief
    assert "#    designed:" in whole


def _explanations(manual: Manual) -> list[str]:
    own = [f"{each.words} ({each.holds}{', required' if each.is_required else ''})" for each in manual.fields]
    return own + [words for each in manual.fields if each.inner for words in _explanations(each.inner)]
