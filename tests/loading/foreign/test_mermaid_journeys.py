from __future__ import annotations

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from cxmap.loading.foreign.mermaid_journeys import NoJourneyError, mermaid_journey

DAY = """\
---
title: The front title
---
%%{init: {'theme': 'base'}}%%
%% a remark
journey
    title My working day
    accTitle: Said aloud
    accDescr {
      Two lines
      of it
    }
    Wake: 3
    section Go to work #amp; back
      Make tea<br/>slowly: 5: Me, Cat
      # a remark
      % another
      Do work: 1.5: Me: more
    section Nothing
"""


def test_a_diagram_is_read_as_mermaid_reads_it() -> None:
    journey = mermaid_journey(DAY)

    assert (journey.title, journey.accessible_title, journey.description) == (
        "My working day",
        "Said aloud",
        "Two lines of it",
    )
    assert journey.sections == ("Go to work & back", "Nothing")
    assert [(task.section, task.name, task.score, task.actors) for task in journey.tasks] == [
        (None, "Wake", Decimal(3), ()),
        (0, "Make tea slowly", Decimal(5), ("Me", "Cat")),
        (0, "Do work", Decimal("1.5"), ("Me",)),
    ]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('---\ntitle: "In front"\n---\njourney\n', "In front"),
        ("---\nconfig: a\n---\njourney\n", ""),
        ("\ufeffjourney\r\ntitle A#35;b#59;c\r\n", "A#b;c"),
        ("JOURNEY\nTITLE loud\naccDescr: said", "loud"),
    ],
)
def test_a_title_is_found_wherever_it_stands(text: str, title: str) -> None:
    assert mermaid_journey(text).title == title


@pytest.mark.parametrize("score", ["much", "NaN", "Infinity", "1,5"])
def test_a_score_that_is_no_number_is_none(score: str) -> None:
    assert mermaid_journey(f"journey\nWake: {score}: Me").tasks[0].score is None


def test_a_score_that_is_blank_is_nought() -> None:
    assert mermaid_journey("journey\nWake: :Me").tasks[0].score == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "it does not begin with `journey`"),
        ("flowchart LR", "it does not begin with `journey`"),
        ("journey\nWake", "line 2: `Wake` has no score behind it"),
        ("journey\nWake\nWork: 3", "line 2: `Wake` has no score behind it"),
        ("journey\n: 3", "line 2: a score stands here without a task before it"),
        ("journey\nWake: 3; x", "line 2: `;` cannot stand here"),
        ("journey\njourney on: 3", "line 2: `journey` stands here for the second time"),
    ],
)
def test_what_mermaid_refuses_is_refused_with_its_place(text: str, words: str) -> None:
    with pytest.raises(NoJourneyError, match=re.escape(words)):
        mermaid_journey(text)


def test_all_journeys_of_the_corpus_are_read_and_refused_as_by_mermaid(shared: Path) -> None:
    folder = shared / "corpus" / "mermaid-journeys"
    for line in (folder / "parsed.jsonl").read_text("utf-8").splitlines():
        said = json.loads(line)
        text = (folder / said["file"].rpartition("/")[2]).read_text("utf-8")
        if not said["ok"]:
            with pytest.raises(NoJourneyError):
                mermaid_journey(text)
            continue

        journey = mermaid_journey(text)

        sections = ["", *journey.sections]
        tasks = [
            {
                "section": sections[0 if task.section is None else task.section + 1],
                "task": task.name,
                "score": "NaN" if task.score is None else float(task.score),
                "people": list(task.actors),
            }
            for task in journey.tasks
        ]
        assert tasks == [{key: _plain(value) for key, value in task.items()} for task in said["tasks"]], said["file"]
        assert list(journey.sections) == list(map(_plain, said["sections"]))
        assert sorted({actor for task in journey.tasks for actor in task.actors}) == said["actors"]


def _plain(value: Any) -> Any:
    """Words without breaks, which a title has no use for."""
    return " ".join(re.sub(r"</?br\s*/?>", " ", value).split()) if isinstance(value, str) else value
