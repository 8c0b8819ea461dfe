from __future__ import annotations

import pytest

from cxmap.loading.front_matter.written_places import written_places
from cxmap.model.journey import Journey
from cxmap.model.promise import Promise

TEXT = """\
Statement: "It 😀 comes"
made_by: depot
personas: [neighbour, shop]
expects:
  - metric: hours
    at_most: 24
x-own: {a: b}
"""


def test_each_value_has_its_place_in_the_units_of_a_browser() -> None:
    written = written_places(TEXT, Promise, 4)
    units = f"---\n{TEXT}".encode("utf-16-le")

    def said(start: int, end: int) -> str:
        return units[2 * start : 2 * end].decode("utf-16-le")

    def unfolded(node: object) -> object:
        assert isinstance(node, list)
        sort, start, end, _, *members = node
        if sort == "s":
            return said(start, end)
        if sort == "l":
            return [unfolded(member) for member in members[0]]
        return {(entry[0], said(entry[1], entry[2])): unfolded(entry[3]) for entry in members[0]}

    assert unfolded(written) == {
        ("statement", "Statement"): '"It 😀 comes"',
        ("made_by", "made_by"): "depot",
        ("personas", "personas"): ["neighbour", "shop"],
        ("expects", "expects"): [{("metric", "metric"): "hours", ("at_most", "at_most"): "24"}],
        ("x-own", "x-own"): {("a", "a"): "b"},
    }


def test_other_names_of_a_field_are_told_as_the_field() -> None:
    written = written_places("phases:\n  - name: Wait\n", Journey, 0)

    assert written is not None
    assert written[4][0][0] == "stages"  # type: ignore[index]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "title: [a\n",
        "title: &a b\n",
        "- title\n",
        "{title: a}\n",
        "title: a\ntitle: b\n",
        "links:\n  - title: a\n    title: b\n",
        "links:\n  title: a\n  title: b\n",
        "[a, b]: c\n",
        "title:\n\t- a\n",
    ],
)
def test_a_front_matter_that_is_out_of_order_is_left_alone(text: str) -> None:
    assert written_places(text, Promise, 0) is None
