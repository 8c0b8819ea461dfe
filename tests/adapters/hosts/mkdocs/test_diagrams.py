from __future__ import annotations

from pathlib import Path

import pytest

from cxmap.adapters.drawing import choice
from cxmap.adapters.hosts.mkdocs.transaction import NothingBuiltError
from tests.host_cases import host_case
from tests.sites import SmallSite, small_site

WORDS_IN_A_NAME = 'classDiagram\n    Day Parcel "1" --> "0..*" Label'
DRAWN_BY_MERMAID = {
    "a class of two words": WORDS_IN_A_NAME,
    "a state with a hyphen": "stateDiagram-v2\n    state Half-way {\n      sorted --> loaded\n    }",
    "a main branch of another name": "---\nconfig:\n  gitGraph:\n    mainBranchName: road\n---\ngitGraph\n"
    "  commit\n  branch rail\n  commit\n  checkout road\n  commit",
    "a main branch in a directive": "%%{init: {'gitGraph': {'mainBranchName': 'road'}}}%%\ngitGraph\n"
    "  commit\n  branch rail\n  commit\n  checkout road\n  commit",
    "a formula": 'flowchart LR\n  A["$$d = v t$$"] --> B',
}


@pytest.fixture
def site(tmp_path: Path) -> SmallSite:
    pytest.importorskip("merman", reason="merman has no wheel for this platform")
    pytest.importorskip("mermaidx")
    return small_site(tmp_path)


def _written(site: SmallSite, *diagrams: str) -> None:
    site.write({"about.md": "# About\n\n" + "\n\n".join(f"```mermaid\n{text}\n```" for text in diagrams) + "\n"})


def test_every_diagram_of_the_case_is_drawn(site: SmallSite, shared: Path) -> None:
    case = host_case(shared, "mermaid-drawn-elsewhere", site.folder / "case")

    case.build(strict=True)

    assert case.article("about").count('class="cxmap-diagram cxmap-diagram--written"') == 4


@pytest.mark.parametrize("text", DRAWN_BY_MERMAID.values(), ids=DRAWN_BY_MERMAID.keys())
def test_a_diagram_that_mermaid_draws_is_drawn(site: SmallSite, text: str) -> None:
    _written(site, text)

    site.build(strict=True)

    assert site.article("about").count('class="cxmap-diagram cxmap-diagram--written"') == 1


def test_without_mermaid_itself_the_source_is_shown_with_a_warning(
    site: SmallSite, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(choice, "find_spec", {"merman": "merman"}.get)
    _written(site, WORDS_IN_A_NAME)

    site.build()

    assert "Day Parcel" in site.article("about")
    assert "<svg" not in site.article("about").partition("</h1>")[2]
    assert "this diagram cannot be drawn here, so that its source is shown" in caplog.text
    assert "install `mermaidx`" in caplog.text


def test_a_diagram_that_mermaid_itself_refuses_stops_the_build(site: SmallSite) -> None:
    _written(site, "flowchart LR\n  A --> B[")

    with pytest.raises(NothingBuiltError):
        site.build()


def test_a_long_diagram_does_not_keep_mermaid_busy(site: SmallSite, caplog: pytest.LogCaptureFixture) -> None:
    _written(site, WORDS_IN_A_NAME + "".join(f'\n    Day Parcel{at} --> "0..*" Label' for at in range(60)))

    site.build()

    assert "this diagram cannot be drawn here" in caplog.text
