from __future__ import annotations

import pytest

from cxmap.adapters.git import Choice, choice_from
from cxmap.adapters.options import ConfigurationError


@pytest.mark.parametrize(
    ("options", "choice"),
    [
        ({}, Choice()),
        ({"history": None, "compare": None}, Choice()),
        ({"history": "", "compare": []}, Choice()),
        ({"history": True}, Choice()),
        ({"history": False}, Choice(is_read=False)),
        ({"history": "no"}, Choice(is_read=False)),
        ({"compare": "v1"}, Choice(compared=("v1",))),
        ({"compare": ["v1"]}, Choice(compared=("v1",))),
        ({"compare": ["v1", "v2"]}, Choice(compared=("v1", "v2"))),
    ],
)
def test_the_options_say_what_is_read_and_compared(options: dict[str, object], choice: Choice) -> None:
    assert choice_from(options) == choice


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"history": "often"}, "`history` of `cxmap` in `mkdocs.yml` is neither `true` nor `false`"),
        ({"compare": ["a", "b", "c"]}, "`compare` of `cxmap` in `mkdocs.yml` is neither a tag nor a list of two"),
        ({"compare": 2026}, "is neither a tag nor"),
        ({"compare": [""]}, "is neither a tag nor"),
        ({"compare": ["a\nb"]}, "is neither a tag nor"),
    ],
)
def test_a_choice_that_makes_no_sense_is_explained(options: dict[str, object], words: str) -> None:
    with pytest.raises(ConfigurationError, match=words):
        choice_from(options)
