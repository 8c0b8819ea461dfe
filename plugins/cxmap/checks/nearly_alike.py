"""Words of one's own that stand once on the map and are a letter away from one that stands often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from cxmap.findings.examples import courier
from cxmap.findings.finding import Finding, place_of
from cxmap.findings.letters import letters_apart
from cxmap.findings.rule import warning
from cxmap.insight.linked_map import LinkedMap
from cxmap.model.capability import Capability
from cxmap.model.document import Document
from cxmap.model.ids import LONGEST_ID
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.shape import Path

_ROWS = (
    "measurements:",
    "  - {period: 2026-03, value: 96, group: islands}",
    "  - {period: 2026-04, value: 95, group: islands}",
    "  - {period: 2026-05, value: 96, group: islands}",
)

RULE = warning(
    "nearly-alike",
    "A group, a tag or what is left out stands once on the map, a letter away from one that stands there often.",
    wrong=courier(*_ROWS, "  - {period: 2026-06, value: 92, group: islnads}"),
    right=courier(*_ROWS, "  - {period: 2026-06, value: 92, group: islands}"),
)

_OFTEN = 3
_SHORTEST = 5
"""Shorter ones that are a letter apart are often both meant."""


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of one's own, and where it is written."""

    document: Document
    at: Path
    text: str


def check(linked: LinkedMap) -> Iterator[Finding]:
    by_subject: defaultdict[str, defaultdict[str, list[_Word]]] = defaultdict(lambda: defaultdict(list))
    for document in linked.catalogue.documents.values():
        for subject, at, text in _own_words(document.entity) if _may_have_own_words(document.entity) else ():
            if len(text) <= LONGEST_ID:
                by_subject[subject][text].append(_Word(document, at, text))
    for subject, words in by_subject.items():
        yield from _alike(subject, words)


def _alike(subject: str, words: Mapping[str, list[_Word]]) -> Iterator[Finding]:
    often = {text: len(places) for text, places in words.items() if len(places) >= _OFTEN}
    near = _by_letters(often)
    for text, (word, *others) in words.items():
        if others or not word.document.damaged.isdisjoint({str(word.at[0])}):
            continue
        meant = {each for letters in _with_one_less(text) for each in near.get(letters, ()) if _is_slip(text, each)}
        if len(meant) == 1:
            (other,) = meant
            yield RULE.at(
                place_of(word.document, word.at),
                f"the {subject} `{text}` stands here alone on the map, and `{other}` {often[other]} times",
                hint=f"did you mean `{other}`? Leave it if both are meant",
            )


def _may_have_own_words(entity: Entity) -> bool:
    return bool(entity.tags) or isinstance(entity, Promise | Metric | Capability)


def _own_words(entity: Entity) -> Iterator[tuple[str, Path, str]]:
    """Words that only the map itself gives a meaning, each with what it is for and its place."""
    yield from (("tag", ("tags", index), tag) for index, tag in enumerate(entity.tags))
    if isinstance(entity, Promise | Metric):
        yield from (("exclusion", ("excludes", index), each) for index, each in enumerate(entity.excludes))
    if isinstance(entity, Promise):
        for position, target in enumerate(entity.expects):
            if target.group:
                yield "group", ("expects", position, "group"), target.group
    elif isinstance(entity, Capability):
        yield from _groups_measured(entity)


def _groups_measured(capability: Capability) -> Iterator[tuple[str, Path, str]]:
    for position, delivery in enumerate(capability.delivers):
        for index, row in enumerate(delivery.measurements):
            if row.group:
                yield "group", ("delivers", position, "measurements", index, "group"), row.group


def _by_letters(words: Iterable[str]) -> Mapping[str, list[str]]:
    """Words by what they are with one letter less, so that not each is compared with each."""
    index: defaultdict[str, list[str]] = defaultdict(list)
    for word in words:
        for letters in _with_one_less(word):
            index[letters].append(word)
    return index


def _with_one_less(word: str) -> frozenset[str]:
    return frozenset((word, *(word[:at] + word[at + 1 :] for at in range(len(word)))))


def _is_slip(text: str, other: str) -> bool:
    """Whether a letter of a longer word makes the difference: `zone-1` is no slip for `zone-2`."""
    one, another = _words_that_differ(text.split("-"), other.split("-"))
    digits = [sign for sign in one if sign.isdigit()], [sign for sign in another if sign.isdigit()]
    if min(len(one), len(another)) < _SHORTEST or (digits[0] != digits[1] and (digits[1] or one[-1].isdigit())):
        return False
    return letters_apart(one, another) == 1


def _words_that_differ(one: Sequence[str], other: Sequence[str]) -> tuple[str, str]:
    """Two names of several words without those at their beginnings and ends that are the same."""
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    return "-".join(one), "-".join(other)
