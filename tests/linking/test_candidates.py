from __future__ import annotations

from cxmap.compiler import compile_map
from cxmap.linking.candidates import Candidates
from cxmap.linking.meant import MOST_GUESSES
from cxmap.model.source import Settings, SourceFile
from tests.alignment.small_maps import AS_OF

TITLES = {
    "parcels-on-time": "Parcels on time",
    "parcels-lost": "Parcels lost",
    "wait": "Wait at the counter",
    "calls": "Calls in two minutes",
}


def candidates() -> Candidates:
    files = [
        SourceFile(f"metrics/{name}.md", f"---\ntitle: {title}\nunit: percent\nbetter: higher\n---\n".encode())
        for name, title in TITLES.items()
    ]
    return Candidates(compile_map(files, Settings(as_of=AS_OF)).catalogue.documents)


def test_the_rarest_words_count_most() -> None:
    assert candidates().near("metric", "No parcel waits for a time") == (
        "metric/parcels-on-time",
        "metric/wait",
        "metric/parcels-lost",
    )


def test_a_sign_of_percent_is_a_word() -> None:
    assert len(candidates().near("metric", "90 %")) == 3
    assert candidates().near("metric", "ninety and more") == ()


def test_guesses_are_limited() -> None:
    found = candidates()

    for _ in range(MOST_GUESSES):
        assert found.sharing("metric", "the counter")

    assert found.sharing("metric", "the counter") == ()
