"""Mistakes in texts that cannot be read as Mermaid: what is wrong, in plain words, and what to do about it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from cxmap.diagrams.mermaid.front_matter import FRONT_MATTER
from cxmap.findings.suggest import did_you_mean, nearest

_GRAPHS = ("flowchart", "graph")
# A line of each kind of diagram.
_KINDS: Mapping[str, str] = {
    **dict.fromkeys(_GRAPHS, "counter --> sorting[Sorting centre]"),
    "sequenceDiagram": "Customer->>Counter: Asks",
    "classDiagram": "Parcel <|-- Letter",
    **dict.fromkeys(("stateDiagram", "stateDiagram-v2"), "waiting --> sent"),
    "erDiagram": 'CUSTOMER ||--o{ PARCEL : "sends"',
    "journey": "Open the door: 3: Customer",
    "gantt": "Sorting : 2026-01-31, 3d",
    "pie": '"Letters" : 3',
    "quadrantChart": "Letters: [0.3, 0.6]",
    "requirementDiagram": "counter - satisfies -> promise",
    "gitGraph": 'commit id: "first"',
    **dict.fromkeys(
        ("C4Context", "C4Container", "C4Component", "C4Dynamic", "C4Deployment"), 'Person(customer, "Customer")'
    ),
    "mindmap": "    Sorting",
    "timeline": "2026 : Opened",
    **dict.fromkeys(("sankey", "sankey-beta"), "Counter,Depot,3"),
    **dict.fromkeys(("xychart", "xychart-beta"), "bar [1, 2, 3]"),
    **dict.fromkeys(("block", "block-beta"), 'counter["Counter"] --> depot'),
    **dict.fromkeys(("packet", "packet-beta"), '0-15: "Address"'),
    "kanban": "    letters[Sort the letters]",
    "architecture-beta": "service depot(server)[Depot]",
    "radar-beta": "axis speed, price, care",
    "treemap-beta": '"Letters": 3',
    "zenuml": "Customer->Counter: Asks",
}
_FIRST_WORD = re.compile(r"(?:\s|%%.*+)*+(?P<word>[^\s;:]+)")
_ELSEWHERE = "Mermaid's documentation shows how each kind of diagram is written"
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class DiagramMistake:
    """The reason, as the end of a sentence, and the line from 1 where that is known."""

    reason: str
    hint: str
    line: int | None = None


EMPTY = DiagramMistake("the diagram is empty", "write the diagram between the fences, or take them out")


def mistake_in(text: str, line: int | None) -> DiagramMistake:
    """The mistake that keeps the text from being drawn, as far as its words show; reading it ended at `line`."""
    kind, first = _kind(text)
    if not kind:
        return EMPTY
    if kind not in _KINDS:
        hint = did_you_mean(nearest(kind, _KINDS), (), otherwise="begin with the kind, such as `flowchart LR`")
        return DiagramMistake(f"no kind of diagram begins with `{_cut(kind)}`", hint, first)
    lines = text.split("\n")
    number = min(line, len(lines)) if line else first
    if kind in _GRAPHS:
        return (
            _open_group(lines, kind) or _in_line(lines, number, kind) or _unknown_part(lines) or _unread(kind, number)
        )
    return _open_group(lines, kind) or _in_line(lines, number, kind) or _unread(kind, number)


def _in_line(lines: list[str], number: int, kind: str) -> DiagramMistake | None:
    written = lines[number - 1]
    for look in _IN_FLOWCHARTS if kind in _GRAPHS else _ANYWHERE:
        if found := look(written):
            return DiagramMistake(*found, number)
    if written.split(maxsplit=1)[:1] in ([], [kind]):
        return None
    return DiagramMistake(f"`{_cut(written.strip())}` cannot be read as a line of `{kind}`", _hint(kind), number)


def _unread(kind: str, number: int) -> DiagramMistake:
    return DiagramMistake(f"what stands here cannot be read as `{kind}`", _hint(kind), number)


def _hint(kind: str) -> str:
    example = _KINDS[kind]
    deeper = ", further to the right than the one it belongs to" if example.startswith(" ") else ""
    return f"write each line like `{example.strip()}`{deeper}; {_ELSEWHERE}"


def _kind(text: str) -> tuple[str, int]:
    """The word that the diagram begins with, and its line."""
    front_matter = FRONT_MATTER.match(text)
    start = front_matter.end() if front_matter else 0
    found = _FIRST_WORD.match(text, start)
    return (found["word"], text.count("\n", 0, found.start("word")) + 1) if found else ("", 1)


def _cut(words: str) -> str:
    # Backticks would end the code that the words stand in.
    shown = words.replace("`", "'")
    return shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]} …"


_Found = tuple[str, str] | None
_QUOTED = re.compile(r'"[^"]*"')
_CLOSED_BY = {"(": ")", "[": "]", "{": "}"}
# How a group of lines begins, and how it ends, in a line of its own.
_GROUPS: Mapping[str, tuple[re.Pattern[str], str]] = {
    **dict.fromkeys(_GRAPHS, (re.compile(r"\s*subgraph\b"), "end")),
    "sequenceDiagram": (re.compile(r"\s*(?:alt|box|break|critical|loop|opt|par|par_over|rect)\b(?!\s*[-)<])"), "end"),
    **dict.fromkeys(
        ("classDiagram", "stateDiagram", "stateDiagram-v2", "requirementDiagram"), (re.compile(r".*\{\s*$"), "}")
    ),
}
_HALF_ARROW = re.compile(r"(?<![-.=<ox~])(?:->|=>)(?!>)")
_OPEN_WORDS = re.compile(r"\s--\s[^-|]+$")
_WORDS_BEFORE_BRACKET = re.compile(r"[\[({]([^\[\](){}\"]+)(?=[\[({])")
_ARROW_AT_END = re.compile(r"(?:[-=.~]>|[-=~]{3})(?:\|[^|]*\|)?$")


def _open_group(lines: list[str], kind: str) -> DiagramMistake | None:
    """The last group that does not end, or the first end without a group."""
    if kind not in _GROUPS or any(";" in line for line in lines):
        return None
    begin, end = _GROUPS[kind]
    groups: list[int] = []
    for number, line in enumerate(lines, start=1):
        if begin.match(line):
            groups.append(number)
        elif line.strip() == end:
            if not groups:
                return DiagramMistake(f"this `{end}` ends nothing", "take the line out", number)
            groups.pop()
    if not groups:
        return None
    return DiagramMistake(
        "what begins here has no end", f"write a line with `{end}` alone below its last line", groups[-1]
    )


def _unknown_part(lines: list[str]) -> DiagramMistake | None:
    """A line about something that Mermaid looks up when it has read all lines."""
    for number, line in enumerate(lines, start=1):
        if re.match(r"[ \t]*linkStyle\s+\d", line):
            reason = "`linkStyle` may name an arrow that there is not"
            return DiagramMistake(reason, "give it the number of an arrow; the first one is 0", number)
        if "@{" in line and "shape:" in line:
            reason = "a shape may be none that Mermaid knows"
            return DiagramMistake(reason, "write a shape of Mermaid's, such as `rect`, `cyl` or `diam`", number)
    return None


def _odd_quotes(line: str) -> _Found:
    if line.count('"') % 2 == 0:
        return None
    return "a quotation mark is opened and not closed", (
        'write `"` before and after the words; within them it is `#quot;`'
    )


def _quotes_in_quotes(line: str) -> _Found:
    if not re.search(r'[\[({]"[^"]*"[^"\])}|]+"', line):
        return None
    return "quotation marks stand within words that have them around them", 'write `#quot;` for each `"` within'


def _brackets(line: str) -> _Found:
    open_ones: list[str] = []
    for sign in re.findall(r"[\[\](){}]", _QUOTED.sub("", line)):
        if sign in _CLOSED_BY:
            open_ones.append(sign)
        elif not open_ones:
            return f"`{sign}` closes nothing", f"take it out, or write the words in quotation marks: `{_IN_QUOTES}`"
        elif _CLOSED_BY[open_ones[-1]] != sign:
            begun = open_ones[-1]
            return f"`{begun}` is closed by `{sign}`", f"close it with `{_CLOSED_BY[begun]}`"
        else:
            open_ones.pop()
    if open_ones:
        return f"`{open_ones[-1]}` is opened and not closed", f"close it with `{_CLOSED_BY[open_ones[-1]]}`"
    return None


_IN_QUOTES = 'sorting["Sorting (north)"]'


def _brackets_in_words(line: str) -> _Found:
    if not any(words.strip(" \t/\\") for words in _WORDS_BEFORE_BRACKET.findall(line)):
        return None
    return "brackets stand within words", f"write the words in quotation marks: `{_IN_QUOTES}`"


def _half_arrow(line: str) -> _Found:
    found = _HALF_ARROW.search(_QUOTED.sub("", line))
    return (f"`{found[0]}` is no arrow of a flowchart", "write `-->` or `==>`") if found else None


def _end_as_name(line: str) -> _Found:
    if not re.search(r"(?:^|[\s>|;&])end(?=$|[\s;&\[({])", line):
        return None
    return "`end` is a word of Mermaid's own", "give this part another name, such as `last[end]`"


def _open_words(line: str) -> _Found:
    if not _OPEN_WORDS.search(_QUOTED.sub("x", line)):
        return None
    return "an arrow begins and does not end", "write `counter -- words --> sorting`"


def _arrow_to_nothing(line: str) -> _Found:
    words = line.strip(" \t\r;")
    if re.match(r"[-=.~]+>|[-=~]{3}", words):
        return "an arrow comes from nothing", "write a name before it: `counter --> sorting`"
    if _ARROW_AT_END.search(words):
        return "an arrow leads to nothing", "write a name behind it: `counter --> sorting`"
    return None


def _comment_behind(line: str) -> _Found:
    if line.strip().find("%%") < 1:
        return None
    return "a comment stands behind something else", "give the comment a line of its own that begins with `%%`"


_ANYWHERE: tuple[Callable[[str], _Found], ...] = (_odd_quotes, _comment_behind)
_IN_FLOWCHARTS: tuple[Callable[[str], _Found], ...] = (
    _odd_quotes,
    _quotes_in_quotes,
    _brackets,
    _brackets_in_words,
    _half_arrow,
    _end_as_name,
    _open_words,
    _arrow_to_nothing,
    _comment_behind,
)
