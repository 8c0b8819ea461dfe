from __future__ import annotations

from dataclasses import replace

from cxmap.compiler import compile_map
from cxmap.findings.severity import Severity
from cxmap.model.source import OwnSeverity, Settings
from tests.alignment.small_maps import AS_OF, Changes, small_files

UNUSED = "unused-touchpoint"
SHED: Changes = {"touchpoint/shed": {"title": "Shed", "owner": "last-mile"}}


def idle(*severities: OwnSeverity, changes: Changes | None = None) -> list[str]:
    """The idle exceptions of a map in which no journey comes to any touchpoint."""
    settings = Settings(AS_OF, severities=severities, configuration="../site.yml")
    found = compile_map(small_files(changes or {}), settings).findings
    return [
        f"{each.place.path}:{each.place.span.line} {each.message}; {each.hint}"
        for each in found
        if each.rule == "idle-exception"
    ]


def off(*paths: str, line: int = 3) -> OwnSeverity:
    return OwnSeverity(UNUSED, "off", "for now", paths, line)


def test_an_exception_in_which_its_rule_finds_something_is_at_work() -> None:
    assert idle(off("touchpoints/doorstep.md")) == []
    assert idle(off("touchpoints")) == []
    assert idle(OwnSeverity(UNUSED, "off")) == []
    assert idle(OwnSeverity("vague-promise", "off", "for now")) == []


def test_each_path_in_which_a_rule_finds_nothing_is_told_at_the_line_of_the_rule() -> None:
    assert idle(off("touchpoints/doorstep.md", "metrics")) == [
        "../site.yml:3 `unused-touchpoint` finds nothing in `metrics`, for which an exception is made here; "
        "take the path out of `paths`, or the exception with its last path"
    ]


def test_a_path_that_does_not_exist_is_told_with_the_one_that_may_be_meant() -> None:
    assert idle(off("touchpoints/dorstep.md"), off("old/shop.md")) == [
        "../site.yml:3 an exception from `unused-touchpoint` is made here for `old/shop.md`, which does not exist; "
        "take the path out of `paths`, or the exception with its last path",
        "../site.yml:3 an exception from `unused-touchpoint` is made here for `touchpoints/dorstep.md`, which does not "
        "exist; did you mean `touchpoints/doorstep.md`?",
    ]


def test_of_several_exceptions_only_the_first_that_holds_is_at_work() -> None:
    (told,) = idle(off("touchpoints"), off("touchpoints/shed.md", line=8), changes=SHED)

    assert told.startswith("../site.yml:8 `unused-touchpoint` finds nothing in `touchpoints/shed.md`")
    assert idle(off("touchpoints/shed.md"), off("touchpoints", line=8), changes=SHED) == []


def test_an_exception_for_what_a_check_or_a_file_gets_wrong_is_at_work() -> None:
    broken: Changes = {"promise/next-day": {"link": "x"}}

    assert idle(OwnSeverity("unknown-field", "note", "typed so", ("promises",)), changes=broken) == []


def test_a_site_may_take_idle_exceptions_as_it_likes() -> None:
    settings = Settings(AS_OF, severities=(off("metrics"), OwnSeverity("idle-exception", "error")))
    quiet = replace(settings, severities=(off("metrics"), OwnSeverity("idle-exception", "off")))

    assert [each.severity for each in compile_map(small_files({}), settings).errors] == [Severity.ERROR]
    assert not [each for each in compile_map(small_files({}), quiet).findings if each.rule == "idle-exception"]
