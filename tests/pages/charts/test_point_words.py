from __future__ import annotations

import pytest

from cxmap.pages.charts.point_words import edges, words_place

HEIGHT = 200


@pytest.mark.parametrize(
    ("point", "levels", "is_dip", "place"),
    [
        (100, (), False, 92),
        (100, (), True, 117),
        (100, (88,), False, 117),
        (100, (88, 112), False, 85),
        (100, (112, 95), True, 92),
        (100, (112, 88), True, 124),
        (12, (12,), False, 29),
        (190, (185,), False, 182),
        (190, (180, 176), False, 173),
        (100, (92, 80, 70, 60, 112, 122, 132, 142), False, 92),
    ],
    ids=["above", "below", "below", "beyond", "above", "beyond", "top", "bottom", "beyond two", "crowded"],
)
def test_words_stand_on_no_line(point: float, levels: tuple[float, ...], *, is_dip: bool, place: float) -> None:
    assert words_place(point, point, levels, HEIGHT, is_dip=is_dip) == place


def test_words_keep_clear_of_an_interval() -> None:
    assert words_place(80, 120, (), HEIGHT) == 72
    assert words_place(80, 120, (70,), HEIGHT) == 137


def test_words_that_are_near_are_no_place_for_others() -> None:
    assert words_place(100, 100, edges(94), HEIGHT) == 117
