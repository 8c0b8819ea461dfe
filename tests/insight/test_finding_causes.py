from __future__ import annotations

from typing import Any

import pytest

from cxmap.compiler import Map
from cxmap.findings.causes import Cause
from cxmap.insight.finding_causes import causes, coming_from, concerns_of
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.ids import Key
from tests.alignment.small_maps import measured, small_map

SECOND: dict[str, Any] = {
    "promise/on-the-day": {"made_by": "last-mile", "expects": [{"metric": "on-time", "at_least": "95"}]},
    "touchpoint/doorstep": {"promises": ["next-day", "on-the-day"]},
}


def _judged(compiled: Map) -> JudgedMap:
    return JudgedMap(compiled.catalogue, compiled.alignment)


def _causes(changes: dict[str, Any], *own: str) -> tuple[Cause, ...]:
    compiled = small_map(changes)
    return causes(_judged(compiled), compiled.findings, [Key(each) for each in own])


def _told(found: tuple[Cause, ...]) -> list[tuple[str, str, int, bool]]:
    return [(each.rule, each.subject, len(each.findings), each.ends_at_once) for each in found]


def test_promises_that_one_capability_breaks_have_one_cause() -> None:
    found = _causes({**SECOND, "capability/courier": measured("90")})

    assert _told(found)[0] == ("broken-promise", "`courier` on `on-time`", 2, True)


def test_proof_that_says_broken_names_no_metric() -> None:
    proof = {"delivers": [{"promise": "next-day", "proof": [{"verdict": "broken", "on": "2026-06-01"}]}]}

    found = _causes({"promise/next-day": {"expects": ""}, "capability/courier": proof})

    assert _told(found)[0] == ("broken-promise", "`courier`", 1, True)


def test_one_metric_ends_the_doubt_about_all_its_shares() -> None:
    found = _causes({**SECOND, "metric/on-time": {"cases": ""}})

    assert ("share-of-unknown-sample", "`on-time`", 2, True) in _told(found)


def test_promise_that_nothing_backs_is_mended_where_it_is_made() -> None:
    found = _causes({"touchpoint/doorstep": {"capabilities": ""}})

    assert ("unbacked-promise", "`expects` of promises", 1, False) in _told(found)


def test_channel_that_many_name_is_one_cause() -> None:
    changes = {
        f"touchpoint/{name}": {"channel": channel} for name, channel in {"a": "fax", "b": "fax", "c": "telex"}.items()
    }

    found = [each for each in _told(_causes(changes)) if each[0] == "unknown-channel"]

    assert found == [("unknown-channel", "`fax`", 2, True), ("unknown-channel", "`telex`", 1, True)]


def test_capability_that_others_rely_on_is_one_cause() -> None:
    links = {f"capability/{name}": {"relies_on": ["sorting"]} for name in ("boats", "vans")}

    found = _causes({"capability/sorting": {}, **links})

    assert ("unknown-link", "`sorting`", 2, True) in _told(found)


def test_same_mistake_in_many_files_is_mended_one_by_one() -> None:
    changes = {f"journey/{name}": {"stages": [{"name": "A", "period": "soon"}]} for name in "ab"}

    found = _causes(changes)

    assert _told(found)[0] == ("value-not-allowed", "`stages.period` of journeys", 2, False)


def test_mistake_in_no_field_of_no_entity_has_no_subject() -> None:
    assert _told(_causes({"department/last-mile": "no front matter"}))[0][:2] == ("front-matter-missing", "")


def test_severest_comes_first_then_the_worst_verdict_then_what_harms_most() -> None:
    worse = {"title": "Parcels unharmed", "unit": "percent", "better": "higher", "type": "share", "cases": "all"}
    rows = [{"period": "2026-06", "value": "40"}]
    found = _causes(
        {
            "department/last-mile": {"x": "unknown"},
            "metric/unharmed": worse,
            "promise/unharmed": {"expects": [{"metric": "unharmed", "at_least": "95"}]},
            "capability/courier": measured("90"),
            "capability/wraps": {"delivers": [{"metric": "unharmed", "measurements": rows}]},
            "touchpoint/doorstep": {"promises": ["next-day", "unharmed"], "capabilities": ["courier", "wraps"]},
            "journey/parcel": {"stages": [{"name": "A", "touchpoints": ["doorstep"]}]},
            "promise/at-sea": {"expects": [{"metric": "on-time", "at_least": "95"}]},
        }
    )

    assert [each.subject for each in found][:3] == [
        "`x` of departments",
        "`wraps` on `unharmed`",
        "`courier` on `on-time`",
    ]
    assert [each.severity.rank for each in found] == sorted(each.severity.rank for each in found)


def test_own_findings_come_first() -> None:
    changes = {"touchpoint/doorstep": {"owner": "nobody"}, "touchpoint/gate": {"owner": "nobody", "layer": "onstage"}}

    found = _causes(changes, "touchpoint/gate")

    nobody = next(each for each in found if each.rule == "nobody-owns-it")
    assert [each.is_own for each in found] == sorted((each.is_own for each in found), reverse=True)
    assert found[0].rule == "value-not-allowed"
    assert [finding.place.entity for finding in nobody.findings] == ["touchpoint/gate", "touchpoint/doorstep"]


def test_suggested_where_each_finding_says_what_to_write() -> None:
    cause, *_ = _causes({"touchpoint/doorstep": {"layer": "fronstage"}})

    assert cause.is_suggested


def test_department_is_concerned_by_what_it_owns_makes_keeps_and_helps_with() -> None:
    helping = {"contributors": [{"department": "shops"}], "promises": ["next-day"], "capabilities": ["courier"]}
    compiled = small_map({"department/shops": {}, "touchpoint/doorstep": helping, "department/marketing": {}})

    assert concerns_of(_judged(compiled), Key("department/shops")) == {
        "department/shops",
        "promise/next-day",
        "touchpoint/doorstep",
    }
    assert {"capability/courier", "promise/next-day"} < concerns_of(_judged(compiled), Key("department/last-mile"))
    assert concerns_of(_judged(compiled), Key("department/marketing")) == {"department/marketing"}


@pytest.mark.parametrize(
    ("changes", "rule", "origins"),
    [
        (
            {"capability/courier": measured("90")},
            "broken-promise",
            {"capability/courier", "touchpoint/doorstep", "metric/on-time", "promise/next-day"},
        ),
        (
            {"touchpoint/doorstep": {"capabilities": ""}},
            "unbacked-promise",
            {"touchpoint/doorstep", "metric/on-time", "promise/next-day"},
        ),
        (
            {
                "partner/vans": {},
                "department/shops": {},
                "capability/courier": {"partners": ["vans"]},
                "touchpoint/doorstep": {"contributors": [{"department": "shops"}, {"partner": "vans"}]},
            },
            "promise-outside-control",
            {"partner/vans", "capability/courier", "touchpoint/doorstep", "metric/on-time", "promise/next-day"},
        ),
        (
            {
                "promise/next-day": {"published": [{"where": "Website"}]},
                "capability/courier": {"delivers": [{"metric": "on-time", "designed": "96"}]},
            },
            "published-without-proof",
            {"capability/courier", "touchpoint/doorstep", "metric/on-time", "promise/next-day"},
        ),
        (
            {"metric/on-time": {"better": "lower"}},
            "value-not-allowed",
            {"metric/on-time", "promise/next-day"},
        ),
        (
            {"department/shops": {"aliases": ["shop"]}, "touchpoint/doorstep": {"owner": "shop"}},
            "alias-used",
            {"department/shops", "touchpoint/doorstep"},
        ),
        (
            {"promise/next-day": "---\nstatement: [\n---\n"},
            "yaml-syntax",
            {"promise/next-day"},
        ),
        ({"promise/friendly": {}}, "homeless-promise", {"promise/friendly"}),
        (
            {
                "promise/next-day": {"expects": "", "published": [{"where": "Website"}]},
                "capability/courier": {"delivers": [{"promise": "next-day", "proof": []}]},
            },
            "published-without-proof",
            {"capability/courier", "touchpoint/doorstep", "promise/next-day"},
        ),
        (
            {
                "promise/next-day": {"published": [{"where": "Website"}]},
                "touchpoint/gate": {"promises": ["next-day"], "capabilities": []},
            },
            "published-without-proof",
            {"touchpoint/gate", "metric/on-time", "promise/next-day"},
        ),
        ({"department/Shops": {}}, "bad-id", set()),
    ],
)
def test_finding_comes_from_every_file_that_has_a_part_in_it(
    changes: dict[str, Any], rule: str, origins: set[str]
) -> None:
    compiled = small_map(changes)
    keys = {*compiled.catalogue.documents, *compiled.catalogue.unreadable}
    finding = next(each for each in compiled.findings if each.rule == rule)

    assert {key for key in keys if coming_from(_judged(compiled), [key])(finding)} == origins
