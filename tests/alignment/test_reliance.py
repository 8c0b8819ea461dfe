"""Who relies on whom, at any depth."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from cxmap.alignment.reliance import reached, relied_on, relying_on
from cxmap.model.capability import Capability
from cxmap.model.ids import Key
from tests.alignment.small_maps import Changes, small_map

STEPS = {"a": "bc", "b": "d", "c": "bd", "d": "a", "e": "ee"}


def step(node: str) -> Iterable[str]:
    return STEPS[node]


@pytest.mark.parametrize(("start", "found"), [("a", "bcd"), ("d", "abc"), ("e", ""), ("bc", "da"), ("", "")])
def test_each_node_is_reached_once_in_rings_too(start: str, found: str) -> None:
    assert "".join(reached(start, step)) == found


def test_only_a_capability_that_says_so_relies_on_another() -> None:
    # The touchpoint that names the courier has the id of another capability, as its owner has that of a third.
    changes: Changes = {
        "capability/van": {"relies_on": ["courier", "courier"]},
        "capability/cart": {"relies_on": ["courier"], "status": "retired", "retired": "2026-01-01"},
        "capability/doorstep": {},
        "capability/last-mile": {},
    }

    catalogue = small_map(changes).catalogue

    assert relying_on(catalogue, Key("capability/courier")) == (Key("capability/van"),)
    assert relying_on(catalogue, Key("capability/van")) == ()


def test_a_capability_relies_on_what_is_live_or_cannot_be_read() -> None:
    changes: Changes = {
        "capability/courier": {"relies_on": ["van", "van", "cart", "nowhere"]},
        "capability/van": {},
        "capability/cart": {"status": "retired", "retired": "2026-01-01"},
    }

    catalogue = small_map(changes).catalogue
    courier = catalogue.find(Capability, "courier")

    assert courier
    assert relied_on(catalogue, courier) == ("van", "nowhere")
