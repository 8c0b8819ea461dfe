from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.example import built_example

# How long an example takes says how busy the machine is.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")

TESTS = Path(__file__).parent
SHARED = TESTS.parents[1] / "shared"
MARKED = ("browser", "hosts")
"""The folders whose tests bear a mark of the same name."""
NOT_OF_THE_CORE = ("adapters", "conformance", "fuzz", "tools", "test_names.py")
"""Where tests look at the core from far away: what they run is not measured, which takes twice as long."""
TEXTS_OF_CAUSES = "adapters/cli/test_causes.py"
"""The exception: the core writes what these tests read."""
SLOW = (
    "adapters/cli/editor",
    "adapters/cli/test_program.py",
    "adapters/cli/test_workflows.py",
    "adapters/drawing",
    "adapters/hosts",
    "adapters/html/test_blocks.py",
    "adapters/html/test_edit_links.py",
    "adapters/publication",
    "alignment/test_random_maps.py",
    "fuzz",
    "loading/test_hostile_input.py",
    "real_input",
    "test_docs.py",
    "test_mistakes.py",
    "test_places_for_changes.py",
)
"""Where tests build whole sites, draw with Mermaid itself, start the command in processes of its own or try a great
many inputs; they bear the mark `slow`."""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of test input that others wrote, which may lie next to the checkout."""
    if not SHARED.is_dir():
        pytest.skip("there is no folder `shared` next to the checkout")
    return SHARED


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site, built once for all tests and all workers; nobody may change it."""
    return built_example(tmp_path_factory)


def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    assert all((TESTS / place).exists() for place in SLOW), "a place of slow tests has moved"
    marks: dict[Path, tuple[str, ...]] = {}
    for item in items:
        if item.path not in marks:
            marks[item.path] = tuple(_marks_of(item.path))
        for mark in marks[item.path]:
            item.add_marker(mark)


def _marks_of(path: Path) -> Iterator[str]:
    folder = path.relative_to(TESTS).parts[0]
    if folder in MARKED:
        yield folder
    if folder in NOT_OF_THE_CORE and path != TESTS / TEXTS_OF_CAUSES:
        yield "no_cover"
    if any(path.is_relative_to(TESTS / place) for place in SLOW):
        yield "slow"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-cases", action="store_true", help="write what comes out into the case files")


@pytest.fixture
def update_cases(request: pytest.FixtureRequest) -> bool:
    """Whether the case files are to be updated."""
    return bool(request.config.getoption("--update-cases"))
