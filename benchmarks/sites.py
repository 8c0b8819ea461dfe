"""The sites that are measured: a map with the plugin, the same files without it, and for Hugo where it is installed."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from benchmarks.maps import AS_OF, Size, touchpoint_path, write_map

_PLAIN = """site_name: Benchmark
theme:
  name: material
  font: false
  features: [navigation.prune, navigation.indexes, navigation.tabs]
plugins: [search]
docs_dir: content
"""
_WITH_PLUGIN = _PLAIN.replace("[search]", f"[search, cxmap: {{as_of: '{AS_OF}'}}]")
_HUGO = "title: Benchmark\ndisableKinds: [taxonomy, term, RSS, sitemap]\n"
_TEMPLATE = "<!doctype html><title>{{ .Title }}</title>{{ .Content }}"


@dataclass(frozen=True, slots=True)
class MapSite:
    """A map in a folder of its own; `entities` says how many files of entities it has."""

    folder: Path
    size: Size
    entities: int

    @property
    def output(self) -> Path:
        return self.folder / "site"

    def without_output(self) -> None:
        shutil.rmtree(self.output, ignore_errors=True)

    def edit(self) -> None:
        """Adds a word to one touchpoint."""
        file = self.folder / "content" / touchpoint_path(self.size.touchpoints // 2, self.size)
        file.write_text(f"{file.read_text(encoding='utf-8')}\nMore.\n", encoding="utf-8")


def map_site(folder: Path, size: Size, *, with_plugin: bool) -> MapSite:
    entities = write_map(folder / "content", size)
    (folder / "mkdocs.yml").write_text(_WITH_PLUGIN if with_plugin else _PLAIN, encoding="utf-8")
    return MapSite(folder, size, entities)


def with_history(site: MapSite) -> None:
    """Makes a repository of a site: its first revision, and one in which a touchpoint was edited."""
    names = ("-c", "user.name=Benchmark", "-c", "user.email=benchmark@example.org")
    for step in (("init", "-q", "-b", "main"), ("add", "."), (*names, "commit", "-qm", "First")):
        subprocess.run(("git", *step), cwd=site.folder, check=True)
    site.edit()
    subprocess.run(("git", *names, "commit", "-qam", "Second"), cwd=site.folder, check=True)


def hugo_site(folder: Path, size: Size) -> MapSite | None:
    """None where Hugo is not installed."""
    if not shutil.which("hugo"):
        return None
    entities = write_map(folder / "content", size)
    (folder / "hugo.yaml").write_text(_HUGO, encoding="utf-8")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(_TEMPLATE, encoding="utf-8")
    return MapSite(folder, size, entities)
