"""Mistakes as people make them, on random maps: each told once, in its place, and mended by what is suggested."""

from __future__ import annotations

import re
from calendar import month_name
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from random import Random

import pytest
import yaml

from cxmap.compiler import Map, compile_map
from cxmap.findings.corrections import corrected
from cxmap.findings.finding import Finding, Place
from cxmap.model import KINDS
from cxmap.model.source import Settings, SourceFile
from tests.alignment.random_maps import random_map
from tests.alignment.small_maps import AS_OF

MISTAKES = 500
MAPS = 10
MOST_STEPS = 8
LEAST_RIGHT = 0.99
LEAST_IN_LINE = 1.0
LEAST_IN_COLUMN = 0.99
LEAST_TOLD_ONCE = 0.99
_FOLDERS = {kind.kind: kind.folder for kind in KINDS}
_MONTHS = tuple(month_name)[1:]
_FIELD = re.compile(r"(?P<before>\s*(?:- )?(?P<key>[a-z_]+):)(?P<gap> )(?P<value>\S.*)")

_BARE = ("percentile", "sample", "volume", "headroom")
"""The numbers that are not in the metric's unit."""

Texts = dict[str, str]
"""The text of each file by its path."""
Slip = Callable[[Random, "re.Match[str]"], str | None]
"""A line `key: value` as somebody would get it wrong; None where that is not possible here."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a mistake: `told` are the places of what was found at first.

    `steps` are the corrections that were made, `left` the findings that stay.
    """

    mistake: str
    before: str
    after: str
    place: tuple[str, int]
    told: tuple[Place, ...]
    steps: tuple[str, ...]
    left: tuple[str, ...]
    is_same: bool

    @property
    def is_right(self) -> bool:
        return self.is_same and not self.left

    @property
    def is_wrong(self) -> bool:
        """Whether nothing is said any more of a map that is not what it was."""
        return not self.is_same and not self.left

    @property
    def is_in_line(self) -> bool:
        """Whether the first finding is in the line of the mistake."""
        return (self.told[0].path, self.told[0].span.line) == self.place

    @property
    def is_in_column(self) -> bool:
        """Whether the first finding marks the first character that is not as it was, or what is around it."""
        span = self.told[0].span
        same = next(
            (at for at, signs in enumerate(zip(self.before, self.after, strict=False)) if len({*signs}) > 1),
            len(self.after),
        )
        return self.is_in_line and span.column <= same + 1 <= max(span.column, span.end_column)


def _number(written: Callable[[Random, str], str | None]) -> Slip:
    def slip(random: Random, line: re.Match[str]) -> str | None:
        is_number = re.fullmatch(r"\d+(\.\d+)?", line["value"]) and line["key"] not in _BARE
        changed = written(random, line["value"]) if is_number else None
        return f"{line['before']} {changed}" if changed else None

    return slip


def _text(pattern: str, written: Callable[[re.Match[str]], str]) -> Slip:
    def slip(_random: Random, line: re.Match[str]) -> str | None:
        found = re.fullmatch(pattern, line["value"].strip("'"))
        return f"{line['before']} {written(found)}" if found else None

    return slip


def _day(written: Callable[[re.Match[str]], str]) -> Slip:
    """Another form of a day; where a period begins or ends a month, the month may be meant, and nobody can tell."""
    slip = _text(r"(\d{4})-(\d\d)-(\d\d)", written)

    def unless_doubtful(random: Random, line: re.Match[str]) -> str | None:
        is_doubtful = line["key"] == "period" and re.search(r"-(01|28|29|30|31)\b", line["value"])
        return None if is_doubtful else slip(random, line)

    return unless_doubtful


def _key(written: Callable[[Random, str], str]) -> Slip:
    def slip(random: Random, line: re.Match[str]) -> str | None:
        changed = written(random, line["key"])
        start = line["before"][: -len(line["key"]) - 1]
        return f"{start}{changed}: {line['value']}" if changed != line["key"] else None

    return slip


def _swapped(random: Random, word: str) -> str:
    """Two neighbours have changed places; the first letter stays."""
    at = random.randrange(1, len(word) - 1) if len(word) > 4 else 0
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :] if at else word


def _quoted(line: re.Match[str]) -> bool:
    return line["value"][0] in "'\"[{"


SLIPS: Mapping[str, Slip] = {
    "a percent sign": _number(lambda _, value: f"{value} %"),
    "a percent sign without a space": _number(lambda _, value: f"{value}%"),
    "a comma for the point": _number(lambda _, value: value.replace(".", ",") if "." in value else None),
    "a sign for at least": lambda _, line: (
        f"{line['before']} >= {line['value']}" if line["key"] == "at_least" else None
    ),
    "a day as Germans write it": _day(lambda day: f"{day[3]}.{day[2]}.{day[1]}"),
    "a day in words": _day(lambda day: f"{int(day[3])} {_MONTHS[int(day[2]) - 1]} {day[1]}"),
    "a quarter the other way round": _text(r"(\d{4})-(Q\d)", lambda period: f"{period[2]} {period[1]}"),
    "a month in words": _text(r"(\d{4})-(\d\d)", lambda period: f"{_MONTHS[int(period[2]) - 1]} {period[1]}"),
    "a month with a slash": _text(r"(\d{4})-(\d\d)", lambda period: f"{period[2]}/{period[1]}"),
    "a duration in one word": _text(r"(\d+) (days|months|year)", lambda duration: f"{duration[1]}{duration[2]}"),
    "a word in capitals": lambda _, line: (
        f"{line['before']} {line['value'].upper()}" if line["key"] in ("type", "better", "verdict", "control") else None
    ),
    "two letters of a key swapped": _key(_swapped),
    "a key in capitals": _key(lambda _, key: key.capitalize()),
    "a key in bold": lambda _, line: (
        None if line["before"].startswith((" ", "-")) else f"**{line['key']}**: {line['value']}"
    ),
    "no space behind the colon": lambda _, line: f"{line['before']}{line['value']}",
    "a space before the colon": lambda _, line: f"{line['before'][:-1]} : {line['value']}",
    "no space behind the dash": lambda _, line: (
        line[0].replace("- ", "-", 1) if line["before"].lstrip().startswith("- ") else None
    ),
    "a star for the dash": lambda _, line: (
        line[0].replace("- ", "* ", 1) if line["before"].lstrip().startswith("- ") else None
    ),
    "a bullet for the dash": lambda _, line: (
        line[0].replace("- ", "• ", 1) if line["before"].lstrip().startswith("- ") else None
    ),
    "a long space behind the colon": lambda _, line: f"{line['before']}\u00a0{line['value']}",
    "curly quotes": lambda _, line: (
        f"{line['before']} “{line['value']}”"
        if line["key"] in ("metric", "owner", "made_by") and not _quoted(line)
        else None
    ),
    "letters of a reference swapped": lambda random, line: (
        f"{line['before']} {_swapped(random, line['value'])}" if line["key"] in ("metric", "reads_as", "type") else None
    ),
    "another name of a field": _key(lambda _, key: "name" if key == "title" else key),
    "a title for an id": lambda _, line: (
        f"{line['before']} Post" if line["key"] in ("owner", "made_by") and line["value"] == "post" else None
    ),
    "a tab for the indentation": lambda _, line: (
        f"\t{line[0].lstrip(' ')}" if line[0].startswith("  ") and "- " not in line["before"] else None
    ),
    "a space more before the key": lambda _, line: f" {line[0]}" if "- " not in line["before"] else None,
    "a quote that does not end": lambda _, line: line[0][:-1] if re.fullmatch("'[^']*'", line["value"]) else None,
    "a reference in brackets of a wiki": lambda _, line: (
        f"{line['before']} [[{line['value']}]]" if line["key"] in ("metric", "owner", "made_by") else None
    ),
}
"""Each has one reading, so that a suggestion can name it."""


def texts_of(seed: int) -> Texts:
    """A random map as people write it: a line for each field."""
    entities = random_map(Random(seed), 2)
    return {
        f"{_FOLDERS[key.partition('/')[0]]}/{key.partition('/')[2]}.md": (
            f"---\n{yaml.safe_dump(fields, sort_keys=False, allow_unicode=True)}---\n\nA page.\n"
        )
        for key, fields in entities.items()
    }


def compiled(texts: Texts) -> Map:
    return compile_map([SourceFile(path, text.encode()) for path, text in texts.items()], Settings(as_of=AS_OF))


def mistaken(random: Random, texts: Texts, name: str) -> tuple[tuple[str, int], str, str, Texts] | None:
    """The map with one mistake, its file and line, and this before and after; None where there is no line for it."""
    slips = []
    for path, text in texts.items():
        for number, line in enumerate(text.split("\n")):
            field = _FIELD.fullmatch(line)
            after = SLIPS[name](random, field) if field else None
            if after and after != line:
                slips.append((path, number, line, after))
    if not slips:
        return None
    path, number, before, after = random.choice(slips)
    lines = texts[path].split("\n")
    return (path, number + 1), before, after, {**texts, path: "\n".join([*lines[:number], after, *lines[number + 1 :]])}


def outcome_of(random: Random, texts: Texts, sound: Map, name: str) -> Outcome | None:
    known = {_sign(each) for each in sound.findings}
    if (slip := mistaken(random, texts, name)) is None:
        return None
    place, before, after, texts = slip
    told = tuple(each.place for each in compiled(texts).findings if _sign(each) not in known)
    steps: list[str] = []
    for _ in range(MOST_STEPS):
        found = compiled(texts)
        left = [each for each in found.findings if _sign(each) not in known]
        first = next((each for each in left if each.suggestion is not None), None)
        if first is None:
            break
        steps.append(f"{first.rule}: {first.message} -> {first.suggestion}")
        texts = {path: corrected(path, text, [first]).text for path, text in texts.items()}
    return Outcome(
        mistake=name,
        before=before,
        after=after,
        place=place,
        told=told,
        steps=tuple(steps),
        left=tuple(_told(left)),
        is_same=_meaning(found) == _meaning(sound),
    )


def _sign(finding: Finding) -> tuple[str, str, int]:
    """The rule and the line, by which a finding stays the same where a name or a number in its message is another."""
    return finding.rule, finding.place.path, finding.place.span.line


def _told(findings: list[Finding]) -> Iterator[str]:
    return (f"{each.rule}: {each.message} | {each.hint}" for each in findings)


def _meaning(found: Map) -> object:
    entities = {key: document.entity for key, document in found.catalogue.documents.items()}
    return entities, found.alignment.pairs


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    found = []
    for seed in range(MAPS):
        random, texts = Random(seed), texts_of(seed)
        sound = compiled(texts)
        assert not sound.errors
        names = [name for _ in range(MISTAKES // MAPS // len(SLIPS) + 1) for name in SLIPS]
        found += [outcome for name in names if (outcome := outcome_of(random, texts, sound, name))]
    return found


def test_no_value_is_lost_or_changed_on_the_way(outcomes: list[Outcome]) -> None:
    assert [each for each in outcomes if each.is_wrong] == []


def test_following_suggestions_ends_right(outcomes: list[Outcome]) -> None:
    wrong = [each for each in outcomes if not each.is_right]

    assert len(wrong) <= (1 - LEAST_RIGHT) * len(outcomes), Counter(each.mistake for each in wrong)


def test_the_first_finding_is_where_the_mistake_is(outcomes: list[Outcome]) -> None:
    told = [each for each in outcomes if each.told]
    outside = [each for each in told if not each.is_in_line]
    beside = [each for each in told if not each.is_in_column]

    assert len(outside) <= (1 - LEAST_IN_LINE) * len(told), outside
    assert len(beside) <= (1 - LEAST_IN_COLUMN) * len(told), beside


def test_one_mistake_is_one_finding(outcomes: list[Outcome]) -> None:
    told = [each for each in outcomes if each.told]
    more = [each for each in told if len(each.told) > 1]

    assert len(more) <= (1 - LEAST_TOLD_ONCE) * len(told), more


@pytest.mark.parametrize("mistake", SLIPS)
def test_each_kind_of_mistake_was_made(outcomes: list[Outcome], mistake: str) -> None:
    assert any(each.mistake == mistake for each in outcomes)
