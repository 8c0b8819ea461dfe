from __future__ import annotations

import pickle
from collections.abc import Iterator

from hypothesis import assume, given
from hypothesis import strategies as st

from cxmap.loading.front_matter.node_places import NodePlaces
from cxmap.loading.front_matter.reading import read_front_matter
from cxmap.model.document import Span
from cxmap.model.shape import Path
from tests.loading.front_matter.test_usual import WRITTEN, lines

TEXT = "title: Bell\nstages:\n  - name: One\n  -\n  - name: Two\n"

remarks = st.sampled_from(("# a note: of mine\n", "\n", "title: it's late\n", "'title': Day\n", 'goal: "to pay"\n'))


def test_the_nearest_value_around_a_path_has_its_place() -> None:
    places = NodePlaces(TEXT, {})

    assert places.of_value(("title",)) == Span(2, 8, 2, 12)
    assert places.of_value(("stages", 1, "name")) == Span(6, 11, 6, 14)
    assert places.of_value(("stages", 1, "period")) == places.of_key(("stages", 1)) == Span(6, 5, 6, 9)
    assert places.of_value(("stages", 7)) == places.of_value(("stages",)) == Span(4, 3, 4, 9)
    assert NodePlaces("", {}).of_value(("title",)) == NodePlaces("", {}).of_key(("title",)) == Span(1, 1, 1, 1)


def test_keys_of_ones_own_are_found_as_they_are_typed() -> None:
    places = NodePlaces("title: Bell\nx-desk:\n  Small Print: none\n", {})

    assert places.of_value(("x-desk", "Small Print")) == Span(4, 16, 4, 20)


def test_a_text_alone_has_no_place_in_a_list() -> None:
    places = NodePlaces("goals: to pay\nneeds:\n  - a till\n  - {need: a card}\n", {})
    without_first = places.without(frozenset({("needs", 0)}))

    assert places.as_written(("goals", 0)) == ("goals",)
    assert places.as_written(("needs", 0, "need")) == ("needs", 0)
    assert places.as_written(("needs", 1, "met")) == ("needs", 1, "met")
    assert without_first.as_written(("needs", 0, "need")) == ("needs", 1, "need")


def test_places_can_go_to_another_process() -> None:
    places = NodePlaces(TEXT, {"phases": "stages"}).without(frozenset({("stages", 0)}))
    places.of_value(("title",))

    moved = pickle.loads(pickle.dumps(places))

    assert moved == places
    assert moved.of_value(("stages", 0, "name")) == Span(6, 11, 6, 14)


@given(st.data())
def test_a_field_that_is_read_alone_stands_where_it_stands_in_the_whole(data: st.DataObject) -> None:
    written = data.draw(st.sampled_from(WRITTEN)).splitlines(keepends=True)
    for _ in range(data.draw(st.integers(0, 2))):
        written.insert(data.draw(st.integers(0, len(written))), data.draw(lines | remarks))
    read = read_front_matter("touchpoints/bell.md", "".join(written), None, {})
    assume(read.values)
    whole = NodePlaces(read.text, {})
    for number in range(4):
        whole.of_value((f"field-{number}",))

    for path in _paths((), read.values):
        assert NodePlaces(read.text, {}).of_value(path) == whole.of_value(path)
        assert NodePlaces(read.text, {}).of_key(path) == whole.of_key(path)


def _paths(at: Path, value: object) -> Iterator[Path]:
    members = value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ())
    for step, member in members:
        yield (*at, step)
        yield from _paths((*at, step), member)
