from __future__ import annotations

from typing import Any

import pytest

from cxmap.model.fingerprint import FIELDS, fingerprint
from cxmap.model.promise import Promise
from cxmap.model.record import IDENTITY

WRITTEN: dict[str, Any] = {
    IDENTITY: "next-day",
    "statement": "Delivered the next day",
    "made_by": "last-mile",
    "expects": [{"metric": "on-time", "at_least": "95"}, {"metric": "days", "at_most": "2", "group": "islands"}],
}


def of(**changes: Any) -> str:
    return fingerprint(Promise.model_validate({**WRITTEN, **changes}))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("statement", "Always delivered the next day"),
        ("reads_as", "most"),
        ("qualifier", "For orders before noon"),
        ("excludes", ["islands"]),
        ("counts_from", "order"),
        ("expects", [{"metric": "on-time", "at_least": "96"}, WRITTEN["expects"][1]]),
        ("expects", [{"metric": "on-time", "at_most": "95"}, WRITTEN["expects"][1]]),
        ("expects", [{"metric": "on-time", "at_least": "95", "group": "islands"}, WRITTEN["expects"][1]]),
        ("expects", [{"metric": "on-time", "at_least": "95", "over": "month"}, WRITTEN["expects"][1]]),
        ("expects", WRITTEN["expects"][:1]),
    ],
)
def test_another_wording_or_target_has_another_print(field: str, value: object) -> None:
    assert field in FIELDS
    assert of(**{field: value}) != of()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("statement", " Delivered  the\nnext day "),
        ("expects", list(reversed(WRITTEN["expects"]))),
        ("expects", [{"metric": "on-time", "at_least": "95.00", "adequate": "90"}, WRITTEN["expects"][1]]),
        ("title", "Next day"),
        ("published", [{"where": "Website"}]),
    ],
)
def test_what_customers_are_promised_is_the_same_however_it_is_typed(field: str, value: object) -> None:
    assert of(**{field: value}) == of()


def test_a_print_is_eight_digits_that_stay_the_same() -> None:
    assert of() == "c65ba2e8"
