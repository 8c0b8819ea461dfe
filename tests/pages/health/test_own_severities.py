from __future__ import annotations

from dataclasses import replace

from cxmap.model.source import OwnSeverity
from cxmap.pages.health import page as health_page
from tests.pages.small_sites import content, rows, small_site


def test_map_health_tells_what_the_site_decides_itself_about_rules_and_why() -> None:
    own = (
        OwnSeverity("unknown-channel", "off", "names of the old system", ("touchpoints/old", "touchpoints/x.md")),
        OwnSeverity("vague-promise", "error"),
    )

    page = health_page.build(replace(small_site({}), severities=own))

    assert rows(content(page, "Own rules")) == [
        ["Rule", "Severity", "Where", "Why"],
        ["Unknown channel", "off", "touchpoints/old and touchpoints/x.md", "names of the old system"],
        ["Vague promise", "error", "everywhere", ""],
    ]


def test_site_that_decides_nothing_itself_has_no_such_table() -> None:
    assert content(health_page.build(small_site({})), "Own rules") is None
