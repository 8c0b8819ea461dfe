"""Every text that a field can hold, in every file and page that shows it: none leads to a draft or names one."""

from __future__ import annotations

from pathlib import Path

from cxmap.pages import OVERVIEWS
from tests.adapters.hosts.mkdocs.test_confidential import SECRET, traces, write_drafts
from tests.sites import small_site

TEXT = f'"Soon [words](../promises/{SECRET}.md) and [more](https://map.example.com/promises/{SECRET}/)"'
FILES = {
    "departments/depot.md": """
        ---
        title: Depot
        summary: TEXT
        needs: [{need: TEXT, met: 2}]
        gives: TEXT
        gets: TEXT
        incentives: [{reward: TEXT}]
        conflicts_with: [{with: promise/next-day, because: TEXT}]
        ---
        """,
    "promises/next-day.md": """
        ---
        title: Next day
        statement: The day we say.
        summary: TEXT
        made_by: depot
        qualifier: TEXT
        remedy: {text: TEXT}
        published: [{where: TEXT, text: TEXT}]
        expects: [{metric: on-time, at_least: 95}]
        competitors: [{name: TEXT, statement: TEXT}]
        ---
        """,
    "metrics/on-time.md": """
        ---
        title: On time
        unit: percent
        better: higher
        type: share
        cases: all
        summary: TEXT
        question: TEXT
        within: TEXT
        ---
        """,
    "touchpoints/doorstep.md": """
        ---
        title: Door
        owner: depot
        channel: store
        summary: TEXT
        promises: [next-day]
        capabilities: [van]
        tangibles: [TEXT]
        doing: TEXT
        thinking: TEXT
        feeling: TEXT
        duration: TEXT
        recovery: TEXT
        experience: {score: 2, because: TEXT, quote: TEXT}
        pain_points: [{title: TEXT, severity: 3}]
        messages: [{trigger: TEXT, message: TEXT}]
        treatments: [{persona: ann, difference: TEXT}]
        contributors: [{department: depot, role: TEXT}]
        ---
        """,
    "capabilities/van.md": """
        ---
        title: Van
        owner: depot
        summary: TEXT
        delivers:
          - metric: on-time
            measurements: [{period: 2026-10, value: 80, source: TEXT}]
          - promise: next-day
            proof: [{verdict: broken, on: 2026-10-01, by: TEXT, note: TEXT, scope: TEXT}]
        ---
        """,
    "personas/ann.md": """
        ---
        title: Ann
        segment: TEXT
        quote: TEXT
        goals: [TEXT]
        needs: [TEXT]
        gives: TEXT
        gets: TEXT
        ---
        """,
    "journeys/j.md": """
        ---
        title: J
        owner: depot
        goal: TEXT
        starts_when: TEXT
        ends_when: TEXT
        objectives: [TEXT]
        stages: [{name: S, summary: TEXT, touchpoints: [doorstep]}]
        ---
        """,
    "research/r.md": """
        ---
        title: R
        method: survey
        date: 2026-01-01
        findings: [TEXT]
        summary: TEXT
        ---
        """,
    "opportunities/o.md": """
        ---
        title: O
        owner: depot
        addresses: touchpoint/doorstep
        summary: TEXT
        ---
        """,
}


def test_no_field_leads_to_a_draft_or_names_one(tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.write({f"view-{view}.md": f"---\ntitle: {view}\nview: {view}\n---\n" for view in OVERVIEWS})
    write_drafts(site)
    site.write({path: text.replace("TEXT", TEXT) for path, text in FILES.items()})

    site.build()

    assert not traces(site)
    assert "Soon words and more" in site.article("promises/next-day")
