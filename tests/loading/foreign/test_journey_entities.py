from __future__ import annotations

from cxmap.loading.foreign.entity_names import EntityNames, ForeignEntity
from cxmap.loading.foreign.journey_entities import journey_entities
from cxmap.loading.foreign.mermaid_journeys import mermaid_journey

DAY = """\
journey
    accDescr: From bed to desk
    Wake: 3
    section Go to work
      Make tea: 5: Me, Kitchen
      Make tea: 7: Vans
    section Rest
"""


def _made(text: str, owner: str | None = "office", *known: tuple[str, str]) -> dict[str, ForeignEntity]:
    names = EntityNames()
    for kind, name in known:
        names.add(kind, name)
    made = [*journey_entities(mermaid_journey(text), "My day", owner, names), *names.named_only.values()]
    return {entity.key: entity for entity in made}


def test_sections_are_stages_tasks_are_touchpoints_and_actors_are_personas() -> None:
    made = _made(DAY, "office", ("department", "Kitchen"), ("partner", "Vans"))

    assert list(made) == [
        *("journey/my-day", "touchpoint/wake", "touchpoint/make-tea", "touchpoint/make-tea-2", "persona/me")
    ]
    assert made["journey/my-day"].values == {
        "title": "My day",
        "owner": "office",
        "stages": [
            {"name": "My day", "touchpoints": ["wake"]},
            {"name": "Go to work", "touchpoints": ["make-tea", "make-tea-2"]},
            {"name": "Rest"},
        ],
        "summary": "From bed to desk",
        "personas": ["me"],
    }
    assert made["touchpoint/make-tea"].values == {
        "title": "Make tea",
        "owner": "office",
        "experience": {"score": "5"},
        "contributors": [{"department": "kitchen"}],
        "x-actors": ["Me", "Kitchen"],
    }
    assert made["touchpoint/make-tea-2"].values["contributors"] == [{"partner": "vans"}]


def test_a_score_that_is_none_of_ours_is_kept_as_it_is() -> None:
    made = _made("journey\nA: 7: Me\nB: none: Me\n")

    assert made["touchpoint/a"].values["x-score"] == "7"
    assert "x-score" not in made["touchpoint/b"].values
    assert not any("experience" in entity.values for entity in made.values())


def test_without_an_owner_all_are_drafts() -> None:
    made = _made("journey\nsection S\nA: 3\n", None)

    assert made["journey/my-day"].values["status"] == made["touchpoint/a"].values["status"] == "draft"
    assert "personas" not in made["journey/my-day"].values
