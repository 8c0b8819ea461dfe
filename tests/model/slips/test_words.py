from __future__ import annotations

import pytest

from cxmap.model import fields
from cxmap.model.channels import NAMED_ELSEWHERE, STANDARD_CHANNELS
from cxmap.model.opportunity import OpportunityState
from cxmap.model.record import Status
from cxmap.model.slips.words import word_meant, words_meant
from tests.model.slips.readings import answer


@pytest.mark.parametrize(("text", "word"), [("in review", "draft"), ("In  Progress", "draft"), ("archived", "retired")])
def test_a_status_has_other_words(text: str, word: str) -> None:
    assert word_meant(text, tuple(Status)) == word


def test_a_word_means_what_the_field_allows() -> None:
    assert word_meant("in progress", tuple(OpportunityState)) == "doing"
    assert word_meant("in progress", ("share", "mean")) is None


@pytest.mark.parametrize(
    ("text", "word"), [("Ja", "true"), ("on", "true"), ("1", "true"), ("n", "false"), ("0", "false")]
)
def test_true_and_false_have_other_words(text: str, word: str) -> None:
    assert answer(fields.Flag, text)[1] == word


def test_whether_something_is_true_is_not_guessed() -> None:
    assert answer(fields.Flag, "maybe") == ("write `true` or `false`", None)


@pytest.mark.parametrize("channel", STANDARD_CHANNELS)
def test_every_name_of_a_channel_leads_to_it_however_its_words_are_joined(channel: str) -> None:
    for name in NAMED_ELSEWHERE[channel]:
        for written in (name, name.upper(), name.replace(" ", "-"), name.replace(" ", "")):
            assert channel in words_meant(written, STANDARD_CHANNELS)


def test_a_name_of_two_channels_is_not_decided() -> None:
    assert words_meant("mail", STANDARD_CHANNELS) == ("email", "post")
    assert word_meant("mail", STANDARD_CHANNELS) is None
    assert word_meant("mail", ("email", "phone")) == "email"
