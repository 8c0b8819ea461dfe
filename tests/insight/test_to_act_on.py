from __future__ import annotations

from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.to_act_on import in_trouble
from tests.alignment.small_maps import Changes, measured, small_map


def in_order(changes: Changes) -> list[str]:
    compiled = small_map(changes)
    return [promise.id for promise in in_trouble(JudgedMap(compiled.catalogue, compiled.alignment))]


def promise(target: str, **more: object) -> Changes:
    return {"expects": [{"metric": "on-time", "at_least": target}], **more}


def test_what_is_known_not_to_be_kept_comes_first_then_what_is_still_said_then_the_most_harm() -> None:
    names = ["next-day", "harmful", "published", "kept"]
    changes: Changes = {
        "capability/courier": measured("90"),
        "promise/harmful": promise("99"),
        "promise/published": promise("91", published=[{"where": "A wall"}]),
        "promise/kept": promise("50"),
        "promise/unbacked": promise("99", published=[{"where": "A wall"}]),
        "touchpoint/doorstep": {"promises": names},
        "touchpoint/counter": {"title": "Counter", "promises": ["unbacked"]},
    }

    assert in_order(changes) == ["published", "harmful", "next-day", "unbacked"]
