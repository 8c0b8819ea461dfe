"""How much of what customers are told fits its moment."""

from __future__ import annotations

import pytest

from cxmap.alignment.telling import Told


@pytest.mark.parametrize(("messages", "publications", "share"), [(3, 1, 75), (2, 1, 66), (0, 5, 0), (4, 0, 100)])
def test_the_share_is_rounded_down(messages: int, publications: int, share: int) -> None:
    assert Told(messages, publications).share == share


def test_of_nothing_there_is_no_share() -> None:
    assert Told(0, 0).share is None
