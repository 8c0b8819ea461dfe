from __future__ import annotations

import pickle

from cxmap.loading.front_matter.node_places import NodePlaces
from cxmap.model.document import Span

TEXT = "title: Bell\nstages:\n  - name: One\n  -\n  - name: Two\n"


def test_the_nearest_value_around_a_path_has_its_place() -> None:
    places = NodePlaces(TEXT, {})

    assert places.of_value(("title",)) == Span(2, 8, 2, 12)
    assert places.of_value(("stages", 1, "name")) == Span(6, 11, 6, 14)
    assert places.of_value(("stages", 1, "period")) == places.of_key(("stages", 1)) == Span(6, 5, 6, 9)
    assert places.of_value(("stages", 7)) == places.of_value(("stages",)) == Span(4, 3, 4, 9)
    assert NodePlaces("", {}).of_value(("title",)) == NodePlaces("", {}).of_key(("title",)) == Span(1, 1, 1, 1)


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
