from __future__ import annotations

import pytest

from cxmap.model import fields
from tests.model.slips.readings import answer, holds


@pytest.mark.parametrize(
    "text", ["team@example.com", "j\u00f6rg.m@m\u00fcller.example", "a.b+c@x-y.example", "o'neil@mail", "1@2.example"]
)
def test_an_address_of_a_mailbox_is_one(text: str) -> None:
    assert holds(fields.Mailbox, text) == text


@pytest.mark.parametrize(
    "text",
    [
        "mailto:team@example.com",
        "<team@example.com>",
        "<mailto:team@example.com>",
        "[The team](mailto:team@example.com)",
        "\u201cteam@example.com\u201d",
    ],
)
def test_an_address_in_other_signs_is_suggested_alone(text: str) -> None:
    assert answer(fields.Mailbox, text)[1] == "team@example.com"


def test_a_name_beside_the_address_has_a_field_of_its_own() -> None:
    hint, suggestion = answer(fields.Mailbox, "The team <team@example.com>")

    assert suggestion is None
    assert hint == "write `team@example.com`, and the name in the field for it: `name: The team`"


@pytest.mark.parametrize(
    "text",
    [
        "team",
        "teamlexample.com",
        "team@exam,ple.com",
        "team@exam\u2013ple.com",
        "team@example.com.",
        "team@example..com",
        "a@b@c",
        "a@b.example, c@d.example",
        "mailto:team",
    ],
)
def test_no_address_of_a_mailbox_is_none(text: str) -> None:
    assert answer(fields.Mailbox, text) == ("write one address, such as `team@example.com`", None)
