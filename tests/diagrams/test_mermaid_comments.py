from __future__ import annotations

import pytest

from cxmap.diagrams.mermaid.comments import without_comments


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("flowchart LR\n%% x\n  %% y\n  a --> b", "flowchart LR\n\n\n  a --> b"),
        ("flowchart LR\n  a[b] --> c;%% x", "flowchart LR\n  a[b] --> c;"),
        ("sequenceDiagram\n  a->>b: hello %% x", "sequenceDiagram\n  a->>b: hello"),
        ("---\ntitle: t # x\n# y\n---\npie\n  %% z", "---\ntitle: t\n\n---\npie\n"),
    ],
)
def test_comments_are_left_out_and_lines_stay_in_place(written: str, read: str) -> None:
    assert without_comments(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "flowchart LR\n  a --> b",
        'flowchart LR\n  a["100 %% sure"] --> b',
        "flowchart LR\n  a[100 %% sure] --> b",
        "flowchart LR\n  a -->|90%%| b#35;",
        "%%{init: {}}%%\nflowchart LR",
    ],
)
def test_labels_and_directives_stay(written: str) -> None:
    assert without_comments(written) == written
