from __future__ import annotations

from cxmap.adapters.export.mermaid import exported
from cxmap.loading.foreign.mermaid_journeys import mermaid_journey
from tests.alignment.small_maps import Changes, small_map

JOURNEY: Changes = {
    "journey/receive": {
        "title": "Receive a parcel",
        "stages": [
            {"name": "Waiting", "touchpoints": ["tracking"]},
            {"name": "Getting it", "touchpoints": ["doorstep"]},
        ],
    },
    "touchpoint/tracking": {"title": "Tracking page", "experience": {"score": "2"}},
    "touchpoint/doorstep": {"experience": {"score": "4"}},
}


def test_each_journey_is_a_file_that_reads_back_as_it_was() -> None:
    (name, content), *others = exported(small_map({**JOURNEY, "journey/send": {"stages": [{"name": "Post"}]}})).items()

    assert name == "receive.mmd"
    assert [name for name, _ in others] == ["send.mmd"]
    read = mermaid_journey(content.decode())
    assert (read.title, read.sections) == ("Receive a parcel", ("Waiting", "Getting it"))
    assert [(task.section, task.name, str(task.score)) for task in read.tasks] == [
        (0, "Tracking page (assumed)", "2"),
        (1, "Parcel at the door (assumed)", "4"),
    ]


def test_a_map_without_journeys_has_no_files() -> None:
    assert exported(small_map({})) == {}
