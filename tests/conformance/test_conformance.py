"""The cases that others wrote for the contract, held against what the command prints."""

from __future__ import annotations

import json
import math
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from cxmap.adapters.cli import main

CASES = Path(__file__).parents[3] / "shared" / "conformance"
AS_OF = "2026-06-30"
# A subprocess costs a third of a second, so that only some cases take this way.
BY_SUBPROCESS = frozenset({"alias-used", "wilson-half-of-ten", "bad-id"})

Json = dict[str, Any]


def _cases(folder: str) -> list[Any]:
    found = sorted(case for case in (CASES / folder).glob("*") if case.is_dir())
    absent = pytest.mark.skip(reason="there is no folder `shared/conformance` next to the checkout")
    return [pytest.param(case, id=case.name) for case in found] or [pytest.param(CASES, id="absent", marks=absent)]


@pytest.fixture
def expected(case: Path) -> Json:
    wanted: Json = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    return wanted


@pytest.fixture
def printed(
    case: Path, expected: Json, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> tuple[int, Json]:
    """The exit code and the JSON of `check` or `export`, which the case's folder decides."""
    monkeypatch.chdir(case)
    command = ["check", "--format", "json"] if case.parent.name == "findings" else ["export", "json"]
    arguments = [*command, "--content", "content", "--as-of", expected.get("as_of", AS_OF)]
    if case.name in BY_SUBPROCESS:
        done = subprocess.run([sys.executable, "-m", "cxmap", *arguments], capture_output=True, check=False)
        return done.returncode, json.loads(done.stdout)
    code = main(arguments)
    return code, json.loads(capsysbinary.readouterr().out)


@pytest.mark.parametrize("case", _cases("findings"))
def test_findings_are_those_that_the_contract_asks_for(expected: Json, printed: tuple[int, Json]) -> None:
    code, report = printed
    findings = report["findings"]

    assert not _unmatched(expected["must"], findings), _listed(findings)
    for forbidden in expected["must_not"]:
        unwanted = {"rule": forbidden} if isinstance(forbidden, str) else forbidden
        assert not [finding for finding in findings if _is_like(finding, unwanted)], _listed(findings)
    assert report["summary"]["errors"] == expected["errors"], _listed(findings)
    assert code == expected["exit"]


@pytest.mark.parametrize("case", _cases("verdicts"))
def test_verdicts_are_those_that_the_contract_asks_for(expected: Json, printed: tuple[int, Json]) -> None:
    code, export = printed

    assert code == 0
    assert export["version"] == 2
    assert export["as_of"] == expected["as_of"]
    _compare_pairs(export["alignment"], expected["alignment"])
    for part in ("promises", "journeys", "touchpoints", "departments", "partners"):
        for identity, tally in expected.get(part, {}).items():
            assert _tally(export[part].get(identity, {})) == _tally(tally), (part, identity)
    for identity, capability in expected.get("capabilities", {}).items():
        assert _capability(export["capabilities"][identity]) == _capability(capability), identity
    for rate in ("kept_rate", "promise_rate"):
        assert _same(export[rate], expected[rate])


@pytest.mark.parametrize("case", _cases("rulings"))
def test_rulings_of_regulators_are_those_of_the_map(expected: Json, printed: tuple[int, Json]) -> None:
    code, export = printed
    found = export["promises"].get(expected["promise"], {"list": None, "verdict": None})
    risks = {
        risk
        for pair in export["alignment"]
        for expectation in pair["expectations"]
        for risk in expectation["risks"]
        if pair["promise"] == expected["promise"]
    }

    assert code == 0
    if expected["disputed"] is None:
        assert found["list"] in expected["lists"], found
        assert found["verdict"] in expected["verdicts"], found
        if found["verdict"] == "at-risk" and expected["risks_any"] is not None:
            assert risks & set(expected["risks_any"])


def _is_like(finding: Json, wanted: Json) -> bool:
    rules = wanted["rule"] if isinstance(wanted["rule"], list) else [wanted["rule"]]
    rest = {key: value for key, value in wanted.items() if key not in ("rule", "path")}
    return (
        finding["rule"] in rules
        and ("path" not in wanted or finding["path"] == f"content/{wanted['path']}")
        and all(finding[key] == value for key, value in rest.items())
    )


def _unmatched(wanted: Sequence[Json], findings: Sequence[Json]) -> list[Json]:
    """What has no finding of its own, when each finding may stand for one wish only."""
    taken: dict[int, int] = {}

    def has_own(wish: int, tried: set[int]) -> bool:
        for number, finding in enumerate(findings):
            if number in tried or not _is_like(finding, wanted[wish]):
                continue
            tried.add(number)
            if number not in taken or has_own(taken[number], tried):
                taken[number] = wish
                return True
        return False

    return [wanted[wish] for wish in range(len(wanted)) if not has_own(wish, set())]


def _listed(findings: Sequence[Json]) -> str:
    keys = ("rule", "path", "line", "column", "suggestion", "message")
    return "\n" + "\n".join(str({key: finding[key] for key in keys}) for finding in findings)


def _compare_pairs(found: Sequence[Json], wanted: Sequence[Json]) -> None:
    assert [(pair["promise"], pair["touchpoint"]) for pair in found] == sorted(
        (pair["promise"], pair["touchpoint"]) for pair in wanted
    )
    wanted_pairs = {(pair["promise"], pair["touchpoint"]): pair for pair in wanted}
    for pair in found:
        other = wanted_pairs[pair["promise"], pair["touchpoint"]]
        assert pair["verdict"] == other["verdict"], pair
        ours, theirs = _sorted_expectations(pair), _sorted_expectations(other)
        assert len(ours) == len(theirs)
        for expectation, wish in zip(ours, theirs, strict=True):
            differing = {key for key in wish if not _is_as_wanted(key, expectation[key], wish[key])}
            assert differing == set(), (expectation, wish)


def _sorted_expectations(pair: Json) -> list[Json]:
    ordered = ({**expectation, "risks": sorted(expectation["risks"])} for expectation in pair["expectations"])
    return sorted(
        ordered,
        key=lambda one: (
            str(one["metric"]),
            str(one["operator"]),
            float(one["target"] or 0),
            str(one["capability"]),
            str(one["group"]),
        ),
    )


def _is_as_wanted(key: str, value: Any, wanted: Any) -> bool:
    if key != "budget" or value is None or wanted is None:
        return _same(value, wanted)
    about = ("missed", "allowed", "left", "need")
    exact = {name: number for name, number in wanted.items() if name not in about}
    near = all(math.isclose(value[name], wanted[name], rel_tol=0, abs_tol=1.01e-4) for name in about)
    return near and exact == {name: value[name] for name in exact}


def _same(value: Any, wanted: Any) -> bool:
    if isinstance(value, int | float) and isinstance(wanted, int | float):
        return math.isclose(value, wanted, rel_tol=1e-9, abs_tol=1e-9)
    return bool(value == wanted)


def _tally(tally: Mapping[str, Any]) -> Json:
    """What a total says; counts of nothing may be missing."""
    counts = {
        part: {verdict: count for verdict, count in tally.get(part, {}).items() if count}
        for part in ("counts", "keeps", "makes")
    }
    return counts | {key: tally.get(key) for key in ("verdict", "list", "reading")}


def _capability(capability: Json) -> tuple[list[str], list[list[tuple[str, str]]]]:
    levels = (
        sorted((key, str(float(value) if isinstance(value, int) else value)) for key, value in level.items())
        for level in capability["safe"]
    )
    return sorted(capability["unpromoted"]), sorted(levels)
