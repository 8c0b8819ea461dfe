from __future__ import annotations

import pytest

from cxmap.loading.foreign.column_targets import is_target, kind_for, nearest_target, targets_for
from cxmap.model.journey import Journey
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.touchpoint import Touchpoint


@pytest.mark.parametrize(
    ("kind", "heads", "targets"),
    [
        (Touchpoint, ["Touchpoint", "Owner", "Channel"], ["title", "owner", "channel"]),
        (
            Touchpoint,
            ["Kundenreise", "Phase", "Kontakt-ID", "Name", "Kanal", "Verantwortlich", "Zufriedenheit (1-5)"],
            ["journey", "stage", "", "title", "channel", "owner", "experience.score"],
        ),
        (Touchpoint, ["Pain Points", "Experience score", "ideal", "Chanel", "xyz"],
         ["pain_points.title", "experience.score", "experience.ideal", "channel", ""]),
        (Promise, ["Promise", "Owner", "KPI", "Target"],
         ["statement", "made_by", "expects.metric", "expects.at_least"]),
        (Touchpoint, ["Target", "Rating"], ["", "experience.score"]),
        (Touchpoint, ["Title", "Name", "id", ""], ["title", "", "id"]),
        (Journey, ["Journey", "Goal", "Step"], ["title", "goal", ""]),
    ],
)  # fmt: skip
def test_columns_are_known_by_names_synonyms_and_what_looks_alike(
    kind: type[Entity], heads: list[str], targets: list[str]
) -> None:
    assert list(targets_for(kind, heads).values()) == targets


@pytest.mark.parametrize(
    ("name", "heads", "kind"),
    [
        ("promises", [], "promise"),
        ("our-promise list", [], "promise"),
        ("Sheet1", ["Statement", "Made by", "Expects metric"], "promise"),
        ("Sheet1", ["Unit", "Better", "Type", "Title"], "metric"),
        ("Sheet1", ["Name", "nothing", ""], "touchpoint"),
    ],
)
def test_the_kind_is_told_by_the_tables_name_and_else_by_its_columns(name: str, heads: list[str], kind: str) -> None:
    assert kind_for(name, heads).kind == kind


def test_only_touchpoints_stand_on_journeys() -> None:
    assert is_target(Touchpoint, "stage")
    assert is_target(Promise, "expects.at_least")
    assert not is_target(Promise, "stage")
    assert not is_target(Promise, "expects")
    assert nearest_target(Touchpoint, "jorney") == "journey"
    assert nearest_target(Promise, "expects.atleast") == "expects.at_least"
