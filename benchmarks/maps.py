"""Generates maps of any size: the same size gives the same files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CHANNELS = ("website", "app", "email", "phone", "packaging", "invoice", "in-person", "post", "store", "sms")
DEPARTMENTS = 40
PARTNERS = 20
METRICS = 50
TOUCHPOINTS_A_JOURNEY = 12
TOUCHPOINTS_A_PROMISE = 10
AS_OF = "2026-11-15"


@dataclass(frozen=True, slots=True)
class Size:
    """How many entities of each kind a map has."""

    touchpoints: int

    @property
    def promises(self) -> int:
        return self.touchpoints // TOUCHPOINTS_A_PROMISE

    @property
    def journeys(self) -> int:
        return self.touchpoints // TOUCHPOINTS_A_JOURNEY


def write_map(folder: Path, size: Size) -> int:
    """Writes the files of a map below `folder`; returns how many entities they are."""
    written = 0
    for path, text in _files(size):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        written += 1
    (folder / "index.md").write_text("# A generated map\n", encoding="utf-8")
    return written


def _files(size: Size) -> Iterator[tuple[str, str]]:
    yield from ((f"departments/department-{n}.md", _titled("Department", n)) for n in range(DEPARTMENTS))
    yield from ((f"partners/partner-{n}.md", _titled("Partner", n)) for n in range(PARTNERS))
    yield from ((f"personas/persona-{n}.md", _titled("Persona", n)) for n in range(4))
    yield from ((f"metrics/metric-{n}.md", _METRIC.format(n=n)) for n in range(METRICS))
    yield from ((f"promises/promise-{n}.md", _promise(n)) for n in range(size.promises))
    yield from ((f"capabilities/capability-{n}.md", _capability(n)) for n in range(size.promises))
    yield from ((f"touchpoints/touchpoint-{n}.md", _touchpoint(n, size)) for n in range(size.touchpoints))
    yield from ((f"journeys/journey-{n}.md", _journey(n)) for n in range(size.journeys))


def _titled(word: str, number: int) -> str:
    return f"---\ntitle: {word} {number}\nsummary: One of many.\n---\n\nWhat {word.lower()} {number} does.\n"


_METRIC = """---
title: Parcels on time, line {n}
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
    months = "\n".join(
        f"      - {{period: 2026-{month:02}, value: {90 + (number + month) % 9}, sample: 4000}}"
        for month in range(5, 11)
    )
    return f"""---
title: Courier line {number}
owner: department-{number % DEPARTMENTS}
partners: [partner-{number % PARTNERS}]
{below}delivers:
  - metric: metric-{number % METRICS}
    designed: 95
    measurements:
{months}
---

Vans leave at six.
"""


def _touchpoint(number: int, size: Size) -> str:
    promise = number % size.promises
    link = f" See [the next step](touchpoint-{(number + 1) % size.touchpoints}.md)." if number % 3 == 0 else ""
    return f"""---
title: Parcel at the door, step {number}
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
title: Receive a parcel, variant {number}
owner: department-{number % DEPARTMENTS}
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
