from __future__ import annotations

from cxmap.findings.finding import Finding, Place, Suggested
from cxmap.findings.line_suggestions import line_suggestions
from cxmap.findings.severity import Severity
from cxmap.model.document import Span

TEXT = "---\r\nowner: delivry\r\nstatus: lve\r\ncolour: red\r\n---\r\n"
ALL = frozenset(range(1, 10))


def finding(line: int, columns: tuple[int, int], suggestion: str, *, end: int | None = None) -> Finding:
    first, last = columns
    place = Place("a.md", Span(line, first, end or line, last))
    return Finding("some-rule", Severity.ERROR, place, f"wrong in line {line}", suggestion=suggestion)


def suggested(*findings: Finding, shown: frozenset[int] = ALL) -> list[tuple[int, int, tuple[str, ...]]]:
    return [(each.first, each.last, each.lines) for each in line_suggestions("a.md", TEXT, findings, shown)]


def test_a_line_is_suggested_whole_without_its_end() -> None:
    assert suggested(finding(2, (8, 15), "delivery")) == [(2, 2, ("owner: delivery",))]


def test_suggestions_for_one_line_are_one() -> None:
    assert suggested(finding(2, (8, 15), "delivery"), finding(2, (1, 6), "made_by")) == [(2, 2, ("made_by: delivery",))]


def test_each_line_has_its_own() -> None:
    assert suggested(finding(3, (9, 12), "live"), finding(2, (8, 15), "delivery")) == [
        (2, 2, ("owner: delivery",)),
        (3, 3, ("status: live",)),
    ]


def test_a_suggestion_may_take_lines_away_or_add_some() -> None:
    assert suggested(finding(3, (1, 1), "", end=4)) == [(3, 4, ("colour: red",))]
    assert suggested(finding(4, (12, 12), "\ntags: [a]")) == [(4, 4, ("colour: red", "tags: [a]"))]


def test_lines_that_the_change_does_not_show_have_none() -> None:
    assert suggested(finding(2, (8, 15), "delivery"), shown=frozenset((3,))) == []
    assert suggested(finding(3, (1, 1), "", end=4), shown=frozenset((3,))) == []


def test_other_places_of_a_mistake_have_theirs_and_other_files_none() -> None:
    elsewhere = Place("b.md", Span(1, 1, 1, 2))
    also = Suggested(Place("a.md", Span(3, 9, 3, 12)), "live")
    first = Finding("some-rule", Severity.NOTE, elsewhere, "wrong", suggestion="x", also=(also,))

    assert suggested(first) == [(3, 3, ("status: live",))]
    assert suggested() == []
