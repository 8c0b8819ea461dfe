"""Each journey as a user journey of Mermaid, in a file of its own."""

from __future__ import annotations

from collections.abc import Mapping

from cxmap.compiler import Map
from cxmap.diagrams.journey import journey_diagram
from cxmap.diagrams.mermaid.journey import journey_text
from cxmap.insight.judged_map import JudgedMap
from cxmap.model.journey import Journey


def exported(compiled: Map) -> Mapping[str, bytes]:
    """The files by their names, one for each journey."""
    judged = JudgedMap(compiled.catalogue, compiled.alignment)
    return {
        f"{each.id}.mmd": f"{journey_text(journey_diagram(judged, each))}\n".encode()
        for each in judged.catalogue.all(Journey)
    }
