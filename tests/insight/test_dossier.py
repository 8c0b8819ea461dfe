from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from cxmap.compiler import compile_map
from cxmap.insight.dossier import Dossier, dossier_of
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.promise import Promise
from cxmap.model.source import Settings, SourceFile
from cxmap.model.verdicts import Verdict
from tests.alignment.small_maps import AS_OF, Changes, measured, small_files, small_map


def dossier(changes: Changes) -> Dossier:
    compiled = small_map(changes)
    judged = JudgedMap(compiled.catalogue, compiled.alignment)
    promise = judged.catalogue.find(Promise, "next-day")
    assert promise
    return dossier_of(judged, promise)


def rows(*periods: str) -> Mapping[str, Any]:
    measurements = [{"period": period, "value": "96"} for period in periods]
    return {"delivers": [{"metric": "on-time", "measurements": measurements}]}


def test_a_dossier_holds_the_verdict_and_what_decides_it() -> None:
    found = dossier({})

    assert found.verdict is Verdict.KEPT
    assert [pair.touchpoint for pair in found.pairs] == ["doorstep"]
    assert [(each.capability.id, each.metric and each.metric.id) for each in found.evidence] == [("courier", "on-time")]
    assert found.paths == (
        "capabilities/courier.md",
        "departments/last-mile.md",
        "metrics/on-time.md",
        "promises/next-day.md",
        "touchpoints/doorstep.md",
    )


def test_only_evidence_of_what_had_ended_by_that_day_is_held() -> None:
    (held,) = dossier({"capability/courier": rows("2026-05", "2026-06", "2026-07")}).evidence

    assert [row.period.text for row in held.delivery.measurements] == ["2026-05", "2026-06"]


def test_proof_of_the_promise_is_evidence_and_proof_of_another_is_not() -> None:
    days = ("2026-06-01", "2026-07-01")
    proofs = [[{"verdict": "kept", "on": day, "by": "Care"} for day in days] for _ in range(2)]
    changes = {
        "promise/next-day": {"expects": ""},
        "promise/other": {"statement": "Other"},
        "capability/courier": {
            "delivers": [{"promise": "next-day", "proof": proofs[0]}, {"promise": "other", "proof": proofs[1]}]
        },
    }

    (held,) = dossier(changes).evidence

    assert held.metric is None
    assert [str(each.on) for each in held.delivery.proof] == ["2026-06-01"]


def test_it_names_where_the_promise_was_out_on_that_day() -> None:
    published = [
        {"where": "Poster", "until": "2026-05-31"},
        {"where": "Home page", "from": "2026-01-01"},
        {"where": "Spot", "from": "2026-07-01"},
    ]

    assert [each.where for each in dossier({"promise/next-day": {"published": published}}).published] == ["Home page"]


@pytest.mark.parametrize(("until", "expected"), [("2026-12-31", ["Rounds"]), ("2026-06-29", [])])
def test_agreements_in_force_are_those_of_all_who_have_a_part(until: str, expected: list[str]) -> None:
    changes = {
        "partner/van-co": {"title": "Van company", "agreement": {"title": "Rounds", "until": until}},
        "partner/shop": {"title": "Shop", "agreement": {"title": "Hand-over"}},
        "capability/courier": {"partners": ["van-co"]},
        "touchpoint/doorstep": {"contributors": [{"partner": "shop", "role": "Rings"}]},
    }

    found = dossier(changes)

    assert [agreement.title for _, agreement in found.agreements] == [*expected, "Hand-over"]
    assert "partners/van-co.md" in found.paths


def test_what_a_capability_relies_on_belongs_to_it() -> None:
    below = {
        "capability/courier": {"relies_on": ["van"]},
        "capability/van": {"relies_on": ["yard"]},
        "capability/yard": {},
    }

    paths = dossier(below).paths

    assert {"capabilities/van.md", "capabilities/yard.md"} < set(paths)


def test_the_tables_from_which_figures_are_read_belong_to_it() -> None:
    read = {"delivers": [{"metric": "on-time", "measurements": "courier.csv"}]}
    table = SourceFile("capabilities/courier.csv", b"period,value\n2026-06,96\n")
    compiled = compile_map([*small_files({"capability/courier": read}), table], Settings(as_of=AS_OF))
    judged = JudgedMap(compiled.catalogue, compiled.alignment)

    found = dossier_of(judged, judged.catalogue.all(Promise)[0])

    assert found.verdict is Verdict.KEPT
    assert "capabilities/courier.csv" in found.paths


@pytest.mark.parametrize(
    "changes",
    [
        {"touchpoint/doorstep": {"promises": ""}},
        {"promise/next-day": {"expects": [{"metric": "on-time", "at_least": "x"}]}},
    ],
    ids=["felt nowhere", "hidden by a mistake"],
)
def test_what_is_not_known_has_no_verdict(changes: Changes) -> None:
    assert dossier(changes).verdict is None


def test_the_worst_place_decides() -> None:
    more = {
        "touchpoint/letterbox": {"promises": ["next-day"], "capabilities": ["van"]},
        "capability/van": measured("80"),
    }

    assert dossier(more).verdict is Verdict.BROKEN


def test_what_cannot_be_read_is_not_quoted() -> None:
    broken = "---\n[\n---\n"
    changes = {
        "capability/van": broken,
        "partner/shop": broken,
        "metric/answered": broken,
        "capability/courier": {"relies_on": ["van"]},
        "touchpoint/doorstep": {"contributors": [{"partner": "shop"}]},
        "promise/next-day": {
            "expects": [{"metric": "on-time", "at_least": "95"}, {"metric": "answered", "at_least": "95"}]
        },
    }

    found = dossier(changes)

    assert found.verdict is None
    assert set(found.paths).isdisjoint(("capabilities/van.md", "partners/shop.md", "metrics/answered.md"))
