from __future__ import annotations

from typing import Any

from tests.diagrams.graph_cases import ecosystem_of, judged_map

CHANGES: dict[str, Any] = {
    "department/hub": {"title": "Hub", "status": "draft"},
    "persona/home": {"title": "Home"},
    "journey/receive": {"personas": ["home"], "stages": [{"name": "Door", "touchpoints": ["doorstep", "loading"]}]},
    "touchpoint/loading": {"title": "Loading", "layer": "backstage", "owner": "hub"},
}


def test_whom_the_site_does_not_show_is_left_out() -> None:
    names = [node.name for node in ecosystem_of(judged_map(CHANGES)).nodes]

    assert "Hub" not in names


def test_customers_do_not_see_what_lies_backstage() -> None:
    graph = ecosystem_of(judged_map(CHANGES), "journey/receive")

    assert [edge.source for edge in graph.edges if edge.target == "journey/receive"] == ["touchpoint/doorstep"]
