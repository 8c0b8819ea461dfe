"""Turns published service standards into content files: a promise, a touchpoint, a metric, a capability each."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

PERIOD = "2024-03-31"
_CHANNELS = {
    "EML": "email",
    "FAX": "other",
    "ONL": "website",
    "OTH": "other",
    "PERSON": "in-person",
    "POST": "post",
    "TEL": "phone",
}


@dataclass(frozen=True, slots=True)
class Standard:
    """One published standard: its row's number makes its id, as standards' own numbers repeat."""

    number: int
    row: dict[str, str]

    @property
    def id(self) -> str:
        return f"standard-{self.number}"

    @property
    def verdict(self) -> str:
        """What the publisher says: met `Y`, not met `N`, or nothing `NA`."""
        return self.row["target_met"]

    @property
    def has_result(self) -> bool:
        return self.row["performance"] != ""


def read_standards(table: Path) -> tuple[Standard, ...]:
    # Opened with plain line ends, as a carriage return has no place in content.
    with table.open(encoding="utf-8-sig") as lines:
        return tuple(Standard(number, row) for number, row in enumerate(csv.DictReader(lines), 1))


def write_content(standards: tuple[Standard, ...], folder: Path) -> None:
    for standard in standards:
        for path, fields in _entities(standard):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(_front_matter(fields), encoding="utf-8")


def _entities(standard: Standard) -> Iterator[tuple[str, dict[str, object]]]:
    row, name = standard.row, standard.id
    organisation = row["owner_org"]
    yield f"departments/{organisation}.md", {"title": row["owner_org_title"]}
    metric: dict[str, object] = {"title": name, "unit": "percent", "better": "higher", "type": "share", "cases": "all"}
    yield f"metrics/{name}.md", metric
    expects = [{"metric": name, "at_least": _percent(row["target"])}] if row["target"] else []
    statement: dict[str, object] = {
        "statement": row["service_standard_en"],
        "reads_as": "stated",
        "made_by": organisation,
    }
    yield f"promises/{name}.md", {**statement, "expects": expects}
    yield (
        f"capabilities/{name}.md",
        {"title": row["service_name_en"], "owner": organisation, "delivers": [_delivery(standard)]},
    )
    yield (
        f"touchpoints/{name}.md",
        {
            "title": row["service_name_en"],
            "owner": organisation,
            "channel": _CHANNELS[row["channel"]],
            "control": "own",
            "promises": [name],
            "capabilities": [name],
        },
    )


def _delivery(standard: Standard) -> dict[str, object]:
    """A standard without a target is delivered, but no number can judge it."""
    row = standard.row
    if not row["target"]:
        return {"promise": standard.id}
    if not standard.has_result:
        return {"metric": standard.id}
    measurement: dict[str, object] = {"period": PERIOD, "value": _percent(row["performance"])}
    if row["total_volume"] and int(row["total_volume"]) > 0:
        measurement["sample"] = int(row["total_volume"])
    return {"metric": standard.id, "measurements": [measurement]}


def _percent(share: str) -> str:
    # A number that ends in zeros behind its point has two readings, and is asked about.
    return format((Decimal(share) * 100).normalize(), "f")


def _front_matter(fields: dict[str, object]) -> str:
    # JSON in one line is YAML too, and needs no thought about quotes.
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in fields.items()]
    return "\n".join(["---", *lines, "---", ""])
