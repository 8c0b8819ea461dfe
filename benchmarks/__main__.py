"""Measures checks, exports, comparisons, builds and the server on generated maps, against what they cannot beat.

All ratios are of one run: plain MkDocs, libyaml's composer and, where it is installed, Hugo are measured in turn with
cxmap. The answer is a table in Markdown.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.maps import AS_OF, Size
from benchmarks.runs import Run, Task, alternating
from benchmarks.served import seconds_until_shown
from benchmarks.sites import MapSite, hugo_site, map_site, with_history

SIZES = (100, 1_000)
_CXMAP = (sys.executable, "-m", "cxmap")
_BUILD = (sys.executable, "-m", "mkdocs", "build", "--quiet")
_AS_OF = ("--as-of", AS_OF)


def main() -> None:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="cxmap-benchmark-") as name:
        # What is kept between commands is kept here, so that the first run finds nothing.
        os.environ["XDG_CACHE_HOME"] = str(Path(name, "cache"))
        print("| what | seconds | of processors | MB | against |\n| --- | --- | --- | --- | --- |")
        for touchpoints in options.touchpoints or SIZES:
            for is_foldered in (True, False) if options.flat else (True,):
                size = Size(touchpoints, is_foldered)
                _measure(Path(name, f"{touchpoints}-{is_foldered}"), size, options.runs)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=3, help="counted runs of each command (default: 3)")
    parser.add_argument("--flat", action="store_true", help="also with all touchpoints in a single folder")
    parser.add_argument(
        "touchpoints", type=int, nargs="*", help=f"sizes of the maps (default: {' '.join(map(str, SIZES))})"
    )
    return parser.parse_args()


def _measure(folder: Path, size: Size, runs: int) -> None:
    site = map_site(folder / "cxmap", size, with_plugin=True)
    plain = map_site(folder / "plain", size, with_plugin=False)
    about = f"{size.touchpoints} touchpoints, {'in folders of 50' if size.is_foldered else 'in one folder'}"
    print(f"| **{about}, {site.entities} entities** | | | | |", flush=True)
    with_history(site)
    _measure_commands(site, runs)
    _measure_builds(site, plain, hugo_site(folder / "hugo", size), runs)
    print(f"| `serve`: edited until shown | {seconds_until_shown(site):.2f} | | | |", flush=True)
    shutil.rmtree(folder)


def _measure_commands(site: MapSite, runs: int) -> None:
    check = (*_CXMAP, "check", *_AS_OF, "--format", "json")
    composer = Task((sys.executable, "-m", "benchmarks.yaml_alone", str(site.folder / "content")), Path.cwd())
    alone, cold = alternating([composer, Task(check, site.folder, _forget)], runs)
    _say("libyaml's composer", alone)
    _say("check, nothing kept", cold, f"{_ratio(cold, alone)} × libyaml")
    edited, export, diff = alternating(
        [
            Task(check, site.folder, site.edit),
            Task((*_CXMAP, "export", "json", *_AS_OF), site.folder),
            Task((*_CXMAP, "diff", "HEAD~1", "HEAD", *_AS_OF), site.folder),
        ],
        runs,
    )
    for what, taken in (("check, one file edited", edited), ("export json", export), ("diff", diff)):
        _say(what, taken, f"{_ratio(taken, cold)} × the first check")


def _measure_builds(site: MapSite, plain: MapSite, hugo: MapSite | None, runs: int) -> None:
    tasks = [Task(_BUILD, each.folder, each.without_output) for each in (plain, site)]
    if hugo:
        tasks.append(Task(("hugo", "--quiet", "--destination", "site"), hugo.folder, hugo.without_output))
    without, cold, *bare = alternating(tasks, runs, warm_up=site.size.touchpoints < _COUNTED_ONCE)
    _say("build without the plugin", without)
    for taken in bare:
        _say("Hugo with a bare template", taken)
    against = [f"{_ratio(cold, without)} × plain", *(f"{_ratio(cold, taken)} × Hugo" for taken in bare)]
    _say("build", cold, ", ".join(against))
    again, edited = alternating([Task(_BUILD, site.folder), Task(_BUILD, site.folder, site.edit)], 1, warm_up=False)
    _say("build again, nothing changed", again, f"{_ratio(again, cold)} × the first")
    _say("build again, one touchpoint edited", edited, f"{_ratio(edited, cold)} × the first")
    _say_sizes(site)


_COUNTED_ONCE = 5_000
"""From this size on, a build takes minutes, and the byte code of a first run counts for nothing."""


def _say_sizes(site: MapSite) -> None:
    pages = [file.stat().st_size for file in site.output.rglob("*.html")]
    index = (site.output / "search" / "search_index.json").stat().st_size
    whole = sum(file.stat().st_size for file in site.output.rglob("*") if file.is_file())
    print(
        f"| pages: {len(pages)}, {sum(pages) / len(pages) / 1e3:.0f} kB on average, at most {max(pages) / 1e3:.0f} kB; "
        f"search index {index / 1e6:.1f} MB; all {whole / 1e6:.0f} MB | | | | |",
        flush=True,
    )


def _forget() -> None:
    shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True)


def _ratio(taken: Run, other: Run) -> str:
    return f"{taken.seconds / other.seconds:.2f}"


def _say(what: str, taken: Run, against: str = "") -> None:
    figures: Sequence[str] = (f"{taken.seconds:.2f}", f"{taken.processor_seconds:.2f}", f"{taken.megabytes:.0f}")
    print(f"| {what} | {' | '.join(figures)} | {against} |", flush=True)


if __name__ == "__main__":
    main()
