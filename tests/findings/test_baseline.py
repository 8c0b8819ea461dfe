from __future__ import annotations

from dataclasses import replace

import pytest

from cxmap.findings.baseline import BadBaselineError, Baseline
from cxmap.findings.finding import Finding, Place
from cxmap.findings.severity import Severity
from cxmap.model.document import Span
from cxmap.model.ids import Key
from cxmap.model.verdicts import Verdict

FINDING = Finding(
    "wrong-type",
    Severity.ERROR,
    Place("promises/x.md", Span(5, 1, 5, 4), Key("promise/x"), "expects[1].at_least"),
    "`95 %` is no number",
)


def _moved(finding: Finding, **place: object) -> Finding:
    return replace(finding, place=replace(finding.place, **place))  # type: ignore[arg-type]  # handed on as they are


@pytest.mark.parametrize(
    "now",
    [
        FINDING,
        _moved(FINDING, span=Span(9, 3, 9, 6)),
        _moved(FINDING, field="expects[7].at_least"),
        replace(FINDING, severity=Severity.NOTE, hint="another hint"),
    ],
)
def test_finding_that_only_moved_is_known(now: Finding) -> None:
    compared = Baseline.of([FINDING]).compared([now])

    assert (compared.new, compared.known, compared.mended) == ((), 1, 0)


@pytest.mark.parametrize(
    "now",
    [
        replace(FINDING, rule="value-not-allowed"),
        _moved(FINDING, path="promises/y.md"),
        _moved(FINDING, entity=Key("promise/y")),
        _moved(FINDING, field="expects[1].metric"),
        replace(FINDING, message="`96 %` is no number"),
    ],
)
def test_another_finding_is_new(now: Finding) -> None:
    compared = Baseline.of([FINDING]).compared([now])

    assert (compared.new, compared.known, compared.mended) == ((now,), 0, 1)


def test_numbers_outside_of_what_is_quoted_may_change() -> None:
    then = replace(FINDING, message="there is no promise `x-1`; 3 more point to it: `a.md`:5, 1,200 times")
    now = replace(FINDING, message="there is no promise `x-1`; 2 more point to it: `a.md`:17, 1,300 times")

    assert Baseline.of([then]).compared([now]).new == ()


def test_verdict_stays_the_same_trouble_with_other_figures() -> None:
    then = replace(FINDING, about=Verdict.BROKEN, message="`x` is broken at `door`")
    now = replace(FINDING, about=Verdict.BROKEN, message="`x` is broken at `door` and `gate`")

    assert Baseline.of([then]).compared([now]).new == ()


def test_one_more_of_the_same_is_new() -> None:
    compared = Baseline.of([FINDING]).compared([FINDING, _moved(FINDING, span=Span(9, 3, 9, 6))])

    assert [each.place.span.line for each in compared.new] == [9]
    assert (compared.known, compared.mended) == (1, 0)


def test_mended_findings_leave_the_baseline() -> None:
    other = _moved(FINDING, path="promises/y.md")
    baseline = Baseline.of([FINDING, FINDING, other])

    left = baseline.without_mended([FINDING, replace(other, rule="new")])

    assert (len(baseline), len(left)) == (3, 1)
    assert left.text() == Baseline.of([FINDING]).text()


def test_text_is_read_as_it_was_written() -> None:
    baseline = Baseline.of([FINDING, FINDING, _moved(FINDING, entity=None, field=None)])

    assert Baseline.read(baseline.text()).text() == baseline.text()
    assert Baseline.of([]).text() == '{\n  "findings": [],\n  "version": 1\n}\n'


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "3",
        '{"version": 2, "findings": []}',
        '{"version": 1, "findings": {}}',
        '{"version": 1, "findings": [1]}',
        '{"version": 1, "findings": [{"path": "x"}]}',
        "[" * 100_000,
    ],
)
def test_other_texts_are_no_baseline(text: str) -> None:
    with pytest.raises(BadBaselineError):
        Baseline.read(text)
