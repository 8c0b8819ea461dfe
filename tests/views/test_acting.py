from __future__ import annotations

from typing import Any

import pytest

from cxmap.model.ids import Key
from cxmap.views.parts.acting import acting_on
from tests.alignment.small_maps import measured
from tests.views.small_sites import shown, small_site

PARTIES: dict[str, Any] = {
    "department/marketing": {"title": "Marketing"},
    "department/shops": {"title": "Shops"},
    "partner/vans": {"title": "Vans"},
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
    assert shown(acting_on(site, pair)) == acting
