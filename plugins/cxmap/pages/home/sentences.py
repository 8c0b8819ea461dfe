"""Every sentence that the code writes on the home page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from cxmap.alignment.wording import verdict_words
from cxmap.insight.promise_rate import FormerVerdicts, PromiseRate
from cxmap.insight.sentences import Since, Turning
from cxmap.insight.to_act_on import ToActOn
from cxmap.insight.what_if import WorstOnceDone
from cxmap.model.opportunity import Opportunity
from cxmap.model.verdicts import Verdict
from cxmap.pages.kit.entity_words import state_words
from cxmap.pages.kit.verdict_words import told_apart
from cxmap.pages.kit.words import capitalised, counted

NOTHING_FELT = "Customers do not feel any of our promises yet: none of them stands at a touchpoint."
_NUMBERS = ("", "one", "two", "three")


def rate_sentence(rate: PromiseRate) -> str:
    """`We keep 11 of the 32 promises that customers feel.` What is at risk or not known is not called broken."""
    if rate.total == 1 and rate.kept:
        return "We keep the one promise that customers feel."
    if rate.total == 1:
        return "The one promise that customers feel does not count as kept."
    if not rate.kept:
        return f"None of the {rate.total:,} promises that customers feel counts as kept."
    if rate.kept == rate.total:
        return f"We keep all {rate.total:,} promises that customers feel."
    return f"We keep {rate.kept:,} of the {rate.total:,} promises that customers feel."


def basis_sentence(as_of: date, counts: Mapping[Verdict, int]) -> str:
    """The way in which promises are counted; where both verdicts of what is not kept occur, how they differ."""
    return " ".join(
        (f"A promise counts once, by the worst place where customers feel it. Judged on {as_of}.", *told_apart(counts))
    )


def change_sentence(now: PromiseRate, former: FormerVerdicts, before: PromiseRate) -> str:
    """`Down 6 points since 2026-Q3, when it was 40 %.`"""
    moved = now.percent - before.percent
    if not moved:
        return f"Unchanged since {former.name}."
    points = counted(abs(moved), "point", "points")
    return f"{'Up' if moved > 0 else 'Down'} {points} since {former.name}, when it was {before.percent} %."


def goal_sentence(rate: PromiseRate, goal: Decimal) -> str:
    """`Our goal is 90 %: 18 more promises have to be kept.`"""
    short = rate.short_of(goal)
    if not short:
        return f"Our goal is {goal:f} %: we have reached it."
    return f"Our goal is {goal:f} %: {counted(short, 'more promise has', 'more promises have')} to be kept."


def act_title(count: int, *, is_said: bool) -> str:
    """`Act on these three first`, `Stop saying these three first` where customers read all of them today."""
    return f"{'Stop saying' if is_said else 'Act on'} {'this' if count == 1 else 'these'} {_NUMBERS[count]} first"


def felt_sentence(found: ToActOn) -> str:
    """`Felt at 2 touchpoints, 1 of them a moment of truth.`"""
    felt = f"Customers feel it at {counted(found.touchpoints, 'touchpoint', 'touchpoints')}"
    if not found.moments_of_truth:
        return f"{felt}."
    if found.touchpoints == 1:
        return f"{felt}, a moment of truth."
    if found.moments_of_truth == found.touchpoints:
        return f"{felt}, all of them moments of truth."
    of_truth = "a moment of truth" if found.moments_of_truth == 1 else "moments of truth"
    return f"{felt}, {found.moments_of_truth} of them {of_truth}."


def since_sentence(since: Since | None) -> str:
    """`Missed since 2025-Q4, by all 3 values, without a gap.` Nothing of what is not known to be missed."""
    return f"{capitalised(since.in_words)}." if since and since.turning is Turning.MISSED else ""


NOT_SAID = "It is published nowhere today."
SAY_INSTEAD = "What to say instead"
MENDS = "What mends it"
MENDS_NOT_YET = "Nothing mends it yet"
NOTHING_MENDS = "No opportunity on the map would mend it yet."


def mend_words(opportunity: Opportunity, worst: WorstOnceDone | None) -> str:
    """`planned, due 2026-12-15, makes it kept`: as far as somebody said how far it has come, and what it changes."""
    due = f"due {opportunity.due}" if opportunity.due else ""
    return ", ".join(filter(None, (state_words(opportunity), due, _outcome(worst) if worst else "")))


def _outcome(worst: WorstOnceDone) -> str:
    if worst.then is None:
        return "ends it"
    return f"{'makes' if worst.is_another else 'leaves'} it {verdict_words(worst.then)}"


def more_in_trouble(count: int) -> str:
    return counted(count, "more promise is in trouble", "more promises are in trouble")


def still_on_show(count: int) -> str:
    return counted(count, "promise has ended and is still on show", "promises have ended and are still on show")
