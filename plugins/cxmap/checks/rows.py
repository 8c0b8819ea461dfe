"""The rows of a delivery by series, as positions: shared by the checks of measurements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from cxmap.insight.judged_map import JudgedMap
from cxmap.model.capability import Capability, Delivery
from cxmap.model.document import Document
from cxmap.model.shape import Path


def measured(judged: JudgedMap) -> Iterator[tuple[Document, Path, Delivery]]:
    """Every delivery with measurements, its document, and the place of these; none in which something is wrong."""
    for capability in judged.catalogue.all(Capability):
        document = judged.catalogue.documents[capability.key]
        if "delivers" not in document.damaged:
            for position, delivery in enumerate(capability.delivers):
                if delivery.measurements:
                    yield document, ("delivers", position, "measurements"), delivery


def series_in(delivery: Delivery) -> Iterable[list[int]]:
    """The positions of the rows of each group, the oldest first."""
    by_group: defaultdict[str | None, list[int]] = defaultdict(list)
    rows = delivery.measurements
    for position in sorted(range(len(rows)), key=lambda each: (rows[each].period.last, rows[each].period.days)):
        by_group[rows[position].group].append(position)
    return by_group.values()
