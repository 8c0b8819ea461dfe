from __future__ import annotations

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from cxmap.model.fields import Address, is_safe_address, number_from
from cxmap.model.ids import is_id


@pytest.mark.parametrize(
    ("text", "value"), [("4", "4"), ("+1", "1"), ("-0.5", "-0.5"), ("007", "7"), ("1.10", "1.10"), ("0" * 30, "0")]
)
def test_a_number_is_a_sign_digits_and_one_point(text: str, value: str) -> None:
    assert number_from(text) == Decimal(value)


@pytest.mark.parametrize(
    "text", ["", "-", ".5", "1.", "1e5", "1_000", "1,5", "nan", "inf", "0x1", "1 ", " 1", "1\n", "٣", "--1", "1.2.3"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        number_from(text)


@pytest.mark.parametrize(
    "address",
    ["https://example.com/a:b", "HTTP://example.com", "mailto:us@example.com", "tel:+49", "door.md", "../a/b.md#c",
     "#c", "", "/top", "?q=a:b", "a/b:c"],
)  # fmt: skip
def test_addresses_that_lead_somewhere_are_safe(address: str) -> None:
    assert is_safe_address(address)


@pytest.mark.parametrize(
    "address",
    ["javascript:x", "JavaScript:x", " javascript:x", "java\tscript:x", "java\nscript:x", "\x01javascript:x", "data:x",
     "vbscript:x", "file:///x", "//example.com", "\\\\example.com", "/\\example.com", "/\t/example.com", "ftp://x",
     "a:b"],
)  # fmt: skip
def test_addresses_that_may_run_or_lead_away_are_not_safe(address: str) -> None:
    assert not is_safe_address(address)


@pytest.mark.parametrize("text", ["a", "next-day", "24-7", "a1-b2", "a" * 80, "com10", "con1", "console"])
def test_ids(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize(
    "text",
    ["", "A", "a_b", "a--b", "-a", "a-", "a b", "ä", "a\n", "a" * 81, "con", "prn", "aux", "nul", "com1", "lpt9", "٣"],
)
def test_what_is_no_id(text: str) -> None:
    assert not is_id(text)


def test_an_unsafe_address_in_many_quotes_is_refused_soon() -> None:
    address = "\u201c" * 600 + "javascript:x" + ",\u201d" * 600

    with pytest.raises(ValidationError):
        TypeAdapter(Address).validate_python(address)
