"""All harnesses. `cxmap diff` gets one as soon as the command is there."""

from __future__ import annotations

from tests.fuzz import builds, content, options, rendering, texts
from tests.fuzz.harness import Harness

HARNESSES = (
    Harness("values", texts.value, texts.value_seeds, longest_input=200),
    Harness("texts", texts.text, texts.text_seeds, longest_input=1_000),
    Harness("entities", content.entity, content.entity_seeds),
    Harness("pages", content.page, content.page_seeds),
    Harness("measurements", content.measurements, content.measurement_seeds, longest_input=2_048),
    Harness("options", options.configuration, options.configuration_seeds, longest_input=2_048),
    Harness("bodies", rendering.body, rendering.body_seeds),
    Harness("diagrams", rendering.diagram, rendering.diagram_seeds, longest_input=2_048),
    Harness("maps", content.whole_map, content.map_seeds, longest_input=16_384),
    Harness("builds", builds.build, builds.build_seeds, longest_input=16_384),
)


def harness_of(name: str) -> Harness:
    return next(harness for harness in HARNESSES if harness.name == name)
