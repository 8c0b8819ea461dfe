from __future__ import annotations

import pytest

from cxmap.findings.corrections import CorrectedText, corrected
from cxmap.findings.finding import Finding, Place, Suggested
from cxmap.findings.severity import Severity
from cxmap.model.document import Span

PATH = "touchpoints/bell.md"


def _finding(span: Span, suggestion: str | None, *also: Suggested) -> Finding:
    return Finding("wrong-type", Severity.ERROR, Place(PATH, span), "wrong", suggestion=suggestion, also=also)


def _in_line(line: int, first: int, last: int) -> Span:
    return Span(line, first, line, last)


def _corrected(text: str, *findings: Finding) -> CorrectedText:
    return corrected(PATH, text, findings)


def test_suggestions_are_written_and_nothing_else_changes() -> None:
    text = "---\r\nowner: last-mille   # café\r\nlayer: fronstage\r\n---\r\n"

    found = _corrected(
        text,
        _finding(_in_line(3, 8, 17), "frontstage"),
        _finding(_in_line(2, 8, 18), "last-mile"),
        _finding(_in_line(2, 1, 6), None),
    )

    assert found.text == "---\r\nowner: last-mile   # café\r\nlayer: frontstage\r\n---\r\n"
    assert [(each.before, each.after) for each in found.written] == [
        ("last-mille", "last-mile"),
        ("fronstage", "frontstage"),
    ]
    assert found.waiting == ()


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_several_lines_get_the_line_ends_of_the_file(line_end: str) -> None:
    text = line_end.join(("a: [x, y]", "b: 1", ""))

    found = _corrected(text, _finding(_in_line(1, 3, 10), "\n  - x\n  - y"))

    assert found.text == line_end.join(("a:", "  - x", "  - y", "b: 1", ""))


def test_text_may_be_taken_out_over_several_lines() -> None:
    assert _corrected("a: 1\nb: 2\nc: 3\n", _finding(Span(1, 5, 2, 5), "")).text == "a: 1\nc: 3\n"


def test_overlapping_suggestions_wait() -> None:
    whole, part = _finding(_in_line(1, 1, 7), "[ab]"), _finding(_in_line(1, 2, 3), "b")

    found = _corrected("[a, b]", part, whole)

    assert found.text == "[ab]"
    assert [each.after for each in found.waiting] == ["b"]


def test_texts_put_in_at_one_place_wait_for_each_other() -> None:
    found = _corrected("ab", _finding(_in_line(1, 2, 2), "1"), _finding(_in_line(1, 2, 2), "2"))

    assert (found.text, len(found.waiting)) == ("a1b", 1)


def test_neighbours_do_not_overlap() -> None:
    found = _corrected("ab", _finding(_in_line(1, 1, 2), "x"), _finding(_in_line(1, 2, 3), "y"))

    assert (found.text, found.waiting) == ("xy", ())


def test_same_suggestion_of_two_findings_is_written_once() -> None:
    found = _corrected("a: 95,3", _finding(_in_line(1, 4, 8), "95.3"), _finding(_in_line(1, 4, 8), "95.3"))

    assert (found.text, len(found.written)) == ("a: 95.3", 1)


def test_other_places_of_a_mistake_are_mended_too() -> None:
    elsewhere = Place("journeys/parcel.md", _in_line(1, 1, 3))
    also = (Suggested(Place(PATH, _in_line(2, 4, 6)), "y"), Suggested(elsewhere, "z"))

    found = _corrected("a: xx\nb: xx\n", _finding(_in_line(1, 4, 6), "x", *also))

    assert found.text == "a: x\nb: y\n"


def test_columns_count_code_points() -> None:
    assert _corrected("👍🏽: é x", _finding(_in_line(1, 7, 8), "y")).text == "👍🏽: é y"
