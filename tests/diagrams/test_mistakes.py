"""What an author reads about a diagram that cannot be drawn: line, reason and hint."""

from __future__ import annotations

import time

import pytest

from cxmap.diagrams.mermaid.mistakes import mistake_in

FLOWCHARTS = {
    "a --> b[x": ("`[` is opened and not closed", "close it with `]`"),
    "a --> b{{x}": ("`{` is opened and not closed", "close it with `}`"),
    "a(x] --> b": ("`(` is closed by `]`", "close it with `)`"),
    "a[x]] --> b": (
        "`]` closes nothing",
        'take it out, or write the words in quotation marks: `sorting["Sorting (north)"]`',
    ),
    "a[x (y)] --> b": (
        "brackets stand within words",
        'write the words in quotation marks: `sorting["Sorting (north)"]`',
    ),
    'a["x] --> b': (
        "a quotation mark is opened and not closed",
        'write `"` before and after the words; within them it is `#quot;`',
    ),
    'a["x "y" z"]': (
        "quotation marks stand within words that have them around them",
        'write `#quot;` for each `"` within',
    ),
    "a -> b": ("`->` is no arrow of a flowchart", "write `-->` or `==>`"),
    "a => b": ("`=>` is no arrow of a flowchart", "write `-->` or `==>`"),
    "a --> end": ("`end` is a word of Mermaid's own", "give this part another name, such as `last[end]`"),
    "end --> a": ("`end` is a word of Mermaid's own", "give this part another name, such as `last[end]`"),
    "a -- words b": ("an arrow begins and does not end", "write `counter -- words --> sorting`"),
    "--> b": ("an arrow comes from nothing", "write a name before it: `counter --> sorting`"),
    "a -->": ("an arrow leads to nothing", "write a name behind it: `counter --> sorting`"),
    "a -->|words|": ("an arrow leads to nothing", "write a name behind it: `counter --> sorting`"),
    "a ---": ("an arrow leads to nothing", "write a name behind it: `counter --> sorting`"),
    "a -- b c %% d": ("an arrow begins and does not end", "write `counter -- words --> sorting`"),
    "a b %% c": (
        "a comment stands behind something else",
        "give the comment a line of its own that begins with `%%`",
    ),
    "linkStyle 7 stroke:red": (
        "`linkStyle` may name an arrow that there is not",
        "give it the number of an arrow; the first one is 0",
    ),
    "a@{ shape: nope }": (
        "a shape may be none that Mermaid knows",
        "write a shape of Mermaid's, such as `rect`, `cyl` or `diam`",
    ),
}
WRITTEN_LIKE = "Mermaid's documentation shows how each kind of diagram is written"


@pytest.mark.parametrize("line", FLOWCHARTS)
def test_mistake_in_a_line_of_a_flowchart(line: str) -> None:
    # Some mistakes are found when all lines have been read, and then no line is known.
    seen_at_the_end = line.startswith(("linkStyle", "a@"))

    found = mistake_in(f"flowchart LR\nx --> y\n{line}", None if seen_at_the_end else 3)

    assert (found.reason, found.hint) == FLOWCHARTS[line]
    assert found.line == 3


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("flowchart LR\nsubgraph a\nsubgraph b\nx\nend", 2, "what begins here has no end"),
        ("flowchart LR\nx\nend", 3, "this `end` ends nothing"),
        ("sequenceDiagram\nloop every day\nA->>B: x", 2, "what begins here has no end"),
        ("classDiagram\nclass Parcel {\n+weight", 2, "what begins here has no end"),
        ("stateDiagram-v2\na --> b\n}", 3, "this `}` ends nothing"),
        ("flowchart LR\nsubgraph a; x\nend\nend", 4, "`end` is a word of Mermaid's own"),
        ("flowchart LR\nsubgraph a\nx\nend\ny z", 5, "`y z` cannot be read as a line of `flowchart`"),
    ],
)
def test_groups_that_do_not_end(text: str, line: int, reason: str) -> None:
    found = mistake_in(text, text.count("\n") + 1)

    assert (found.line, found.reason) == (line, reason)


@pytest.mark.parametrize(
    ("text", "line", "reason", "hint"),
    [
        ("flowchrat LR\na --> b", 1, "no kind of diagram begins with `flowchrat`", "did you mean `flowchart`?"),
        (
            "%% a comment\n\nour network\na",
            3,
            "no kind of diagram begins with `our`",
            "begin with the kind, such as `flowchart LR`",
        ),
        (
            "---\ntitle: T\n---\nnetwork LR",
            4,
            "no kind of diagram begins with `network`",
            "begin with the kind, such as `flowchart LR`",
        ),
        ("", None, "the diagram is empty", "write the diagram between the fences, or take them out"),
        ("%% alone\n%%\n", None, "the diagram is empty", "write the diagram between the fences, or take them out"),
    ],
)
def test_what_begins_no_diagram(text: str, line: int | None, reason: str, hint: str) -> None:
    found = mistake_in(text, None)

    assert (found.line, found.reason, found.hint) == (line, reason, hint)


def test_a_line_that_cannot_be_read_is_shown_with_one_that_can() -> None:
    found = mistake_in("pie\nLetters : 3", 2)

    assert found.reason == "`Letters : 3` cannot be read as a line of `pie`"
    assert found.hint == f'write each line like `"Letters" : 3`; {WRITTEN_LIKE}'


def test_lines_that_stand_to_the_right_are_told_of() -> None:
    found = mistake_in("mindmap\na\nb", 3)

    assert (
        found.hint == f"write each line like `Sorting`, further to the right than the one it belongs to; {WRITTEN_LIKE}"
    )


def test_a_long_line_is_cut_and_backticks_end_no_code() -> None:
    found = mistake_in(f"pie\n`{'x' * 200}", 2)

    assert found.reason == f"`'{'x' * 59} …` cannot be read as a line of `pie`"


@pytest.mark.parametrize(("text", "line"), [("pie\n\n", 2), ("flowchart LR\na", None), ("pie\na", None), ("pie", 9)])
def test_where_no_line_says_more_the_kind_is_named(text: str, line: int | None) -> None:
    kind = text.split(maxsplit=1)[0]

    found = mistake_in(text, line)

    assert found.reason == f"what stands here cannot be read as `{kind}`"


@pytest.mark.parametrize(
    "line",
    [
        *("%" * 50_000, "a[" + "x" * 49_000, "a -- " + " " * 48_000 + "-", "-" * 49_000, "x" * 49_000),
        *("---\n" * 12_000, "->|" * 16_000, "@{" * 24_000, '["' * 24_000, "[[ x" * 12_000, " " * 49_000),
        *("subgraph x\n" * 4_000, "{x\n" * 16_000, "\n" * 49_000, "%%\n" * 16_000, ": " * 24_000),
    ],
)
def test_a_mistake_is_found_in_no_time(line: str) -> None:
    start = time.process_time()

    for text in (line, f"flowchart LR\n{line}", f"classDiagram\n{line}", f"---\ntitle: {line}"):
        mistake_in(text, 2)

    assert time.process_time() - start < 2
