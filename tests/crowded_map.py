"""A map in which one thing of each kind is tied to hundreds of others, and most things to few."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

AS_OF = "2026-11-15"
OVERVIEWS = (
    *("promises", "may-we-say", "matrix", "journeys", "priorities", "touchpoints", "departments", "partners"),
    *("personas", "ecosystem", "capabilities", "root-causes", "metrics", "perception", "research", "opportunities"),
    *("coverage", "changes", "health", "guide", "first-change", "fields", "rules", "glossary"),
)
CHANNELS = ("website", "app", "email", "phone", "packaging", "invoice", "in-person", "post", "store", "sms")
STAGES = 12
OWN = 40
"""Records in one file, which holds 64 KiB of front matter at most."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many there are of each kind, capabilities and touchpoints aside."""

    touchpoints: int
    series: int
    others: int


def write_crowded_map(folder: Path, crowd: Crowd) -> None:
    for path, text in crowded_files(crowd):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")


def crowded_files(crowd: Crowd) -> Iterator[tuple[str, str]]:
    yield "index.md", "---\ntitle: Home\nview: home\n---\n"
    yield "board.md", "# Board\n\n" + "\n".join(f"```cxmap\nview: {view}\n```\n" for view in _BLOCKS)
    yield from ((f"{view}.md", f"---\ntitle: {view.capitalize()}\nview: {view}\n---\n") for view in OVERVIEWS)
    for number in range(crowd.others):
        yield f"departments/department-{number}.md", _department(number, crowd)
        yield f"partners/partner-{number}.md", _partner(number, crowd)
        yield f"personas/persona-{number}.md", _persona(number)
        yield f"metrics/metric-{number}.md", _metric(number)
        yield f"promises/promise-{number}.md", _promise(number, crowd)
        yield f"journeys/journey-{number}.md", _journey(number, crowd)
        yield f"research/study-{number}.md", _study(number)
        yield f"opportunities/opportunity-{number}.md", _opportunity(number, crowd)
    yield from ((f"touchpoints/touchpoint-{n}.md", _touchpoint(n, crowd)) for n in range(crowd.touchpoints))
    yield from ((f"capabilities/capability-{n}.md", _capability(n, crowd)) for n in range(crowd.series))


_BLOCKS = (
    *("promises", "trouble", "kept-rate", "matrix", "may-we-say", "journeys", "touchpoints"),
    "journey\njourney: journey-0",
)


def _department(number: int, crowd: Crowd) -> str:
    is_hub = number == 0
    return _page(
        f"title: Department number {number} for the promises that we make",
        *([] if is_hub else ["parent: department-0"]),
        *_records("needs", (f"need: 'To know in time, case {n}', met: {1 + n % 5}" for n in range(crowd.others))),
        "gives: [Hands, Vans]",
        *_records(
            "conflicts_with",
            (f"with: department/department-{n}, because: One pays for it." for n in range(1, crowd.others)),
            of=is_hub,
        ),
        *_records("incentives", (f"reward: 'A bonus {n}', metric: metric-{n}" for n in range(crowd.others)), of=is_hub),
    )


def _partner(number: int, crowd: Crowd) -> str:
    bound = range(crowd.others if number == 0 else 1)
    return _page(
        f"title: Partner number {number} for the rounds that we cannot drive",
        "gives: [Hands, Vans]",
        "agreement:\n  title: The rounds of 2026\n  obligations:",
        *(f"    - {{metric: metric-{n}, at_least: 95}}" for n in bound),
    )


def _persona(number: int) -> str:
    return _page(
        f"title: Customers of the group number {number}",
        "segment: One in ten households.",
        f"needs: [{{need: The parcel in hand, met: {1 + number % 5}}}]",
        "gives: [Money]",
    )


def _metric(number: int) -> str:
    asked = ["view: perception", "perceives: metric-0"] if number % 4 == 1 else ["view: operational"]
    return _page(
        f"title: Parcels on time on the line number {number}",
        "unit: percent\nbetter: higher\ntype: share\nowner: department-0\nmax_age: 180 days",
        *asked,
    )


def _promise(number: int, crowd: Crowd) -> str:
    places, level = range(crowd.touchpoints if number == 0 else 1), 90 + number % 9
    metrics = range(crowd.others if number == 1 else 1)
    return _page(
        f"statement: Delivered the next day, in the way number {number} that we know",
        "made_by: department-0",
        f"personas: {_many('persona', crowd.others if number == 0 else 1)}",
        "qualifier: For orders before noon.",
        *_records(
            "published", (f"where: Poster number {n}, touchpoint: touchpoint-{n}, from: 2026-01-01" for n in places)
        ),
        *_records("expects", (f"metric: metric-{n}, at_least: {level}, adequate: 88" for n in metrics)),
        *_records("competitors", (f"name: Rival {n}, statement: Next day." for n in range(OWN)), of=number == 0),
    )


def _capability(number: int, crowd: Crowd) -> str:
    is_last = number == crowd.series - 1
    months = [f"{year}-{month:02}" for year in (2025, 2026) for month in range(6, 11)]
    relies = crowd.series - 1 if is_last else min(number, 1)
    return _page(
        f"title: The courier line number {number} of the whole country",
        "owner: department-0",
        f"partners: {_many('partner', crowd.others if number == 0 else 1)}",
        f"relies_on: {_many('capability', relies)}",
        "delivers:\n  - metric: metric-0\n    designed: 95\n    measurements:",
        *(
            f"      - {{period: {month}, value: {88 + (3 * number + place) % 11}, sample: 4000, source: Scans}}"
            for place, month in enumerate(months)
        ),
        *(
            f"  - {{metric: metric-{n}, designed: 95, measurements: [{{period: 2026-09, value: 9{n % 10}}}]}}"
            for n in range(1, crowd.others if number == 1 else 1)
        ),
    )


def _touchpoint(number: int, crowd: Crowd) -> str:
    """The first is where everything is promised, the second where every capability is at work."""
    is_hub, own = number == 0, range(OWN if number == 0 else 1)
    others = crowd.others - 1
    promises = _many("promise", crowd.others) if is_hub else f"[promise-0, promise-{1 + number % others}]"
    capabilities = _many("capability", crowd.series) if number == 1 else f"[capability-{number % crowd.series}]"
    said = f"[{', '.join(f'Step {n} of it' for n in own)}]"
    return _page(
        f"title: Parcel at the door in the step number {number}",
        "summary: The courier rings, hands over the parcel and takes a name.",
        f"owner: department-0\nchannel: {CHANNELS[number % len(CHANNELS)]}\ncontrol: own",
        f"layer: {'backstage' if number % 7 == 6 else 'frontstage'}",
        f"moment_of_truth: {'true' if number % 9 == 0 else 'false'}",
        f"tangibles: {said}\ndoing: {said}\nthinking: {said}\nfeeling: {said}",
        "recovery: A second try the next working day.",
        "contributors:",
        *(
            f"  - {{department: department-{n}, influence: indirect, layer: backstage, role: Plans the rounds}}\n"
            f"  - {{partner: partner-{n - 1}, influence: direct, role: Drives the rounds}}"
            for n in range(1, crowd.others if is_hub else 2)
        ),
        f"experience: {{score: {1 + number % 5}, ideal: 5, because: People wait for a slot., research: [study-0]}}",
        f"promises: {promises}\ncapabilities: {capabilities}",
        f"measured_by: {_many('metric', crowd.others if is_hub else 1)}",
        *_lived(own),
        *_records(
            "treatments",
            (f"persona: persona-{n}, difference: A day longer." for n in range(min(OWN, crowd.others))),
            of=is_hub,
        ),
    )


def _lived(own: range) -> Iterator[str]:
    """Pains and messages at a touchpoint."""
    yield from _records(
        "pain_points",
        (
            f"title: 'The slot slips, case {n}', severity: {1 + n % 5}, "
            "causes: [capability/capability-0, partner/partner-0, touchpoint/touchpoint-0], research: [study-0]"
            for n in own
        ),
    )
    yield from _records(
        "messages",
        (f"trigger: It is late {n}, message: Tomorrow., metric: metric-0, before: 31, after: 12" for n in own),
    )


def _journey(number: int, crowd: Crowd) -> str:
    is_hub, stages = number == 0, STAGES if number == 0 else 3
    width = crowd.touchpoints // STAGES if is_hub else 4
    first = 4 * number
    others = crowd.others if is_hub else 1
    return _page(
        f"title: Receive a parcel in the manner number {number}",
        "owner: department-0\ngoal: The parcel in hand on the promised day.",
        *([] if is_hub else ["parent: journey-0"]),
        f"personas: {_many('persona', others)}\nresearch: {_many('study', others)}",
        f"pain: {1 + number % 5}\nimportance: {1 + number // 5 % 5}",
        "stages:",
        *(
            f"  - name: Part {step} of the way\n    period: during\n    touchpoints: "
            f"[{', '.join(f'touchpoint-{(first + width * step + n) % crowd.touchpoints}' for n in range(width))}]"
            for step in range(stages)
        ),
        *(["  - name: The end\n    touchpoints: [touchpoint-0]"] if number < OWN else []),
    )


def _study(number: int) -> str:
    return _page(
        f"title: What people said in the round number {number}",
        "method: interview\ndate: 2026-05-01\nheard: {customers: 12}\nfindings: [They wait.]",
    )


def _opportunity(number: int, crowd: Crowd) -> str:
    addressed = ", ".join(f"touchpoint/touchpoint-{n}" for n in range(crowd.touchpoints if number == 0 else 1))
    return _page(
        f"title: A narrower slot by the means number {number}",
        f"owner: department-0\naddresses: [{addressed}, capability/capability-0, promise/promise-0, journey/journey-0]",
        f"impact: {1 + number % 5}\neffort: {1 + number // 5 % 5}\nstate: idea",
        f"would: [{{capability: capability-{number % 5}, metric: metric-0, designed: 98}}]",
    )


def _many(kind: str, count: int) -> str:
    return f"[{', '.join(f'{kind}-{number}' for number in range(count))}]"


def _records(field: str, records: Iterable[str], *, of: bool = True) -> Iterator[str]:
    """A field with a record a line; nothing where it is not `of` this one."""
    if of:
        yield f"{field}:"
        yield from (f"  - {{{record}}}" for record in records)


def _page(*lines: str) -> str:
    return "\n".join(("---", *lines, "---", ""))
