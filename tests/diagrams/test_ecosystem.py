from __future__ import annotations

from typing import Any

import pytest

from cxmap.diagrams import ecosystem
from cxmap.diagrams.ecosystem import ecosystem_parts
from cxmap.diagrams.graph import Relation
from tests.alignment.small_maps import measured
from tests.diagrams.graph_cases import acting_in, ecosystem_of, judged_map

CHANGES: dict[str, Any] = {
    "department/hub": {"title": "Hub", "status": "draft"},
    "persona/home": {"title": "Home"},
    "journey/receive": {"personas": ["home"], "stages": [{"name": "Door", "touchpoints": ["doorstep", "loading"]}]},
    "touchpoint/loading": {"title": "Loading", "layer": "backstage", "owner": "hub"},
}


def test_whom_the_site_does_not_show_is_left_out() -> None:
    names = [node.name for node in ecosystem_of(judged_map(CHANGES)).nodes]

    assert "Hub" not in names


def test_a_line_tells_who_must_mend_a_promise_on_a_journey() -> None:
    changes = {
        **CHANGES,
        "capability/courier": measured("80"),
        "partner/carrier": {"title": "Carrier"},
        "touchpoint/doorstep": {"contributors": [{"partner": "carrier"}]},
    }

    graph = ecosystem_of(judged_map(changes))

    assert {edge.source: edge.relation for edge in graph.edges if edge.target == "journey/receive"} == {
        "department/last-mile": Relation.MUST_MEND,
        "partner/carrier": Relation.TAKES_PART,
    }
    assert {node.verdict for node in graph.nodes} == {None}


def test_journeys_that_fit_into_one_picture_stay_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ecosystem, "MOST_NODES", 4)
    stages = CHANGES["journey/receive"]["stages"]
    judged = judged_map({**CHANGES, "journey/complain": {"stages": stages}, "journey/return": {"stages": stages}})

    parts = ecosystem_parts(judged, acting_in(judged))

    assert [[journey.id for journey, _ in part] for part in parts] == [["complain", "receive"], ["return"]]
