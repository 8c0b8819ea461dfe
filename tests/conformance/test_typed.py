"""What people typed wrong into a small map: each case is told of where it stands, and what follows it mends it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cxmap.adapters.cli import main
from cxmap.compiler import Map, compile_map
from cxmap.findings.corrections import corrected
from cxmap.findings.finding import Finding
from cxmap.findings.severity import Severity
from cxmap.model.source import Settings, SourceFile

CASES = Path(__file__).parents[3] / "shared" / "cases" / "typed"
AS_OF = date(2026, 6, 30)
MOST_STEPS = 12

# A rule of its own says it where the case names a rule that is called otherwise, or that says less.
INSTEAD: Mapping[str, tuple[str, str]] = {
    "adequate-stricter": ("adequate-beyond-target", "the value is allowed; only beside the target is it strange"),
    "csv-sample-n": ("column-not-read", "the table can be used; one column of it is passed over"),
    "curly-quotes": ("quotes-within-quotes", "the text is fine; only the site adds a second pair"),
    "dup-content": ("said-twice", "the ids differ; what is said is the same"),
    "link-space-parens": ("link-as-text", "no link is broken where there is none"),
    "link-wikilink": ("link-as-text", "no link is broken where there is none"),
    "metric-unit-percent-notype": ("percent-without-share", "`type` is not required; the default is a mean"),
    "per-future": ("period-to-come", "the period can be read; only its days have not come"),
    "score-out-of-scale": ("score-without-scale", "without a `scale` no number of a score is forbidden"),
    "valid-from-far": ("unlikely-day", "the day can be read; it is only far away"),
}
# `12.000` is read as twelve in half of the world, and as a thousand times as much in the other half.
TWO_READINGS = frozenset(("meas-sample-dot",))
SAME_AGAIN = frozenset(
    (
        "bold-key",
        "bullet-star",
        "comment-word",
        "csv-backslash",
        "csv-slash-path",
        "curly-quotes",
        "dash-no-space",
        "draft-unfinished",
        "fullwidth-colon",
        "html-comment",
        "id-by-title-promise",
        "id-wikilink",
        "indent-one-space",
        "key-synonym-department",
        "key-synonym-name",
        "link-backslash",
        "link-from-root",
        "link-site-url",
        "link-space-parens",
        "link-wikilink",
        "list-second-left",
        "missing-bracket",
        "multiline-wrap",
        "nbsp-after-dash",
        "one-where-list",
        "second-key-under-dash",
        "value-next-line",
    )
)
"""After which the map is the one in which nothing was mistyped; elsewhere another value than its own was meant."""


def _cases() -> list[Any]:
    found = sorted(case for case in CASES.glob("*") if case.is_dir())
    absent = pytest.mark.skip(reason="there is no folder `shared/cases/typed` next to the checkout")
    return [pytest.param(case, id=case.name) for case in found] or [pytest.param(CASES, id="absent", marks=absent)]


@pytest.mark.parametrize("case", _cases())
def test_each_is_told_where_it_stands(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    expected = json.loads((case / "expected.json").read_text(encoding="utf-8"))
    monkeypatch.chdir(case)

    code = main(["check", "--format", "json", "--content", "content", "--as-of", AS_OF.isoformat()])
    report = json.loads(capsysbinary.readouterr().out)

    said = {finding["rule"] for finding in report["findings"]}
    missing = [
        wish for wish in expected["must"] if not any(_is_like(case.name, each, wish) for each in report["findings"])
    ]
    assert missing == [], said
    assert said.isdisjoint(expected["must_not"])
    assert code in (expected["exit"] if isinstance(expected["exit"], list) else [expected["exit"]])
    assert report["summary"]["errors"] == expected.get("errors", report["summary"]["errors"])


def _is_like(case: str, finding: Mapping[str, Any], wish: Mapping[str, Any]) -> bool:
    own, _ = INSTEAD.get(case, ("", ""))
    wanted = {key: wish[key] for key in ("line", "column", "suggestion") if key in wish}
    if case in TWO_READINGS:
        wanted["suggestion"] = None
    return (
        finding["rule"] in (*wish["rule"], own)
        and finding["path"] == f"content/{wish['path']}"
        and all(finding[key] == value for key, value in wanted.items())
    )


@pytest.mark.parametrize("case", _cases())
def test_following_suggestions_ends_with_findings_that_ask_something(case: Path) -> None:
    """Nothing else in the files changes on the way, and no value is lost."""
    texts = _texts(case)
    for _ in range(MOST_STEPS):
        findings = _compiled(texts).findings
        if not any(finding.suggested for finding in findings):
            break
        texts = {path: _mended(path, text, findings) for path, text in texts.items()}

    left = [finding for finding in findings if finding.severity is Severity.ERROR]
    assert not any(finding.suggested for finding in findings)
    assert all(finding.hint for finding in left)
    if case.name in SAME_AGAIN:
        assert not left
        assert _meaning(_compiled(texts)) == _meaning(_sound())


@cache
def _sound() -> Map:
    """The map of the files that most cases have in common."""
    counts: dict[str, Counter[str]] = {}
    cases = [case for case in CASES.glob("*") if case.is_dir()]
    for case in cases:
        for path, text in _texts(case).items():
            counts.setdefault(path, Counter())[text] += 1
    common = {path: texts.most_common(1)[0] for path, texts in counts.items()}
    return _compiled({path: text for path, (text, count) in common.items() if 2 * count > len(cases)})


def _meaning(found: Map) -> object:
    return {key: document.entity for key, document in found.catalogue.documents.items()}, found.alignment.pairs


def _texts(case: Path) -> dict[str, str]:
    files = (file for file in (case / "content").rglob("*") if file.is_file())
    return {
        file.relative_to(case / "content").as_posix(): file.read_bytes().decode("utf-8", "surrogateescape")
        for file in files
    }


def _compiled(texts: Mapping[str, str]) -> Map:
    sources = [SourceFile(path, text.encode("utf-8", "surrogateescape")) for path, text in texts.items()]
    return compile_map(sources, Settings(as_of=AS_OF))


def _mended(path: str, text: str, findings: tuple[Finding, ...]) -> str:
    """The text with its corrections; the lines outside of the marked ones stay as they are."""
    result = corrected(path, text, findings)
    before, after = text.splitlines(keepends=True), result.text.splitlines(keepends=True)
    if result.written:
        first, last = result.written[0].span.line - 1, result.written[-1].span.end_line
        assert before[:first] == after[:first]
        assert before[last:] == after[len(after) - len(before[last:]) :]
    return result.text
