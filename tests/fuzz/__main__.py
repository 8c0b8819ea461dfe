"""Fuzzes cxmap: `python -m tests.fuzz [HARNESS …] [--seconds N] [--runs N]`; each harness in a process of its own."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.fuzz.engines import ENGINES, GUIDED, available
from tests.fuzz.watch import LastInput

FOLDER = Path(".cache/fuzz")
NAMES = ("values", "texts", "entities", "pages", "measurements", "options", "bodies", "diagrams", "maps", "builds")


def main() -> int:
    options = _options()
    if options.one:
        _run_one(options.one, options)
        return 0
    engine = options.engine or available()
    if engine != GUIDED:
        print("atheris is not installed for this Python: the inputs are random changes of the seeds, not guided ones")
    tallies = [_run_apart(name, engine, options) for name in options.harnesses or NAMES]
    print(f"\n{'harness':14}{'inputs':>10}{'seconds':>10}{'slowest':>10}{'memory':>10}  finds")
    for tally in tallies:
        slowest, memory = f"{tally['slowest']:.2f} s", f"{tally['memory']} MiB"
        print(
            f"{tally['harness']:14}{tally['inputs']:>10,}{tally['seconds']:>10,.0f}{slowest:>10}{memory:>10}", end="  "
        )
        print(len(tally["finds"]) or "none")
    finds = [(tally["harness"], what, name) for tally in tallies for what, name in tally["finds"].items()]
    for harness, what, name in finds:
        print(f"{FOLDER / harness / name}: {what}")
    return 1 if finds else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument(
        "harnesses", nargs="*", metavar="HARNESS", help=f"which ones (default: all): {', '.join(NAMES)}"
    )
    parser.add_argument("--seconds", type=float, default=0, help="how long each harness runs")
    parser.add_argument("--runs", type=int, default=0, help="how many inputs each harness gets")
    parser.add_argument("--seed", type=int, default=1, help="the beginning of the random numbers (default: 1)")
    parser.add_argument(
        "--engine", choices=tuple(ENGINES), help="what makes the inputs (default: atheris, if installed)"
    )
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.seconds and not options.runs:
        options.seconds = 30
    if unknown := set(options.harnesses) - set(NAMES):
        parser.error(f"there is no harness `{min(unknown)}`")
    return options


def _run_one(name: str, options: argparse.Namespace) -> None:
    ENGINES[options.engine](name, FOLDER / name, options.seconds, options.runs, options.seed)


def _run_apart(name: str, engine: str, options: argparse.Namespace) -> dict[str, Any]:
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tally.json").unlink(missing_ok=True)
    print(f"{name} …", flush=True)
    budget = ["--seconds", f"{options.seconds}", "--runs", f"{options.runs}", "--seed", f"{options.seed}"]
    command = [sys.executable, "-m", "tests.fuzz", "--one", name, "--engine", engine, *budget]
    with (folder / "log").open("wb") as log:
        ended = subprocess.run(command, check=False, stdout=log, stderr=log, env={**os.environ, "PYTHONHASHSEED": "0"})
    tally: dict[str, Any] = _tally_of(folder, name, engine)
    if ended.returncode:
        (folder / "ended").write_bytes(LastInput.of(folder))
        tally["finds"][f"the process ended with {ended.returncode}; see {folder / 'log'}"] = "ended"
    return tally


def _tally_of(folder: Path, name: str, engine: str) -> dict[str, Any]:
    try:
        tally: dict[str, Any] = json.loads((folder / "tally.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {"harness": name, "engine": engine, "inputs": 0, "seconds": 0, "slowest": 0, "memory": 0, "finds": {}}
    return tally


if __name__ == "__main__":
    sys.exit(main())
