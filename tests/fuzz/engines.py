"""The engines that make inputs: atheris, which follows what code they reach, or else random changes of the seeds."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tests.fuzz.harness import Harness

GUIDED, RANDOM = "atheris", "random changes"
_FOLLOWED = ["cxmap"]
"""The packages whose branches guide atheris."""
_MOST_KEPT, _LONGEST_KEPT = 1_000, 2_000


def available() -> str:
    """Atheris has no wheels for some platforms and for new versions of Python."""
    return GUIDED if find_spec(GUIDED) else RANDOM


def run_guided(name: str, folder: Path, seconds: float, runs: int, seed: int) -> None:
    """Never returns: atheris ends the process."""
    atheris: Any = import_module(GUIDED)
    with atheris.instrument_imports(include=_FOLLOWED):
        from tests.fuzz.harnesses import harness_of  # noqa: PLC0415  # what is imported here is followed
        from tests.fuzz.mutation import Mutation  # noqa: PLC0415  # likewise
        from tests.fuzz.watch import Watch  # noqa: PLC0415  # likewise
    harness = harness_of(name)
    seeds = _seeds(harness)
    watch, mutation = Watch(harness, GUIDED, folder, ends_if_hung=True), Mutation(seeds)

    def judged(data: bytes) -> None:
        watch(data)
        if watch.is_over(seconds, runs):
            watch.save()
            sys.stderr.flush()
            os._exit(0)

    def changed(data: bytes, longest: int, number: int) -> bytes:
        chance = Random(number)
        if chance.random() < 1 / 3:
            return bytes(atheris.Mutate(data, longest))
        return mutation.of(data, chance, longest)

    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for number, each in enumerate(seeds):
        (corpus / f"seed-{number}").write_bytes(each)
    limits = [f"-max_len={harness.longest_input}", f"-seed={seed}", "-timeout=120", "-rss_limit_mb=0", "-len_control=0"]
    atheris.Setup(
        [name, *limits, "-print_final_stats=0", "-verbosity=0", f"-artifact_prefix={folder}/", str(corpus)],
        judged,
        custom_mutator=changed,
    )
    atheris.Fuzz()


def run_random(name: str, folder: Path, seconds: float, runs: int, seed: int) -> None:
    """The seeds themselves, then changes of them and of what became of them."""
    from tests.fuzz.harnesses import harness_of  # noqa: PLC0415  # as above: only one of the two imports it
    from tests.fuzz.mutation import Mutation  # noqa: PLC0415  # likewise
    from tests.fuzz.watch import Watch  # noqa: PLC0415  # likewise

    harness = harness_of(name)
    seeds = _seeds(harness)
    watch, mutation, chance = Watch(harness, RANDOM, folder, ends_if_hung=True), Mutation(seeds), Random(seed)
    for each in seeds:
        watch(each)
    kept = list(seeds)
    while not watch.is_over(seconds, runs):
        data = mutation.of(chance.choice(kept), chance, harness.longest_input)
        watch(data)
        if len(data) > _LONGEST_KEPT:  # what grew is tried, and not the beginning of all others
            continue
        if len(kept) < len(seeds) + _MOST_KEPT:
            kept.append(data)
        else:
            kept[chance.randrange(len(seeds), len(kept))] = data
    watch.save()


def _seeds(harness: Harness) -> list[bytes]:
    return [seed[: harness.longest_input] for seed in harness.seeds()]


ENGINES: dict[str, Callable[[str, Path, float, int, int], None]] = {GUIDED: run_guided, RANDOM: run_random}
