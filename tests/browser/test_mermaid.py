"""Mermaid itself, of two lines, in a browser: what we write shows as written, and what our tests call accepted is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from cxmap.diagrams.journey import JourneyDiagram, JourneySection, JourneyTask
from cxmap.diagrams.mermaid.journey import journey_text
from tests.adapters.drawing.hostile_flowcharts import FLOWCHARTS, ONLY_IN_12
from tests.adapters.drawing.hostile_kinds import KINDS
from tests.adapters.drawing.test_hostile_labels import MARKS, flowchart
from tests.adapters.drawing.test_hostile_names import as_shown, attacks, batches, big_list, normalised
from tests.diagrams.hostile_names import HOSTILE_NAMES
from tools.mermaid import VERSIONS, script_of

PARTS = 4
DRAW = """
async (texts) => {
  const drawn = [];
  for (const text of texts) {
    try {
      const holder = document.createElement('div');
      holder.innerHTML = (await mermaid.render(`drawn${drawn.length}`, text)).svg;
      holder.querySelectorAll('style, switch > text').forEach((each) => each.remove());
      const labels = [...holder.querySelectorAll('foreignObject, text')];
      drawn.push(labels.map((label) => [label.getAttribute('class') ?? '', label.textContent]));
    } catch (error) {
      drawn.push(String(error.message ?? error));
    }
  }
  return drawn;
}
"""


@pytest.fixture(scope="module", params=VERSIONS)
def mermaid(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page in which one version of Mermaid draws, as it comes."""
    script = script_of(request.param)
    if not script.is_file():
        pytest.skip(f"there is no Mermaid {request.param}: `make mermaid` fetches it")
    context = browser.new_context()
    page = context.new_page()
    page.set_content(f"<!doctype html><title>{request.param}</title><body></body>")
    page.add_script_tag(path=script)
    page.evaluate("mermaid.initialize({startOnLoad: false})")
    yield page
    context.close()


def test_the_flowcharts_of_our_tests_are_ones_that_mermaid_draws(mermaid: Page) -> None:
    line: str = mermaid.title()
    texts = {**FLOWCHARTS, **(ONLY_IN_12 if line.startswith("12.") else {})}

    assert refused(mermaid, texts) == {}


def test_the_other_kinds_of_our_tests_are_ones_that_mermaid_draws(mermaid: Page) -> None:
    assert refused(mermaid, {name: text.replace("WORDS", "words") for name, text in KINDS.items()}) == {}


def test_own_hostile_names_show_as_written(mermaid: Page) -> None:
    assert_shown(mermaid, tuple(name for name in HOSTILE_NAMES if name not in MARKS))


@pytest.mark.parametrize("part", range(PARTS))
def test_hostile_names_of_others_show_as_written(mermaid: Page, part: int, shared: Path) -> None:
    assert_shown(mermaid, (*big_list(shared), *attacks(shared))[part::PARTS])


def refused(mermaid: Page, texts: dict[str, str]) -> dict[str, str]:
    drawn = mermaid.evaluate(DRAW, list(texts.values()))
    return {name: found for name, found in zip(texts, drawn, strict=True) if isinstance(found, str)}


def assert_shown(mermaid: Page, names: tuple[str, ...]) -> None:
    for batch in batches(names):
        # A browser gets no half characters.
        whole = [name.encode("utf-16", "surrogatepass").decode("utf-16", "replace") for name in batch]
        journey, chart = mermaid.evaluate(DRAW, [journey_of(whole), flowchart(whole)])
        for name in map(as_shown, whole):
            assert counted(journey, "legend")[0][name] >= 2, name
            assert squeezed(name) in counted(journey, "legend")[1], name
            assert counted(chart, "legend")[0][name] >= 2, name


def journey_of(names: list[str]) -> str:
    sections = tuple(JourneySection(name, (JourneyTask(name, 3, (name,)),)) for name in names)
    return journey_text(JourneyDiagram("The title", sections))


def counted(labels: Any, apart: str) -> tuple[Counter[str], str]:
    """How often each label is there, and all words of those apart, which may be broken into lines."""
    assert isinstance(labels, list), labels
    others = Counter(normalised(text) for kind, text in labels if apart not in kind)
    return others, "".join(squeezed(text) for kind, text in labels if apart in kind)


def squeezed(text: str) -> str:
    return "".join(text.split())
