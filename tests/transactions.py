"""What may happen to a build, many times over: each time the last site or a whole new one must stand there."""

from __future__ import annotations

import os
import random
import signal
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.forked_builds import Build, Builder
from tests.sites import SMALL, SmallSite

SEED = 11
PROMISE = "promises/next-day.md"
TEXTS = (SMALL[PROMISE], SMALL[PROMISE].replace("title: Next day", "title: Tomorrow"))
LEFTOVERS = (".site.cxmap", "site/.cxmap")

Tree = dict[str, bytes]


def times(name: str, usual: int) -> int:
    """How often something is tried; a variable such as `CXMAP_KILLS` asks for more."""
    return int(os.environ.get(name, usual))


def light_site(folder: Path) -> SmallSite:
    """One that is built in no time."""
    site = SmallSite(folder)
    site.write(SMALL)
    site.configure(theme={"name": "mkdocs", "highlightjs": False})
    return site


def tell(what: str, left: Counter[str]) -> None:
    """The figures, for `pytest -s`."""
    print(f"{what}: {left.total()}, of which {left['last']} left the last site and {left['new']} a new one")  # noqa: T201


@dataclass(frozen=True, slots=True)
class Builds:
    """A site whose content is now this and now that, and what each builds."""

    site: SmallSite
    builder: Builder
    trees: tuple[Tree, Tree]
    seconds: float

    @classmethod
    def of(cls, site: SmallSite, builder: Builder) -> Builds:
        """Builds both, the second one last."""
        trees: list[Tree] = []
        for text in TEXTS:
            site.write({PROMISE: text})
            built = builder.build()
            assert built.code == 0, builder.said()
            trees.append(site.files())
        first, second = trees
        assert first != second
        return cls(site, builder, (first, second), built.seconds)

    def disturb(self, number: int, disturbed: Callable[[], Build]) -> str:
        """Says which site a disturbed build left, and holds that the next one is whole."""
        last, new = self.trees[(number + 1) % 2], self.trees[number % 2]
        self.site.write({PROMISE: TEXTS[number % 2]})
        code = disturbed().code
        left = self.site.files()
        assert left in (last, new), f"{number}: {_difference(left, last)} is neither of the last nor of a new site"
        assert left == new or code != 0, f"{number}: nothing was published, and nothing was said"
        return "last" if left == last else "new"

    def mend(self, number: int) -> float:
        """The next build works, and leaves nothing beside the site; says how many seconds it took."""
        built = self.builder.build()
        assert built.code == 0, self.builder.said()
        assert self.site.files() == self.trees[number % 2]
        assert not any((self.site.folder / each).exists() for each in LEFTOVERS)
        return built.seconds


def _difference(left: Tree, last: Tree) -> str:
    return ", ".join(path for path in sorted(left.keys() | last.keys()) if left.get(path) != last.get(path))


def signalled(builds: Builds, count: int, signals: Sequence[signal.Signals]) -> Counter[str]:
    """Sends them at moments that are spread over time, over what is written, and around the change of the sites."""
    dice, events, seconds = random.Random(SEED), builds.builder.events(), builds.seconds
    around = (max(1, events.published - 8), events.published + 4)
    left: Counter[str] = Counter()
    for number in range(count):
        send = signals[number // 4 % len(signals)]
        after = dice.uniform(0, seconds) if number % 4 < 2 else 0
        event = 0 if after else dice.randint(*((1, events.all) if number % 4 == 2 else around))
        left[builds.disturb(number, partial(builds.builder.build, send, after, event))] += 1
        seconds = builds.mend(number)
    return left


def on_a_full_disk(builds: Builds, count: int) -> Counter[str]:
    """Builds with as many sizes of room left, from none at all to enough."""
    left: Counter[str] = Counter()
    size = sum(len(content) + 4096 for content in builds.trees[0].values())
    for number in range(count):
        with _filled_but_for(builds.site.folder, int(1.1 * size * number / (count - 1))):
            left[builds.disturb(number, builds.builder.build)] += 1
        builds.mend(number)
    assert "Traceback" not in builds.builder.said()
    return left


class _filled_but_for(AbstractContextManager[None]):  # noqa: N801  # it reads as a word of its sentence
    def __init__(self, folder: Path, room: int) -> None:
        self._ballast, self._room = folder / "ballast", room

    def __enter__(self) -> None:
        status = os.statvfs(self._ballast.parent)
        content = b"0" * max(0, status.f_bavail * status.f_frsize - self._room)
        self._ballast.write_bytes(content)

    def __exit__(self, *_: object) -> None:
        self._ballast.unlink()
