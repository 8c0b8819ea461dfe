from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxmap.diagrams.graph import Graph, GraphEdge, GraphGroup, GraphNode, NodeKind, Relation
from cxmap.diagrams.mermaid.escaping import showable
from cxmap.diagrams.mermaid.flowchart import flowchart_text, node_names
from cxmap.model.verdicts import Verdict
from tests.cases import case_files, hold_to_case, read_case
from tests.diagrams.graph_cases import graph_of, node_of, table_of

CASES = case_files(Path(__file__).parent / "graphs")
ANY_TEXT = st.text(st.characters(categories=None))
LABEL = r"(?:[^\s\"#:;|<>()\[\]{}&]| |#\d+;)+"
LINE = re.compile(
    rf"flowchart LR|direction TB|end|subgraph [gf]\d+ \[\"{LABEL}\"\]"
    rf"|n\d+\[\"{LABEL}<br>{LABEL}\"\]|n\d+:::touchpoint|n\d+:::kept|n\d+ --> n\d+"
)


@pytest.mark.parametrize("case", CASES, ids=lambda file: file.stem)
def test_graph_has_exactly_this_text_and_this_table(case: Path, *, update_cases: bool) -> None:
    graph = graph_of(read_case(case))

    found = {"text": flowchart_text(graph), "table": table_of(graph)}

    hold_to_case(case, found, update=update_cases)


# The first text waits for an import.
@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_no_name_adds_a_line_or_a_word_of_the_grammar(group: str, name: str, mark: str) -> None:
    nodes = tuple(
        GraphNode(key, name, NodeKind.TOUCHPOINT, verdict=Verdict.KEPT, marks=(mark,)) for key in ("end", name + "x")
    )
    graph = Graph("T", (GraphGroup(group, nodes, group),), (GraphEdge("end", name + "x", Relation.THEN),))

    lines = flowchart_text(graph).split("\n")

    assert [line for line in lines[:-1] if not LINE.fullmatch(line)] == []
    assert len(lines) == (15 if group else 12)


def test_nodes_are_called_by_their_position_not_by_their_keys() -> None:
    graph = Graph("T", (GraphGroup("A", (node_of("touchpoint/end"), node_of("touchpoint/A b"))),), ())

    assert node_names(graph) == {"touchpoint/end": "n0", "touchpoint/A b": "n1"}


def test_words_below_a_name_say_its_verdict_first() -> None:
    node = GraphNode("k", "N", NodeKind.CAPABILITY, verdict=Verdict.AT_RISK, is_weakest=True, marks=("unseen",))

    assert node.words == ("at risk", "weakest link", "unseen")


@given(ANY_TEXT)
def test_showable_text_can_be_written_to_a_page(text: str) -> None:
    assert not re.search("[\\0-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\ud800-\udfff\ufffe\uffff]", showable(text))


@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"))))
def test_showable_text_stays_as_it_is(text: str) -> None:
    assert showable(text) == text
