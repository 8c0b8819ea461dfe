from __future__ import annotations

from cxmap.compiler import compile_map
from cxmap.findings.link_rules import BROKEN_LINK, UNKNOWN_REFERENCE
from cxmap.insight.entity_changes import sure_renames
from cxmap.insight.followed_renames import with_new_names
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.map_diff import map_diff
from cxmap.model.ids import Key
from cxmap.model.source import Settings, SourceFile
from tests.alignment.small_maps import AS_OF, Changes, small_files, small_map

RENAMED = {"department/last-mile": "", "department/vans": {"title": "Last mile"}}
ANNA = """\
---
title: Anna
---

Meets [vans](../departments/last-mile.md#who) and [x](../departments/x.md).
"""
LINKS = {"persona/anna": ANNA}


def suggested(changes: Changes, rule: str, old: Changes | None = None) -> list[tuple[str, int, str]]:
    """Where a finding of the rule suggests what, after a change from the small map."""
    before, after = small_map(old or {}), small_map(changes)
    judged = (JudgedMap(each.catalogue, each.alignment) for each in (before, after))
    renamed = map_diff(*judged).renamed
    found = with_new_names(after.findings, renamed, before.catalogue, after.catalogue, after.pages)
    return [
        (place.path, place.span.line, text) for each in found if each.rule == rule for place, text in each.suggested
    ]


def test_every_reference_to_a_former_name_is_suggested_the_new_one() -> None:
    found = suggested(RENAMED, UNKNOWN_REFERENCE.id)

    assert {(path, text) for path, _, text in found} == {
        ("capabilities/courier.md", "vans"),
        ("promises/next-day.md", "vans"),
        ("touchpoints/doorstep.md", "vans"),
    }


def test_a_link_to_the_former_file_is_suggested_the_new_one_with_its_anchor() -> None:
    assert suggested({**RENAMED, **LINKS}, BROKEN_LINK.id, LINKS) == [
        ("personas/anna.md", 5, "../departments/vans.md#who")
    ]


def test_the_advice_names_the_other_way_too() -> None:
    before, after = small_map({}), small_map(RENAMED)
    renamed = {Key("department/last-mile"): Key("department/vans")}

    found = with_new_names(after.findings, renamed, before.catalogue, after.catalogue)

    (finding,) = [each for each in found if each.rule == UNKNOWN_REFERENCE.id]
    assert finding.hint == "`last-mile` is `vans` now: write that, or `aliases: [last-mile]` in the renamed file"


def test_other_findings_stay_as_they_are_and_so_do_all_without_a_new_name() -> None:
    before, after = small_map({}), small_map({"touchpoint/doorstep": {"owner": "nowhere"}})
    findings = after.findings
    elsewhere = {Key("department/last-mile"): Key("department/vans")}

    assert with_new_names(findings, {}, before.catalogue, after.catalogue) == findings
    after_rename = small_map({**RENAMED, "touchpoint/doorstep": {"owner": "nowhere"}})
    told = with_new_names(after_rename.findings, elsewhere, before.catalogue, after_rename.catalogue)
    assert [each for each in told if "nowhere" in each.message] == [
        each for each in after_rename.findings if "nowhere" in each.message
    ]


def test_pages_link_to_the_new_file_too() -> None:
    page = SourceFile("index.md", b"See [them](departments/last-mile.md), [that](#there).\n")
    before, after = (compile_map([*small_files(each), page], Settings(AS_OF)) for each in ({}, RENAMED))
    renamed = {Key("department/last-mile"): Key("department/vans")}

    found = with_new_names(after.findings, renamed, before.catalogue, after.catalogue, after.pages)

    assert [each.suggestion for each in found if each.place.path == "index.md" and each.suggestion] == [
        "departments/vans.md"
    ]


def surely(changes: Changes, old: Changes | None = None) -> dict[Key, Key]:
    return dict(sure_renames(small_map(old or {}).catalogue, small_map(changes).catalogue))


def test_a_rename_is_sure_where_one_file_has_the_same_title_and_no_other_is_like_it() -> None:
    assert surely(RENAMED) == {"department/last-mile": "department/vans"}
    assert surely({**RENAMED, "department/bikes": {"title": "Last mile"}}) == {}
    assert surely({"department/last-mile": "", "department/vans": {"title": "Vans"}}) == {}
    assert surely({}) == {}


def test_a_rename_is_not_sure_where_two_files_are_gone_that_said_the_same() -> None:
    twins: Changes = {"department/one": {"title": "Night"}, "department/two": {"title": "Night"}}

    assert surely({"department/three": {"title": "Night"}}, twins) == {}
    assert surely({"department/one": {"title": "Night"}, "department/three": {"title": "Night"}}, twins) == {
        "department/two": "department/three"
    }


def test_two_files_with_other_titles_are_no_rename_however_much_else_they_share() -> None:
    shared = {"owner": "last-mile", "channel": "app", "control": "own", "layer": "frontstage"}
    old: Changes = {"touchpoint/bell": {"title": "Bell", **shared}}

    assert surely({"touchpoint/horn": {"title": "Horn", **shared}}, old) == {}
