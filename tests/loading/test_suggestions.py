"""A suggestion that is written to the letter makes its finding go away, and reads as what was meant."""

from __future__ import annotations

import pytest

from cxmap.findings.corrections import corrected
from tests.loading.content import compiled, findings_of

PROMISE = "statement: A\nmade_by: last-mile\n"
TOUCHPOINT = "title: Bell\nowner: last-mile\n"
METRIC = "title: A\nunit: days\nbetter: lower\n"
CAPABILITY = "title: A\nowner: last-mile\ndelivers:\n  - metric: days\n    measurements:\n"
BESIDE = {"promises/known.md": "---\nstatement: Never late.\nmade_by: last-mile\n---\n"}


def followed(path: str, front_matter: str) -> str:
    """The front matter once every suggestion is written, again and again."""
    text = f"---\n{front_matter}---\n"
    for _ in range(4):
        found = findings_of(compiled({**BESIDE, path: text}))
        text = corrected(path, text, found).text
    assert [finding for finding in findings_of(compiled({**BESIDE, path: text})) if finding.place.path == path] == []
    return text.removeprefix("---\n").removesuffix("---\n")


@pytest.mark.parametrize(
    ("path", "written", "meant"),
    [
        ("promises/a.md", f"{PROMISE}valid_from: 24. Dezember 2026\n", f"{PROMISE}valid_from: 2026-12-24\n"),
        ("promises/a.md", f"{PROMISE}status: in review\n", f"{PROMISE}status: draft\n"),
        ("promises/a.md", "claim: A\ndepartment: Last mile\n", PROMISE),
        ("promises/a.md", f"{PROMISE}expects: days <= 2\n", f"{PROMISE}expects: [{{metric: days, at_most: 2}}]\n"),
        (
            "promises/a.md",
            f"{PROMISE}expects:\n  - kpi: days\n    maximum: 48 hours  # two days\n",
            f"{PROMISE}expects:\n  - metric: days\n    at_most: 2  # two days\n",
        ),
        (
            "promises/a.md",
            f"{PROMISE}expects: [{{metric: on-time, at_least: 9 of 10}}]\n",
            f"{PROMISE}expects: [{{metric: on-time, at_least: 90}}]\n",
        ),
        (
            "promises/a.md",
            f"{PROMISE}expects: [{{metric: days, target: 3}}]\n",
            f"{PROMISE}expects: [{{metric: days, at_most: 3}}]\n",
        ),
        ("promises/a.md", f"{PROMISE}published: [TV]\n", f"{PROMISE}published: [{{where: TV}}]\n"),
        ("promises/a.md", f"{PROMISE}remedy: A voucher, paid\n", f'{PROMISE}remedy: {{text: "A voucher, paid"}}\n'),
        ("promises/a.md", f"{PROMISE}explicit: nein\n", f"{PROMISE}explicit: false\n"),
        ("touchpoints/a.md", f"{TOUCHPOINT}promises: [[known]]\n", f"{TOUCHPOINT}promises: [known]\n"),
        ("touchpoints/a.md", f"{TOUCHPOINT}promises: [Never late]\n", f"{TOUCHPOINT}promises: [known]\n"),
        ("touchpoints/a.md", "name: Bell\nowner:\n  - last-mile\n", "title: Bell\nowner:\n  last-mile\n"),
        ("touchpoints/a.md", f"{TOUCHPOINT}experience: {{score: 4/5}}\n", f"{TOUCHPOINT}experience: {{score: 4}}\n"),
        ("metrics/a.md", f"{METRIC}max_age: “6 Monate”\n", f"{METRIC}max_age: 6 months\n"),
        ("metrics/a.md", f"{METRIC}scale: 0 - 10\n", f"{METRIC}scale: 0..10\n"),
        ("metrics/a.md", f"{METRIC}headroom: 12 hours\n", f"{METRIC}headroom: 0.5\n"),
        (
            "capabilities/a.md",
            f"{CAPABILITY}      - date: Q1 2026\n        value: 2,5 days\n        n: n = 1,200,000\n",
            f"{CAPABILITY}      - period: 2026-Q1\n        value: 2.5\n        sample: 1200000\n",
        ),
        ("departments/a.md", "title: A\ncontact: a@example.com\n", "title: A\ncontact: {email: a@example.com}\n"),
        (
            "journeys/a.md",
            "title: A\nowner: last-mile\nsteps: [Choosing, Buying]\n",
            "title: A\nowner: last-mile\nstages: [{name: Choosing}, {name: Buying}]\n",
        ),
    ],
)
def test_suggestions_lead_to_what_was_meant(path: str, written: str, meant: str) -> None:
    assert followed(path, written) == meant


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("touchpoints/a.md", "title: Bell\nowner: last-mile, sales\n"),
        ("touchpoints/a.md", "title: Bell\nowner: [last-mile, sales]\n"),
        ("promises/a.md", f"{PROMISE}valid_from: 03/04/2026\n"),
        ("promises/a.md", f"{PROMISE}expects: [{{metric: days, at_most: 1.000}}]\n"),
        ("promises/a.md", f"{PROMISE}expects: [{{metric: days, at_most: 9/10}}]\n"),
        ("promises/a.md", f"{PROMISE}expects: [{{metric: days, at_most: 50 hours}}]\n"),
        ("promises/a.md", f"{PROMISE}expects: [{{metric: days, at_most: 2-3}}]\n"),
        ("promises/a.md", f"{PROMISE}expects: [{{metric: nothing, target: 3}}]\n"),
        ("promises/a.md", f"{PROMISE}expects:\n  - days: 3\n"),
        ("metrics/a.md", f"{METRIC}max_age: 90\n"),
        ("capabilities/a.md", f"{CAPABILITY}      - {{period: 2025/26, value: 3, sample: 12.000}}\n"),
    ],
)
def test_where_two_things_can_be_meant_nothing_is_written(path: str, written: str) -> None:
    text = f"---\n{written}---\n"
    found = [each for each in findings_of(compiled({path: text})) if each.place.path == path]

    assert found
    assert corrected(path, text, found).text == text
