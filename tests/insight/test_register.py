from __future__ import annotations

from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.register import worst_first
from cxmap.insight.to_act_on import in_trouble
from tests.alignment.small_maps import Changes, measured, small_map


def promise(target: str, **more: object) -> Changes:
    return {"expects": [{"metric": "on-time", "at_least": target}], **more}


def test_the_register_begins_with_what_is_to_be_acted_on_first_and_in_that_order() -> None:
    names = ["next-day", "harmful", "beyond", "kept", "unsaid"]
    wall = [{"where": "A wall"}]
    courier = measured("90")
    courier["delivers"][0]["designed"] = "92"
    changes: Changes = {
        "capability/courier": courier,
        "promise/next-day": promise("91", published=wall),
        "promise/harmful": promise("91.5", published=wall),
        "promise/beyond": promise("91.2", published=wall),
        "promise/kept": promise("50"),
        "promise/unsaid": promise("99"),
        "promise/unbacked": promise("99", published=wall),
        "touchpoint/doorstep": {"promises": names},
        "touchpoint/counter": {"title": "Counter", "promises": ["unbacked"]},
    }
    compiled = small_map(changes)
    judged = JudgedMap(compiled.catalogue, compiled.alignment)

    found = [each.id for each in worst_first(judged)]

    assert found == ["harmful", "beyond", "next-day", "unsaid", "unbacked", "kept"]
    assert found[:5] == [each.id for each in in_trouble(judged)]
