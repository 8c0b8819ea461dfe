from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from cxmap.adapters.content.made_ahead import MadeAhead, can_make_ahead
from cxmap.adapters.content.two_processes import has_second_process

PLACES = 200
LARGE = 1 << 18

pytestmark = pytest.mark.skipif(not has_second_process(), reason="no fork, or one processor")


def _begun(make: Callable[[int], Any]) -> MadeAhead[Any]:
    """The other process has made the last answer."""
    ahead = MadeAhead(make, PLACES)
    assert ahead._here.poll(60)  # noqa: SLF001  # nobody else waits for it
    return ahead


def _whose(place: int) -> tuple[int, int]:
    time.sleep(0.001)
    return place, os.getpid()


def test_every_answer_is_that_of_its_place_and_the_other_process_makes_the_last_ones() -> None:
    ahead = _begun(_whose)
    answers = [ahead.answer(place) or _whose(place) for place in range(PLACES)]
    ahead.end()

    assert [place for place, _ in answers] == list(range(PLACES))
    assert answers[-1][1] != os.getpid()


def test_an_answer_is_handed_out_once() -> None:
    ahead = _begun(_whose)
    answers = [ahead.answer(PLACES - 1) for _ in range(2)]
    ahead.end()

    assert [answer is not None for answer in answers] == [True, False]


def _killed_at_150(place: int) -> int:
    if place == 150:
        os.kill(os.getpid(), signal.SIGKILL)
    return place


def test_what_a_killed_process_has_not_made_it_does_not_hand_over() -> None:
    ahead = _begun(_killed_at_150)
    answers = [ahead.answer(place) for place in (120, 150, 199)]
    ahead.end()

    assert answers == [None, None, 199]


def _refusing_even(place: int) -> int:
    if place % 2 == 0:
        raise RuntimeError(str(place))
    return place


def test_an_answer_that_cannot_be_made_is_left_out_and_the_others_are_made() -> None:
    ahead = _begun(_refusing_even)
    answers = [ahead.answer(place) for place in (198, 199)]
    ahead.end()

    assert answers == [None, 199]


def test_it_ends_while_the_other_process_waits_for_somebody_to_take_its_answers() -> None:
    ahead = _begun(lambda _place: os.urandom(LARGE))
    assert ahead.answer(PLACES - 1)

    ahead.end()

    assert ahead.answer(PLACES - 2) is None


def test_beside_other_threads_nothing_is_made_ahead() -> None:
    stopped = threading.Event()
    other = threading.Thread(target=stopped.wait)
    other.start()
    try:
        assert not can_make_ahead()
    finally:
        stopped.set()
        other.join()
