from __future__ import annotations

import pytest

from cxmap.findings.suggest import Names, did_you_mean, nearest

MANY = [f"touchpoint-{number}" for number in range(3000)]


@pytest.mark.parametrize(
    ("word", "meant"),
    [("lvie", "live"), (" Live ", "live"), ("drafted", "draft"), ("zzz", None), ("", None), ("retried", "retired")],
)
def test_the_nearest_word_is_meant(word: str, meant: str | None) -> None:
    assert nearest(word, ["draft", "live", "retired"]) == meant


@pytest.mark.parametrize("word", ["moment of truth", "moment-of-truth", "Moment_Of_Truth", "momentoftruth"])
def test_blanks_hyphens_and_underscores_are_one(word: str) -> None:
    assert nearest(word, ["title", "moment_of_truth"]) == "moment_of_truth"


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("touchpoint-2777", "touchpoint-2777"),
        ("Touchpoint-77", "touchpoint-77"),
        ("touchpiont-2777", "touchpoint-2777"),
        ("touchpoint", "touchpoint-9"),
        ("doorstep", None),
    ],
)
def test_the_nearest_of_many_names_is_found(word: str, meant: str | None) -> None:
    assert Names(MANY, 1).nearest(word) == meant


def test_guesses_come_to_an_end() -> None:
    names = Names(["bell"], 1)

    assert [names.nearest("bel"), names.nearest("bel")] == ["bell", None]


def test_names_are_known() -> None:
    names = Names(["bell"], 0)

    assert "bell" in names
    assert "door" not in names


def test_a_hint_names_what_is_meant_or_what_there_is() -> None:
    assert did_you_mean("live", ["live"], otherwise="") == "did you mean `live`?"
    assert did_you_mean(None, ["draft", "live"], otherwise="") == "write one of `draft`, `live`"
    assert did_you_mean(None, MANY, otherwise="look again") == "look again"
    assert did_you_mean(None, [], otherwise="look again") == "look again"
