"""The board on top of the home page: the promise rate, how it moved, the goal, and all verdicts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cxmap.alignment.results import tally_of, worst_pairs
from cxmap.insight.history import States
from cxmap.insight.promise_rate import FormerVerdicts, PromiseRate, rate_of, verdicts_of
from cxmap.pages.charts.rate_line import RateLine, rate_line
from cxmap.pages.charts.verdict_bar import VerdictBar, verdict_bar
from cxmap.pages.home.sentences import (
    NOTHING_FELT,
    basis_sentence,
    change_sentence,
    goal_sentence,
    rate_sentence,
)
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import WebLink

NOW = "today"


class Direction(StrEnum):
    """Which way a rate moved."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Moved:
    """How a rate moved since a former day, and the page that tells which promises did."""

    direction: Direction
    sentence: str
    way: WebLink | None


@dataclass(frozen=True, slots=True)
class Board:
    """The promise rate with all that is known of it; without a rate there is only the sentence."""

    sentence: str
    basis: str
    rate: str = ""
    moved: Moved | None = None
    goal: str = ""
    bar: VerdictBar | None = None
    line: RateLine | None = None


def board_of(site: Site, former: tuple[FormerVerdicts, ...]) -> Board:
    rate = rate_of(verdicts_of(site.alignment.pairs))
    if rate is None:
        return Board(NOTHING_FELT, "")
    tally = tally_of(worst_pairs(site.alignment.pairs))
    return Board(
        sentence=rate_sentence(rate),
        basis=basis_sentence(site.as_of, tally.counts),
        rate=f"{rate.percent} %",
        moved=_moved(site, rate, former),
        goal=goal_sentence(rate, site.goal) if site.goal is not None else "",
        bar=verdict_bar(site, tally, goal=site.goal),
        line=rate_line((*_rates_of(former), (NOW, rate)), site.goal),
    )


def _rates_of(former: tuple[FormerVerdicts, ...]) -> tuple[tuple[str, PromiseRate], ...]:
    """The rate of each former day on which there was one."""
    return tuple((each.name, rate) for each in former if (rate := rate_of(each.verdicts)))


def _moved(site: Site, now: PromiseRate, former: tuple[FormerVerdicts, ...]) -> Moved | None:
    """Since the newest former day that is known."""
    before = rate_of(former[-1].verdicts) if former else None
    if before is None:
        return None
    moved = now.percent - before.percent
    direction = Direction.UP if moved > 0 else Direction.DOWN if moved < 0 else Direction.SAME
    path = site.overviews.get("changes")
    way = WebLink("What changed?", path=path) if path and _is_compared(site, former[-1]) else None
    return Moved(direction, change_sentence(now, former[-1], before), way)


def _is_compared(site: Site, former: FormerVerdicts) -> bool:
    """Whether the site holds today's content against this day, and not against another."""
    states = site.history.states
    return isinstance(states, States) and not states.new.is_former and states.old.day == former.day
