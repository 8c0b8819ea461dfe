"""Measures `cxmap check` at two sizes, and `mkdocs build` with and without the plugin."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from benchmarks.maps import AS_OF, Size, write_map
from benchmarks.runs import Run, alternating

SMALL, LARGE = 1_000, 10_000
_PLAIN = """site_name: Benchmark
theme:
  name: material
  font: false
  features: [navigation.prune, navigation.indexes, navigation.tabs]
plugins: [search]
docs_dir: content
"""
_WITH_PLUGIN = _PLAIN.replace("[search]", f"[search, cxmap: {{as_of: '{AS_OF}'}}]")


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="cxmap-benchmark-") as name:
        folder = Path(name)
        _measure_checks(folder, options.runs)
        _measure_builds(folder, options.touchpoints, options.runs)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command (default: 5)")
    parser.add_argument("--touchpoints", type=int, default=SMALL, help="size of the site that is built")
    return parser.parse_args()


def _measure_checks(folder: Path, runs: int) -> None:
    sites = [folder / f"check-{size}" for size in (SMALL, LARGE)]
    entities = [write_map(site / "content", Size(size)) for site, size in zip(sites, (SMALL, LARGE), strict=True)]
    command = [sys.executable, "-m", "cxmap", "check", "--as-of", AS_OF, "--format", "json"]
    small, large = alternating([(command, site) for site in sites], runs)
    for size, count, taken in ((SMALL, entities[0], small), (LARGE, entities[1], large)):
        _say(f"cxmap check, {size} touchpoints ({count} entities)", taken, f"{_micro(taken, count):.0f} µs an entity")
    print(f"time an entity, large against small: {_micro(large, entities[1]) / _micro(small, entities[0]):.2f}")


def _measure_builds(folder: Path, touchpoints: int, runs: int) -> None:
    commands = []
    for name, config in (("plain", _PLAIN), ("cxmap", _WITH_PLUGIN)):
        site = folder / f"build-{name}"
        write_map(site / "content", Size(touchpoints))
        (site / "mkdocs.yml").write_text(config, encoding="utf-8")
        commands.append(([sys.executable, "-m", "mkdocs", "build", "--quiet"], site))
    plain, with_plugin = alternating(commands, runs)
    _say(f"mkdocs build, {touchpoints} touchpoints, without the plugin", plain)
    _say(f"mkdocs build, {touchpoints} touchpoints, with the plugin", with_plugin)
    print(f"with the plugin against without: {with_plugin.seconds / plain.seconds:.2f}")


def _say(what: str, taken: Run, more: str = "") -> None:
    print(f"{what}: {taken.seconds:.2f} s, {taken.megabytes:.0f} MB{', ' + more if more else ''}", flush=True)


def _micro(taken: Run, entities: int) -> float:
    return taken.seconds / entities * 1e6


if __name__ == "__main__":
    main()
