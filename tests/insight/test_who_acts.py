from __future__ import annotations

from typing import Any

import pytest

from cxmap.insight.who_acts import acting_on, department_acting_on
from cxmap.model.ids import Key
from tests.alignment.small_maps import measured
from tests.pages.small_sites import shown, small_site

PARTIES: dict[str, Any] = {
    "department/marketing": {"title": "Marketing"},
    "department/shops": {"title": "Shops"},
    "partner/vans": {
        "title": "Vans",
        "agreement": {"title": "Rounds", "obligations": [{"metric": "on-time", "at_least": "95"}]},
    },
    "promise/next-day": {"made_by": "marketing"},
    "touchpoint/doorstep": {"owner": "shops"},
    "capability/courier": {"partners": ["vans"]},
}


@pytest.mark.parametrize(
    ("changes", "verdict", "acting"),
    [
        ({}, "kept", ""),
        ({"capability/courier": {**measured("90"), "partners": ["vans"]}}, "broken", "[Last mile] [Vans]"),
        (
            {"capability/courier": {"delivers": [{"metric": "on-time", "designed": "80"}]}},
            "over-promised",
            "[Marketing] [Last mile]",
        ),
        ({"touchpoint/doorstep": {"owner": "shops", "capabilities": ""}}, "unbacked", "[Shops]"),
        ({"metric/on-time": {"headroom": "1"}}, "under-promised", "[Marketing]"),
    ],
)
def test_whoever_can_change_it_acts(changes: dict[str, Any], verdict: str, acting: str) -> None:
    site = small_site({**PARTIES, **changes})

    (pair,) = site.pairs_of(Key("promise/next-day"))

    assert pair.verdict == verdict
    assert shown(site.links_to(acting_on(site, pair))) == acting


@pytest.mark.parametrize(
    ("changes", "rule", "owner"),
    [
        ({"touchpoint/doorstep": {"owner": "shops", "capabilities": ""}}, "unbacked-promise", "shops"),
        ({"capability/courier": measured("90")}, "broken-promise", "last-mile"),
        ({"capability/courier": {"delivers": [{"metric": "on-time"}]}}, "unverified-promise", "last-mile"),
        (
            {"capability/courier": {"delivers": [{"metric": "on-time", "designed": "80"}]}},
            "over-promised",
            "marketing",
        ),
        ({"metric/on-time": {"headroom": "1"}}, "under-promised", "marketing"),
        ({"touchpoint/doorstep": {"control": "outside"}}, "promise-outside-control", "last-mile"),
        ({"touchpoint/doorstep": {"promises": ""}}, "homeless-promise", "marketing"),
    ],
)
def test_whoever_acts_on_a_promise_has_the_findings_about_it(changes: dict[str, Any], rule: str, owner: str) -> None:
    site = small_site({**PARTIES, **changes})

    (finding,) = (finding for finding in site.findings if finding.rule == rule)

    assert department_acting_on(site, finding) == f"department/{owner}"


def test_a_finding_about_another_of_two_targets_belongs_to_whoever_acts_on_that_one() -> None:
    expects = [{"metric": "on-time", "at_least": "95"}, {"metric": "quiet", "at_least": "60"}]
    quiet = {"title": "Quiet rounds", "unit": "percent", "better": "higher"}
    promise = {"made_by": "marketing", "expects": expects}
    changes = {"metric/quiet": quiet, "promise/next-day": promise, "capability/courier": measured("90")}

    site = small_site({**PARTIES, **changes, "touchpoint/doorstep": {"owner": "shops"}})

    owners = {finding.rule: department_acting_on(site, finding) for finding in site.findings}
    assert (owners["broken-promise"], owners["unbacked-promise"]) == ("department/last-mile", "department/shops")


@pytest.mark.parametrize(("managed", "acting"), [({"managed_by": "shops"}, "department/shops"), ({}, None)])
def test_whoever_looks_after_a_partner_has_the_findings_about_its_promise(
    managed: dict[str, str], acting: str | None
) -> None:
    promise = {"made_by": "partner/vans"}
    changes = {"promise/next-day": promise, "partner/vans": {"title": "Vans", **managed}}

    site = small_site({**PARTIES, **changes, "touchpoint/doorstep": {"promises": ""}})

    (finding,) = (finding for finding in site.findings if finding.rule == "homeless-promise")
    assert department_acting_on(site, finding) == acting


def test_nobody_acts_where_nobody_answers() -> None:
    site = small_site({"touchpoint/doorstep": {"owner": "nobody", "capabilities": ""}})

    (pair,) = site.pairs_of(Key("promise/next-day"))

    assert acting_on(site, pair) == ()
