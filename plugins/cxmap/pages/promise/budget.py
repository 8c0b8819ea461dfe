"""The budget of a promise: what may still go wrong before its window ends, in words, as a picture and as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from cxmap.alignment.budget import BudgetState
from cxmap.alignment.exact import rounded_safely
from cxmap.alignment.wording import cases_of, during
from cxmap.insight.budgets import PromiseBudget, budgets_of
from cxmap.model.durations import CalendarWindow
from cxmap.model.promise import Promise
from cxmap.model.targets import Operator
from cxmap.pages.charts.burn_down import BurnDown, allowed_cases, burn_down_of, day_words, whole_missed
from cxmap.pages.kit.facts import known, link_fact, text_fact
from cxmap.pages.kit.metric_words import of_group
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Head, Holds, Table, cut, table_of
from cxmap.pages.kit.values import Fact, Facts, Figure, Words
from cxmap.pages.kit.words import counted, in_words, period_words, span_words

MOST_BUDGETS = 12


@dataclass(frozen=True, slots=True)
class BudgetView:
    """A budget: the sentence that matters, its picture, its numbers, and the picture as a table."""

    state: str
    sentence: str
    facts: Facts
    chart: BurnDown
    key: tuple[str, str, str]
    course: Table
    others: Table | None


def budget_sections(site: Site, promise: Promise) -> Iterator[Section]:
    """The budget that is nearest to its end, and below it the others."""
    budgets = cut(budgets_of(site, promise), site.most(MOST_BUDGETS))
    if budgets.shown:
        first, *others = budgets.shown
        title = f"Other budgets of {first.budget.window}"
        table = table_of(site, title, _OTHERS, others, note=budgets.note("budget", "budgets"))
        yield Section(_title(first), "promise/budget", _view(site, first, table if others else None))


def budget_sentence(shown: PromiseBudget) -> str:
    """`26,640 cases may still be missed this quarter; at November's rate that is used up on 27 December.`"""
    budget, span = shown.budget, span_words(shown.over)
    rate = _rate_words(shown)
    if budget.state is BudgetState.LOST:
        return f"{_cases(-budget.left)} more than allowed were missed this {span}, so it can no longer be kept."
    if budget.state is BudgetState.SECURED:
        return f"Whatever still comes, this {span} is kept: enough has gone well already."
    if budget.left <= 0:
        guess = "" if budget.is_expected else ", if as many cases come as a year ago"
        over = (
            f"{_cases(-budget.left)} more than allowed were missed" if budget.left else "all that is allowed was missed"
        )
        return f"Nothing may be missed any more this {span}{guess}: {over} by {day_words(budget.last, budget.last)}."
    end = (
        f"at {rate} that is used up on {day_words(budget.runs_out, shown.window.last)}"
        if budget.runs_out
        else f"at {rate} that lasts until the {span} ends"
    )
    return f"{_cases(budget.left)} may still be missed this {span}; {end}."


def _view(site: Site, shown: PromiseBudget, others: Table | None) -> BudgetView:
    budget, sentence = shown.budget, budget_sentence(shown)
    name = "-".join(part for part in ("budget", shown.capability.id, shown.metric.id, shown.group) if part)
    rate = _rate_words(shown)
    return BudgetView(
        state=str(budget.state),
        sentence=sentence,
        facts=Facts(known(_facts(site, shown))),
        chart=burn_down_of(name, f"{_title(shown)}: {_names(shown)}", _description(shown), shown),
        key=("Missed so far", f"If it goes on at {rate}", f"Allowed: {allowed_cases(shown)} cases"),
        course=_course(shown),
        others=others,
    )


def _facts(site: Site, shown: PromiseBudget) -> Iterator[Fact | None]:
    budget = shown.budget
    yield link_fact(site, "Metric", shown.metric.key)
    yield link_fact(site, "Capability", shown.capability.key)
    yield text_fact("Group", in_words(shown.group or ""))
    come = "as the promise expects" if budget.is_expected else "as many as a year ago"
    yield Fact(f"Allowed in {budget.window}", Words(f"{allowed_cases(shown)} of {budget.volume:,} cases, {come}"))
    yield Fact(f"Missed by {budget.last}", Words(f"{cases_of(whole_missed(budget.missed))} of {budget.cases:,}"))
    if budget.state is BudgetState.OPEN:
        need = f"at least {rounded_safely(Operator.AT_MOST, budget.need):f} % of them"
        yield Fact("Must go well of the rest", Words(need if budget.need <= 100 else "more than there are"))
    yield Fact(f"Went well {during(budget.rows[-1].period.text)}", Figure(f"{budget.newest:f} %"))


def _course(shown: PromiseBudget) -> Table:
    heads = (Head("By"), Head("Missed so far", Holds.NUMBER), Head("Still allowed", Holds.NUMBER))
    rows = tuple(
        (
            Figure(str(day)),
            Figure(f"{whole_missed(missed):,}"),
            Figure(f"{max(int(shown.budget.allowed - missed), 0):,}"),
        )
        for day, missed in shown.course
    )
    note = f"At {_rate_words(shown)} it would be {_cases(shown.missed_at_end)} on {shown.window.last}."
    return Table(f"{_title(shown)}: {_names(shown)}", heads, rows, note=note)


def _description(shown: PromiseBudget) -> str:
    parts = counted(len(shown.course), "measured part", "measured parts")
    return (
        f"{budget_sentence(shown)} A line of {parts} leads to {cases_of(whole_missed(shown.budget.missed))} missed by "
        f"{shown.budget.last}; at {_rate_words(shown)} it leads on to {_cases(shown.missed_at_end)} on "
        f"{shown.window.last}. Allowed are {allowed_cases(shown)}."
    )


def _title(shown: PromiseBudget) -> str:
    return f"What may still go wrong in {shown.budget.window}"


def _names(shown: PromiseBudget) -> str:
    return of_group(f"{shown.metric.name} by {shown.capability.name}", shown.group)


def _cases(number: Decimal) -> str:
    return cases_of(max(number, Decimal(0)))


def _rate_words(shown: PromiseBudget) -> str:
    """`November's rate`, also of days within November; of other periods `the rate of 2026-W45`."""
    period = shown.budget.rows[-1].period
    month = CalendarWindow.MONTH.holding(period.first)
    is_within = ".." in period.text and period.last <= month.last
    return f"{period.first:%B}'s rate" if is_within or period == month else f"the rate of {period_words(period.text)}"


_OTHERS: Columns[PromiseBudget] = (
    Column("Measured", lambda _, shown: Words(_names(shown)), Holds.NAME),
    Column("State", lambda _, shown: Words(str(shown.budget.state))),
    Column("What may still go wrong", lambda _, shown: Words(budget_sentence(shown)), Holds.PROSE),
)
