from __future__ import annotations

import re

import pytest

from cxmap.compiler import compile_map
from cxmap.findings.finding import Finding
from cxmap.findings.link_rules import UNKNOWN_REFERENCE
from cxmap.findings.severity import Severity
from cxmap.findings.value_rules import REQUIRED_FIELD
from cxmap.model import KINDS
from cxmap.model.capability import Capability
from cxmap.model.descriptions import Manual, manual_of
from cxmap.model.journey import Journey
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.source import Settings, SourceFile
from cxmap.model.templates import template_text
from cxmap.model.touchpoint import Touchpoint
from tests.alignment.small_maps import AS_OF

every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)


def found_in(kind: type[Entity], text: str) -> list[Finding]:
    return list(compile_map([SourceFile(f"{kind.folder}/new.md", text.encode())], Settings(as_of=AS_OF)).findings)


@every_kind
@pytest.mark.parametrize("is_brief", [True, False])
def test_all_that_is_wrong_with_a_template_is_noted_and_can_be_filled_in_by_its_author_alone(
    kind: type[Entity], *, is_brief: bool
) -> None:
    found = found_in(kind, template_text(kind, is_brief=is_brief))

    assert {(each.rule, each.severity) for each in found} == {(REQUIRED_FIELD.id, Severity.NOTE)}
    assert len(found) == sum(field.is_required for field in manual_of(kind).fields)


@every_kind
def test_a_template_can_be_read_with_all_its_fields(kind: type[Entity]) -> None:
    found = found_in(kind, with_all_fields(template_text(kind)))

    assert {each.rule for each in found} == {REQUIRED_FIELD.id}


@every_kind
def test_a_brief_template_with_all_its_fields_names_what_is_made_up(kind: type[Entity]) -> None:
    found = found_in(kind, with_all_fields(template_text(kind, is_brief=True)))

    assert {each.rule for each in found if each.severity is Severity.ERROR} <= {UNKNOWN_REFERENCE.id}


@every_kind
def test_a_template_explains_every_field_just_before_it(kind: type[Entity]) -> None:
    lines = template_text(kind).splitlines()
    keys = [re.match(r"#? *(?:- )?(\w+):", line) for line in lines]

    explained = [lines[position - 1].lstrip("# ") for position, key in enumerate(keys) if key]

    assert sorted(explained) == sorted(_explanations(manual_of(kind)))


def test_a_template_begins_as_a_draft() -> None:
    assert "status: draft" in template_text(Promise).splitlines()
    assert "status: draft" in template_text(Promise, is_brief=True).splitlines()


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


def test_a_brief_template_shows_groups_as_they_are_typed() -> None:
    brief, whole = template_text(Capability, is_brief=True), template_text(Capability)

    assert (
        "#delivers:\n#  - metric: on-time\n#    designed: 97\n#    measurements:\n#      - period: 2026-Q2\n" in brief
    )
    assert "#    designed:\n" in whole


def with_all_fields(template: str) -> str:
    return re.sub(r"(?m)^#(?=\S|  )", "", template)


def _explanations(manual: Manual) -> list[str]:
    own = [f"{each.words} ({each.holds}{', required' if each.is_required else ''})" for each in manual.fields]
    return own + [words for each in manual.fields if each.inner for words in _explanations(each.inner)]


@pytest.mark.parametrize(
    ("title", "written"),
    [("Parcel shop", "title: Parcel shop"), ("No", 'title: "No"'), ('The "box"', r'title: "The \"box\""')],
)
@every_kind
def test_a_title_stands_in_its_place_as_yaml_reads_it_back(kind: type[Entity], title: str, written: str) -> None:
    whole, titled = (template_text(kind, title=each).splitlines() for each in ("", title))

    changed = [(one, other) for one, other in zip(whole, titled, strict=True) if one != other]
    assert [other for _, other in changed] == [written]
    assert changed[0][0].lstrip("#").startswith("title:")
