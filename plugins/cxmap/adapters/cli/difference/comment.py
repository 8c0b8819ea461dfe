"""The difference of two revisions as the Markdown of one comment: short enough for a phone, the rest folded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxmap.adapters.cli.difference.markdown_text import (
    CommentPart,
    folded,
    in_markdown,
    sentence_in_markdown,
    shortened,
    within,
)
from cxmap.adapters.cli.difference.report import (
    DiffReport,
    in_words_alone,
    list_words,
    place_of,
    text_note,
    turn_of,
    understood_words,
    unshown,
)
from cxmap.alignment.comparison import Turn
from cxmap.findings.finding import Finding
from cxmap.findings.formats.advice import advice
from cxmap.findings.formats.text import counted
from cxmap.insight.entity_changes import EntityChange, Fate
from cxmap.insight.turn_reasons import ExplainedChange, TurnReason
from cxmap.insight.understood_values import UnderstoodValue
from cxmap.model.ids import kind_and_id

MARK = "<!-- cxmap diff -->"
"""The first line, by which whoever posts the comment finds the one that is to be replaced."""

_LONGEST_ENTRY = 1_000
"""More characters are not told of one file."""
_LONGEST_SIDE = 450
"""So many are told of a value as it was, and as many of it as it is: a sentence that customers read is whole."""
MOST_PARTIES = 5
"""So many are named, and mentioned: a change must not call everybody."""
_AGREEMENT = "agreement"


def markdown_of(report: DiffReport) -> str:
    return "\n".join(_lines(report)) + "\n"


def _lines(report: DiffReport) -> Iterator[str]:
    yield MARK
    if report.difference.is_empty and not report.findings:
        yield "The map says the same as before."
        for sentence in _unshown(report):
            yield from ("", sentence)
        return
    yield f"**{_summary(report)}**"
    parts = (
        CommentPart("What to fix", _all_to_fix(report), most=2),
        CommentPart("What I understood", _all_understood(report), most=3),
        CommentPart("What it means for promises", [*_unbound(report), *_verdicts(report), *_lists(report)], most=3),
        CommentPart("Who should look", _parties(report), most=1),
    )
    for each in parts:
        yield from each.seen()
    yield from folded(parts, _judged_on(report))


def _summary(report: DiffReport) -> str:
    """`2 mistakes to fix, 1 verdict worse, 1 better in words alone`."""
    verdicts = report.difference.verdicts
    alone = sum(each.is_only_in_words for each in verdicts)
    worse = sum(each.change.turn is Turn.WORSE for each in verdicts)
    better = sum(each.change.turn is Turn.BETTER and not each.is_only_in_words for each in verdicts)
    told = (
        counted(len(report.findings), "thing") + " to fix" if report.findings else "",
        f"{counted(worse, 'verdict')} worse" if worse else "",
        f"{counted(better, 'verdict')} better" if better else "",
        f"{counted(alone, 'verdict')} better or gone in words alone" if alone else "",
    )
    return ", ".join(filter(None, told)) or "No verdict is another"


def _all_to_fix(report: DiffReport) -> list[str]:
    """All of them, and behind them the other places of each."""
    others = (each for finding in report.findings for each in finding.also)
    places = (
        in_markdown(f"{report.prefix}{place.path}, line {place.span.line}") + f": {_typed(text)}"
        for place, text in others
    )
    return [*(_to_fix(report, each) for each in report.findings), *places]


def _typed(text: str) -> str:
    return sentence_in_markdown(f"write `{text}`" if text else "leave the marked text out")


def _to_fix(report: DiffReport, finding: Finding) -> str:
    """The place, the mistake, and what to put in."""
    path, line = place_of(report, finding)
    message, _, _ = finding.message.partition("; ") if finding.also else (finding.message, "", "")
    places = f", in {len(finding.also) + 1} places" if finding.also else ""
    # Where an id is to be typed, it stands there as it is.
    titles = {} if finding.suggested else report.titles_by_id
    message, *more = (sentence_in_markdown(each, titles) for each in (message, *advice(finding)))
    words = [f"{message}{places}", *more]
    return f"{in_markdown(f'{path}, line {line}')}: {'<br>→ '.join(words[:2])}"


def _in_order(report: DiffReport) -> list[EntityChange]:
    """The changes, those of values before those of texts alone."""
    return sorted(report.difference.entities, key=lambda each: (each.fate is Fate.CHANGED, not each.fields))


def _all_understood(report: DiffReport) -> list[str]:
    """Each change, and behind all of them what is not seen on the map."""
    return [*(_understood(report, each) for each in _in_order(report)), *_unshown(report)]


def _unshown(report: DiffReport) -> Iterator[str]:
    return (in_markdown(each, _LONGEST_ENTRY) for each in unshown(report))


def _understood(report: DiffReport, change: EntityChange) -> str:
    """`Courier: Parcels on time: 96 % in Q2 2026 → 93.9 % of 12,000 in Q3 2026`."""
    name = f"**{in_markdown(change.name)}**"
    kind = kind_and_id(change.key)[0]
    if change.fate is Fate.GONE:
        return f"{name} ({kind}) is {'a draft now' if change.key in report.drafts else 'gone'}"
    values = map(_within_bounds, report.difference.understood.get(change.key, ()))
    told = [
        in_markdown(understood_words(each) if change.fate is not Fate.NEW else _new(each), _LONGEST_ENTRY)
        for each in values
    ]
    seen = list(within(told, _LONGEST_ENTRY))
    if len(seen) < len(told):
        seen.append(f"and {len(told) - len(seen)} more")
    told = [*seen, *filter(None, (text_note(change),))]
    if change.fate is Fate.NEW:
        told[:0] = [f"a new {kind}"]
    if change.former:
        told[:0] = [in_markdown(f"{kind_and_id(change.former)[1]} is {kind_and_id(change.key)[1]} now")]
    return f"{name}: {'; '.join(told)}"


def _within_bounds(value: UnderstoodValue) -> UnderstoodValue:
    """A value of which both sides are seen, also where the first is long."""
    old, new = (each and shortened(each, _LONGEST_SIDE) for each in (value.old, value.new))
    return replace(value, old=old, new=new)


def _new(value: UnderstoodValue) -> str:
    return f"{value.subject}: {value.new}"


def _unbound(report: DiffReport) -> Iterator[str]:
    """Agreements that were taken away: what looks better for it is not."""
    for change in report.difference.entities:
        for value in report.difference.understood.get(change.key, ()):
            if value.path == (_AGREEMENT,) and value.new is None:
                yield f"**No agreement binds {in_markdown(change.name)} any more**: it was taken away"


def _verdicts(report: DiffReport) -> Iterator[str]:
    for each in sorted(report.difference.verdicts, key=_urgency):
        names = f"“{report.name(each.change.promise)}” at {report.name(each.change.touchpoint)}"
        because = in_markdown(_because(report, each))
        yield f"{in_markdown(names)}: **{in_markdown(turn_of(each))}**{f'<br>{because}' if because else ''}"
    if report.difference.unclear:
        yield f"{report.difference.unclear} more cannot be compared: mistakes hide their verdict in one of the two."


def _urgency(explained: ExplainedChange) -> tuple[bool, bool]:
    """Worse verdicts first, then those that are better in words alone."""
    return explained.change.turn is not Turn.WORSE, not explained.is_only_in_words


def _because(report: DiffReport, explained: ExplainedChange) -> str:
    """`Measured worse (Courier)`; of what is better in words alone, what became of which words."""
    if plainly := in_words_alone(explained):
        doubtful = (each for each in explained.reasons if each.reason.is_doubtful)
        return f"{plainly} {'; '.join(dict.fromkeys(_value(report, each) for each in doubtful))}"
    names: dict[str, dict[str, None]] = {}
    for each in explained.reasons:
        names.setdefault(str(each.reason), {})[each.entity.name] = None
    told = ", ".join(f"{reason} ({', '.join(entities)})" for reason, entities in names.items())
    return f"{told[:1].upper()}{told[1:]}"


def _value(report: DiffReport, reason: TurnReason) -> str:
    """`Next day, expects: at least 95 % (On time) → at least 90 % (On time)`."""
    path = reason.field.path if reason.field else ()
    values = report.difference.understood.get(reason.entity.key, ())
    found = next((each for each in values if path and path[: len(each.path)] == each.path), None)
    if found is None:
        return reason.entity.name
    return f"{reason.entity.name}, {found.subject if found.new is None else understood_words(found)}"


def _lists(report: DiffReport) -> Iterator[str]:
    for each in report.difference.lists:
        yield f"May be said: “{in_markdown(report.name(each.promise))}”: {list_words(each)}"


def _parties(report: DiffReport) -> list[str]:
    """One entry with those who are concerned, mentioned where the older revision has a name for them on the host."""
    parties = report.difference.concerned
    named = [
        f"{in_markdown(report.name(key))}{f' ({report.handles[key]})' if key in report.handles else ''}"
        for key in parties[:MOST_PARTIES]
    ]
    others = [in_markdown(report.name(key)) for key in parties[MOST_PARTIES:]]
    more = f" and {len(others)} more" if others else ""
    return [f"{', '.join(named)}{more}", *others] if named else []


def _judged_on(report: DiffReport) -> str:
    old, new = report.titles
    return f"From {in_markdown(old)} to {in_markdown(new)}, both judged on {report.as_of}."
