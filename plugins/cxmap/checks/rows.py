"""The deliveries with measurements: shared by the checks of these."""

from __future__ import annotations

from collections.abc import Iterator

from cxmap.insight.linked_map import LinkedMap
from cxmap.model.capability import Capability, Delivery
from cxmap.model.document import Document
from cxmap.model.shape import Path


def measured(linked: LinkedMap) -> Iterator[tuple[Document, Path, Delivery]]:
    """Every delivery with measurements, its document, and the place of these; none in which something is wrong."""
    for capability in linked.catalogue.all(Capability):
        document = linked.catalogue.documents[capability.key]
        if "delivers" not in document.damaged:
            for position, delivery in enumerate(capability.delivers):
                if delivery.measurements:
                    yield document, ("delivers", position, "measurements"), delivery
