"""A baseline: the findings that a map had when it began to be checked, so that only new ones are told."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cxmap.findings.finding import Finding
from cxmap.findings.formats.json_text import json_text

VERSION = 1

_CODE_OR_NUMBER = re.compile(r"(`[^`]*`)|\d+(?:[.,]\d+)*")
_PLACE_IN_LIST = re.compile(r"\[\d+\]")


class BadBaselineError(Exception):
    """A text is no baseline."""


class KnownFinding(NamedTuple):
    """The marks by which a finding is known: without its line, its place in a list and the numbers in its message."""

    path: str
    rule: str
    entity: str
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Compared:
    """The findings of a run beside a baseline: the new ones, and how many known ones are there still or are mended."""

    new: tuple[Finding, ...]
    known: int
    mended: int


class Baseline:
    """Known findings, each as often as it was there."""

    def __init__(self, counts: Mapping[KnownFinding, int]) -> None:
        self._counts = Counter(counts)

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> Baseline:
        return cls(Counter(map(_known_by, findings)))

    @classmethod
    def read(cls, text: str) -> Baseline:
        """The baseline that was written to a text; raises BadBaselineError."""
        try:
            return cls({known: int(count) for known, count in _entries(json.loads(text))})
        except (ValueError, TypeError, KeyError, RecursionError):
            raise BadBaselineError from None

    def __len__(self) -> int:
        return self._counts.total()

    def compared(self, findings: Iterable[Finding]) -> Compared:
        left = Counter(self._counts)
        new: list[Finding] = []
        for finding in findings:
            known = _known_by(finding)
            if left[known] > 0:
                left[known] -= 1
            else:
                new.append(finding)
        mended = sum(count for count in left.values() if count > 0)
        return Compared(tuple(new), len(self) - mended, mended)

    def without_mended(self, findings: Iterable[Finding]) -> Baseline:
        """Those that are there still."""
        return Baseline(self._counts & Counter(map(_known_by, findings)))

    def text(self) -> str:
        """One entry for each, sorted, so that two versions are easily compared and merged."""
        entries = [known._asdict() | {"count": count} for known, count in sorted(self._counts.items())]
        return json_text({"version": VERSION, "findings": entries})


def _entries(content: Mapping[str, object]) -> Iterator[tuple[KnownFinding, int]]:
    findings = content["findings"]
    if content["version"] != VERSION or not isinstance(findings, list):
        raise ValueError
    for entry in findings:
        yield KnownFinding(*(str(entry[name]) for name in KnownFinding._fields)), int(entry["count"])


def _known_by(finding: Finding) -> KnownFinding:
    place = finding.place
    # A verdict's numbers and places change with each new figure, and it stays the same trouble.
    message = "" if finding.about else _CODE_OR_NUMBER.sub(lambda match: match[1] or "#", finding.message)
    field = _PLACE_IN_LIST.sub("[]", place.field or "")
    return KnownFinding(place.path, finding.rule, place.entity or "", field, message)
