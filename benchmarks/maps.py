"""Generates maps of any size: the same size gives the same files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cxmap.pages import OVERVIEWS

CHANNELS = ("website", "app", "email", "phone", "packaging", "invoice", "in-person", "post", "store", "sms")
DEPARTMENTS = 40
PARTNERS = 20
METRICS = 50
TOUCHPOINTS_A_JOURNEY = 12
TOUCHPOINTS_A_PROMISE = 10
TOUCHPOINTS_A_FOLDER = 50
AS_OF = "2026-11-15"
_SIGNS = ("", " & card", "", " in Köln-Süd", "", ": «now!»", "", " 📦", "", " في الباب", "", " – „bald“")
"""People write them into titles; every other title has some."""


@dataclass(frozen=True, slots=True)
class Size:
    """How many entities of each kind a map has, and whether its touchpoints lie in folders of 50 or in a single one."""

    touchpoints: int
    is_foldered: bool = True

    @property
    def promises(self) -> int:
        return self.touchpoints // TOUCHPOINTS_A_PROMISE

    @property
    def journeys(self) -> int:
        return self.touchpoints // TOUCHPOINTS_A_JOURNEY


def write_map(folder: Path, size: Size) -> int:
    """Writes the files of a map below `folder`; returns how many files of entities these are."""
    written = 0
    for path, text in _files(size):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        written += file.suffix == ".md"
    for view in OVERVIEWS:
        text = f"---\ntitle: {view.replace('-', ' ').capitalize()}\nview: {view}\n---\n"
        (folder / ("index.md" if view == "home" else f"{view}.md")).write_text(text, encoding="utf-8")
    return written


def touchpoint_path(number: int, size: Size) -> str:
    area = f"area-{number // TOUCHPOINTS_A_FOLDER}/" if size.is_foldered else ""
    return f"touchpoints/{area}touchpoint-{number}.md"


def _files(size: Size) -> Iterator[tuple[str, str]]:
    yield "research/talks.md", _TALKS
    yield from ((f"departments/department-{n}.md", _titled("Department", n)) for n in range(DEPARTMENTS))
    yield from ((f"partners/partner-{n}.md", _titled("Partner", n)) for n in range(PARTNERS))
    yield from ((f"personas/persona-{n}.md", _titled("Persona", n)) for n in range(4))
    yield from ((f"metrics/metric-{n}.md", _METRIC.format(n=n)) for n in range(METRICS))
    yield from ((f"promises/promise-{n}.md", _promise(n)) for n in range(size.promises))
    yield from ((f"capabilities/capability-{n}.md", _capability(n)) for n in range(size.promises))
    yield from ((f"capabilities/data/{_table(n)}", _rows(n)) for n in range(1, size.promises, 2))
    yield from ((touchpoint_path(n, size), _touchpoint(n, size)) for n in range(size.touchpoints))
    yield from ((f"journeys/journey-{n}.md", _journey(n)) for n in range(size.journeys))


def _signs(number: int) -> str:
    return _SIGNS[number % len(_SIGNS)]


def _titled(word: str, number: int) -> str:
    title = f'"{word} {number}{_signs(number)}"'
    return f"---\ntitle: {title}\nsummary: One of many.\nneeds: [calm]\n---\n\nWhat {word.lower()} {number} does.\n"


_TALKS = """---
title: Talks at the door
method: interview
date: 2026-10-01
heard: {customers: 40}
findings: [People wait for a slot that slips.]
---

What forty people said.
"""

_METRIC = """---
title: Parcels on time, line {n} – überall
unit: percent
better: higher
type: share
max_age: 180 days
---

How many of a hundred parcels arrive on the promised day.
"""


def _promise(number: int) -> str:
    return f"""---
statement: Delivered the next day on line {number}
made_by: department-{number % DEPARTMENTS}
personas: [persona-{number % 4}]
qualifier: For orders before noon.
expects:
  - metric: metric-{number % METRICS}
    at_least: {90 + number % 8}
    adequate: 88
---

It stands on the website and on every parcel.
"""


def _capability(number: int) -> str:
    below = f"relies_on: [capability-{number - 1}]\n" if number % 3 else ""
    months = "".join(
        f"\n      - {{period: {period}, value: {value}, sample: {sample}}}"
        for period, value, sample in _figures(number)
    )
    return f"""---
title: "Courier line {number}{_signs(number)}"
owner: department-{number % DEPARTMENTS}
partners: [partner-{number % PARTNERS}]
{below}delivers:
  - metric: metric-{number % METRICS}
    designed: 95
    measurements:{f" data/{_table(number)}" if number % 2 else months}
---

Vans leave at six.
"""


def _figures(number: int) -> Iterator[tuple[str, str, int]]:
    """Period, value and sample of half a year."""
    for month in range(5, 11):
        yield f"2026-{month:02}", f"{90 + (number + month) % 9}.{(number * 7 + month * 13) % 90 + 10}", 4000


def _table(number: int) -> str:
    return f"capability-{number}.csv"


def _rows(number: int) -> str:
    return "period,value,sample\n" + "".join(f"{','.join(map(str, row))}\n" for row in _figures(number))


def _touchpoint(number: int, size: Size) -> str:
    promise = number % size.promises
    following = touchpoint_path((number + 1) % size.touchpoints, size).removeprefix("touchpoints/")
    way = f"{'../' * size.is_foldered}{following}"
    link = f" See [the next step]({way})." if number % 3 == 0 else ""
    return f"""---
title: "Parcel at the door, step {number}{_signs(number)}"
summary: The courier rings, hands over the parcel and takes a name.
owner: department-{number % DEPARTMENTS}
channel: {CHANNELS[number % len(CHANNELS)]}
layer: frontstage
control: own
tangibles: [parcel, card]
recovery: A second try the next working day.
contributors:
  - department: department-{(number + 7) % DEPARTMENTS}
    influence: indirect
    layer: backstage
    role: plans the round
experience:
  research: [talks]
  score: {1 + number % 5}
  ideal: 5
  because: People wait at home for a slot that slips.
promises: [promise-{promise}]
capabilities: [capability-{promise}]
measured_by: [metric-{promise % METRICS}]
pain_points:
  - title: The slot slips without a word
    severity: {1 + number % 5}
    causes: [capability/capability-{promise}]
---

The courier rings twice and leaves a card if nobody opens.{link}

## What we know

People wait *at home* for hours, and call when the slot slips.
"""


def _journey(number: int) -> str:
    first = number * TOUCHPOINTS_A_JOURNEY
    stages = "\n".join(
        f"  - name: {name}\n    period: {period}\n    touchpoints: [{_ids(first + 4 * step)}]"
        for step, (name, period) in enumerate((("Order", "before"), ("Wait", "during"), ("Receive", "after")))
    )
    return f"""---
title: "Receive a parcel, variant {number}{_signs(number)}"
owner: department-{number % DEPARTMENTS}
research: [talks]
goal: The parcel in hand on the promised day.
personas: [persona-{number % 4}]
pain: {1 + number % 5}
importance: {1 + (number // 5) % 5}
stages:
{stages}
---

From the order to the parcel in hand.
"""


def _ids(first: int) -> str:
    return ", ".join(f"touchpoint-{number}" for number in range(first, first + 4))
