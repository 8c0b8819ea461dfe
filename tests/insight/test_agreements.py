from __future__ import annotations

from typing import Any

import pytest

from cxmap.insight.agreements import Cover, coverage_by_agreement, is_unbound
from cxmap.model.partner import Partner
from tests.pages.small_sites import small_site

HELPING = {"touchpoint/doorstep": {"contributors": [{"partner": "vans"}]}}


def _bound(level: str, **more: str) -> dict[str, Any]:
    agreement = {"title": "Terms", "obligations": [{"metric": "on-time", "at_least": level}], **more}
    return {"partner/vans": {"title": "Vans", "agreement": agreement}}


@pytest.mark.parametrize(
    ("changes", "cover", "unbound"),
    [
        ({"partner/vans": {"title": "Vans"}, **HELPING}, Cover.NONE, True),
        ({**_bound("97", until="2026-01-31"), **HELPING}, Cover.ENDED, True),
        ({"partner/vans": {**_bound("97")["partner/vans"], "status": "retired"}, **HELPING}, Cover.ENDED, True),
        (_bound("97"), Cover.NOT_NEEDED, False),
        ({**_bound("97"), **HELPING}, Cover.WHOLE, False),
        ({**_bound("90"), **HELPING}, Cover.PART, False),
    ],
)
def test_an_agreement_covers_what_is_promised_wholly_in_part_or_not(
    changes: dict[str, Any], cover: Cover, *, unbound: bool
) -> None:
    site = small_site(changes)
    partner = site.catalogue.find(Partner, "vans")
    assert partner

    (found,) = coverage_by_agreement(site, partner)

    assert found.cover is cover
    assert is_unbound(site, partner) is unbound


def test_of_the_targets_of_several_groups_the_strictest_must_be_covered() -> None:
    targets = [{"metric": "on-time", "at_least": "95"}, {"metric": "on-time", "at_least": "60", "group": "islands"}]
    site = small_site({**_bound("70"), **HELPING, "promise/next-day": {"expects": targets}})
    partner = site.catalogue.find(Partner, "vans")
    assert partner

    (found,) = coverage_by_agreement(site, partner)

    assert found.promised == 95
    assert found.cover is Cover.PART


def test_an_obligation_on_a_metric_that_nobody_wrote_down_covers_nothing() -> None:
    agreement = {"title": "Terms", "obligations": [{"metric": "nowhere", "at_least": "97"}]}
    site = small_site({"partner/vans": {"title": "Vans", "agreement": agreement}})
    partner = site.catalogue.find(Partner, "vans")
    assert partner

    assert not list(coverage_by_agreement(site, partner))
