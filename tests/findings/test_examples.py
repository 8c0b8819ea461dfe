from __future__ import annotations

import pytest

from cxmap.compiler import RULES, Map, compile_map
from cxmap.findings.rule import Description, Example, Rule
from cxmap.model.source import OwnSeverity, Refusal, Settings, SiteTools, SourceFile, Unread
from tests.alignment.small_maps import AS_OF, small_files

SURROUNDINGS = small_files(
    {
        "metric/on-time": {"headroom": "3", "counts_from": "dispatch"},
        "promise/next-day": {"aliases": ["tomorrow"]},
        "capability/courier": {
            "delivers": [
                {
                    "metric": "on-time",
                    "designed": "95",
                    "measurements": [{"period": "2026-06", "value": "96", "sample": "100"}],
                }
            ]
        },
        "capability/sorting": {"delivers": [{"metric": "on-time", "measurements": "data/on-time.csv"}]},
        "promise/a-person": {
            "statement": "A person",
            "reads_as": "most",
            "expects": [{"metric": "answered", "at_least": "90"}],
        },
        "research/talks": {"method": "interview", "date": "2026-03-01", "heard": {"customers": 12, "employees": 3}},
        "touchpoint/doorstep": {"experience": {"score": 4, "research": ["talks"]}},
        "touchpoint/order-page": {
            "channel": "website",
            "promises": ["a-person", "every-refund"],
            "capabilities": ["calls", "refunds"],
        },
        "touchpoint/tracking": {"channel": "app"},
        "touchpoint/news": {"channel": "email"},
        "persona/senior": {},
        "persona/commuter": {},
        "metric/ease": {"unit": "points", "better": "higher", "type": "score"},
        "partner/swift-vans": {
            "title": "Swift vans",
            "agreement": {"title": "Rounds", "obligations": [{"metric": "on-time", "at_least": "95"}]},
        },
        "metric/answered": {"unit": "percent", "better": "higher", "type": "share", "cases": "all"},
        "promise/a-voice": {"reads_as": "most", "expects": [{"metric": "answered", "at_least": "80"}]},
        "capability/calls": {
            "delivers": [{"metric": "answered", "measurements": [{"period": "2026-06", "value": "90"}]}]
        },
        "partner/evening-desk": {
            "agreement": {"title": "Calls after six", "obligations": [{"metric": "answered", "at_least": "80"}]}
        },
        "metric/refunded": {
            "title": "Refunds paid in full",
            "unit": "percent",
            "better": "higher",
            "type": "share",
            "cases": "all",
        },
        "promise/every-refund": {
            "statement": "Each refund is paid in full",
            "expects": [{"metric": "refunded", "at_least": "100"}],
        },
        "capability/refunds": {
            "delivers": [
                {"metric": "refunded", "measurements": [{"period": "2026-06", "value": "100", "sample": "12000"}]}
            ]
        },
        "touchpoint/hotline": {
            "control": "partner",
            "contributors": [{"partner": "evening-desk"}],
            "promises": ["a-voice"],
            "capabilities": ["calls"],
        },
    }
)
OTHERS = (
    SourceFile("capabilities/data/on-time.csv", b"period,value\n2026-06,96\n"),
    SourceFile("About.md", b"About this map.\n"),
    SourceFile("promises/same-day.md", b"---\nstatement: Today\nmade_by: last-mile\nstatus: draft\n---\n"),
)
DESCRIBED = {
    "not-utf8": SourceFile("departments/returns.md", "---\ntitle: Café\n---\n".encode("latin-1")),
    "too-large": SourceFile("departments/returns.md", unread=Unread.TOO_LARGE),
    "symlink": SourceFile("departments/returns.md", unread=Unread.SYMLINK),
    "idle-exception": SourceFile("hours.md", b"Open until six.\n"),
}
"""What descriptions of something wrong are about."""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_wrong_example_is_found_wrong_by_its_rule_and_by_no_other_error(rule: Rule) -> None:
    source = DESCRIBED[rule.id] if isinstance(rule.wrong, Description) else _file(rule.wrong)

    compiled = _among_others(source)

    assert rule.id in {finding.rule for finding in compiled.findings}
    assert {finding.rule for finding in compiled.errors} <= {rule.id}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_right_example_has_no_error_and_nothing_that_its_rule_finds(rule: Rule) -> None:
    if isinstance(rule.right, Description):
        assert rule.id in DESCRIBED
        return

    compiled = _among_others(_file(rule.right))

    assert rule.id not in {finding.rule for finding in compiled.findings}
    assert compiled.errors == ()


def test_only_what_a_text_cannot_show_is_described() -> None:
    described = {rule.id for rule in RULES if isinstance(rule.wrong, Description)}

    assert described == DESCRIBED.keys()


def _file(shown: Example) -> SourceFile:
    return SourceFile(shown.path, shown.text.encode())


def _among_others(source: SourceFile) -> Map:
    """The small map on which examples stand, with this file in its place."""
    others = (file for file in (*SURROUNDINGS, *OTHERS) if file.path != source.path)
    settings = Settings(as_of=AS_OF, severities=(OwnSeverity("vague-promise", "note", "later", ("hours.md",)),))
    return compile_map((*others, source), settings, tools=SiteTools(_drawable))


def _drawable(text: str) -> Refusal | None:
    return None if text.count("[") == text.count("]") else Refusal("a bracket is missing")
