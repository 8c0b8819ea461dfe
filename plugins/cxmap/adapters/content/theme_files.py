"""The files of a site's theme, of which pages may name icons and templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import yaml

_THEMES = "mkdocs.themes"
_SETTINGS = "mkdocs_theme.yml"
_MOST_PARENTS = 10


@dataclass
class ThemeFolders:
    """Answers for the folders of a theme, which `find` looks for when a page first asks; None where there are none."""

    find: Callable[[], Sequence[Path]]
    _names: dict[str, frozenset[str]] = field(default_factory=dict)

    def __call__(self, folder: str) -> frozenset[str] | None:
        if not self._folders:
            return None
        if folder not in self._names:
            self._names[folder] = frozenset(name for each in self._folders for name in _names_in(each / folder))
        return self._names[folder]

    @cached_property
    def _folders(self) -> Sequence[Path]:
        return self.find()


def theme_folders(name: str | None, own: Path | None) -> tuple[Path, ...]:
    """The folder of a site's own for its theme, that of the installed theme, and of those that it extends."""
    return (*([own] if own else ()), *(_installed(name) if name else ()))


def _installed(name: str) -> Iterator[Path]:
    wanted: str | None = name
    for _ in range(_MOST_PARENTS):
        found = next((each for each in entry_points(group=_THEMES) if each.name == wanted), None)
        # Finding a package does not run it.
        spec = find_spec(found.value) if found else None
        if spec is None or not spec.origin:
            return
        folder = Path(spec.origin).parent
        yield folder
        wanted = _parent(folder / _SETTINGS)


def _parent(settings: Path) -> str | None:
    try:
        said = yaml.load(settings.read_bytes(), Loader=yaml.BaseLoader)
    except OSError:
        return None
    return said.get("extends") if isinstance(said, Mapping) else None


def _names_in(folder: Path) -> list[str]:
    try:
        return [file.name for file in folder.iterdir()]
    except OSError:
        return []
