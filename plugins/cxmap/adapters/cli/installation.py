"""An installation: what its site is told, what it is built with, and what lies around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, requires, version
from importlib.util import find_spec
from pathlib import Path

from cxmap.adapters.configuration import SiteFile
from cxmap.adapters.git.git import NoAnswerError, git_at
from cxmap.adapters.options import PLUGIN, SiteOptions

_LEAST = re.compile(r"^(?P<name>[\w-]+)(?:<[\d.]+,)?>=(?P<version>[\d.]+)")
# What is needed on every platform, without extras.
_NEEDED = re.compile(r"^(?P<name>[\w-]+)[^;]*$")
_DRAWING = ("merman", "mermaidx")
_LOCKS = (
    "Pipfile.lock", "conda-lock.yml", "pdm.lock", "pixi.lock", "poetry.lock", "pylock.toml", "pylock.*.toml", "uv.lock",
)  # fmt: skip
_REQUIREMENTS = ("*requirements*.txt", "requirements/*.txt")
# Where a repository says how its site is published.
_PUBLISHING = (
    ".github/workflows/*.yml", ".github/workflows/*.yaml", ".readthedocs.yaml", ".readthedocs.yml", "netlify.toml",
    "vercel.json", "wrangler.toml",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Installation:
    """All that can be told about it without building anything; texts of files are by their paths."""

    settings: Mapping[str, object] = field(default_factory=dict)
    options: SiteOptions = field(default_factory=SiteOptions)
    installed: Mapping[str, str] = field(default_factory=dict)
    least: Mapping[str, str] = field(default_factory=dict)
    """The oldest version of each package that cxmap works with, or is safe with."""
    needed: frozenset[str] = frozenset((PLUGIN,))
    """The packages that a lock must pin at least."""
    can_draw: bool = True
    has_lock: bool = False
    requirements: Mapping[str, str] = field(default_factory=dict)
    publishing: Mapping[str, str] = field(default_factory=dict)
    has_git: bool = True
    is_shallow: bool = False


def installation_of(site: SiteFile) -> Installation:
    """The installation that runs, for a site."""
    folder = site.folder
    top = _top_of(folder)
    places = tuple(dict.fromkeys((folder, top)))
    required = requires(PLUGIN) or ()
    least = least_versions(required)
    is_shallow = _is_shallow(folder)
    return Installation(
        settings=site.said,
        options=site.options,
        installed={name: found for name in least if (found := _version(name))},
        least=least,
        needed=frozenset((PLUGIN, *(found["name"] for found in map(_NEEDED.match, required) if found))),
        can_draw=any(map(find_spec, _DRAWING)),
        has_lock=any(True for place in places for lock in _LOCKS for _ in place.glob(lock)),
        requirements=_texts(places, _REQUIREMENTS, folder),
        publishing=_texts((top,), _PUBLISHING, folder),
        has_git=is_shallow is not None,
        is_shallow=bool(is_shallow),
    )


def least_versions(required: Iterable[str]) -> Mapping[str, str]:
    """The lowest version of each requirement; where a newer Python needs a higher one, it has no lower one anyway."""
    found = (_LEAST.match(line) for line in required if "python_version" not in line)
    return {each["name"]: each["version"] for each in found if each}


def _top_of(folder: Path) -> Path:
    """The folder of the repository, where there is one."""
    folder = folder.resolve()
    return next((above for above in (folder, *folder.parents) if (above / ".git").exists()), folder)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _texts(places: tuple[Path, ...], patterns: tuple[str, ...], folder: Path) -> Mapping[str, str]:
    files = (file for place in places for pattern in patterns for file in sorted(place.glob(pattern)))
    return {_shown(file, folder): file.read_text("utf-8", "replace") for file in files if file.is_file()}


def _shown(file: Path, folder: Path) -> str:
    return (file.relative_to(folder) if file.is_relative_to(folder) else file.resolve()).as_posix()


def _is_shallow(folder: Path) -> bool | None:
    """Whether the repository lacks older commits; None where there is none."""
    try:
        return git_at(folder).answer("rev-parse", "--is-shallow-repository").strip() == b"true"
    except NoAnswerError:
        return None
