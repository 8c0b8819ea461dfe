"""One entity, found by its name, as lines of text: its fields, its links both ways, and its verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from cxmap.adapters.cli.layout import hanging
from cxmap.adapters.cli.output import CannotRunError
from cxmap.adapters.content.files import shown_prefix
from cxmap.adapters.export.json import fields_of
from cxmap.adapters.site import CompiledContent
from cxmap.alignment.results import Judgement, Pair, SafeLevel, Tally
from cxmap.compiler import Map
from cxmap.findings.finding import field_name
from cxmap.findings.formats.excerpt import visible
from cxmap.findings.formats.json_text import JsonValue
from cxmap.findings.formats.report import Screen
from cxmap.findings.suggest import nearest
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.sentences import Sentence, sentence_of
from cxmap.insight.true_wording import Boldness
from cxmap.model import KINDS
from cxmap.model.capability import Capability
from cxmap.model.catalogue import Catalogue
from cxmap.model.document import Document
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.record import Entity
from cxmap.model.shape import Path
from cxmap.model.targets import Operator
from cxmap.model.verdicts import Verdict

E = TypeVar("E", bound=Entity)

_STRONG = "1"
_FAINT = "2"
_INDENT = "  "
_KINDS = tuple(kind.kind for kind in KINDS)


def document_named(name: str, catalogue: Catalogue) -> Document:
    """The document with this key or former id; raises CannotRunError, with a suggestion, where there is none."""
    kind, identity = kind_and_id(name)
    if found := catalogue.documents.get(Key(name)):
        return found
    for entity in catalogue.entities.get(kind, ()):
        if identity in entity.aliases:
            return catalogue.documents[entity.key]
    if any(document.key == name for document in catalogue.drafts):
        raise CannotRunError(f"`{name}` is a draft, which the site does not show")
    raise CannotRunError(f"there is no `{name}`; {_advice(name, catalogue)}")


def entity_of_kind(kind: type[E], name: str, catalogue: Catalogue) -> E:
    """The entity with this id, key or former id; raises CannotRunError where there is none of the kind."""
    entity = document_named(name if "/" in name else key_of(kind.kind, name), catalogue).entity
    if isinstance(entity, kind):
        return entity
    raise CannotRunError(f"`{name}` is no {kind.kind}")


def card(document: Document, content: CompiledContent, screen: Screen) -> Iterator[str]:
    """All that is known of an entity, in sections; an empty section is left out."""
    compiled, key = content.map, document.key
    catalogue = compiled.catalogue
    yield f"{screen.inked(key, _STRONG)}  {visible(document.entity.name)}"
    yield screen.inked(visible(shown_prefix(content.folder) + document.path), _FAINT)
    yield from _section("fields", _fact_lines(fields_of(document.entity), _INDENT, screen.width), screen)
    to = [(link.target, link.path) for link in catalogue.links_from.get(key, ())]
    yield from _section("links to", _link_lines(to, catalogue, screen.width), screen)
    back = [(link.source, link.path) for link in catalogue.links_to.get(key, ())]
    yield from _section("linked from", _link_lines(back, catalogue, screen.width), screen)
    yield from _section(f"verdicts on {compiled.as_of}", verdict_lines(document.entity, compiled, screen), screen)


_INKS = {
    Verdict.OVER_PROMISED: "1;31",
    Verdict.BROKEN: "1;31",
    Verdict.UNBACKED: "1;33",
    Verdict.UNVERIFIED: "1;33",
    Verdict.AT_RISK: "1;33",
    Verdict.UNDER_PROMISED: "1;36",
    Verdict.KEPT: "1;32",
}

_OPERATORS = {Operator.AT_LEAST: "at least", Operator.AT_MOST: "at most"}


def verdict_lines(entity: Entity, compiled: Map, screen: Screen) -> Iterator[str]:
    """The verdict over all pairs, what else was found out, and the pairs, the worst first."""
    totals = tuple(_total_lines(entity, compiled, screen))
    yield from totals
    pairs = sorted(compiled.alignment.pairs_of.get(entity.key, ()), key=lambda pair: pair.verdict.rank)
    for number, pair in enumerate(pairs):
        if totals or number:
            yield ""
        yield from _pair(pair, compiled, screen)


def _section(heading: str, lines: Iterable[str], screen: Screen) -> Iterator[str]:
    content = tuple(lines)
    if content:
        yield ""
        yield screen.inked(heading, _STRONG)
        yield from content


def _fact_lines(fields: Mapping[str, JsonValue], indent: str, width: int) -> Iterator[str]:
    for name, value in fields.items():
        label = f"{indent}{visible(name)}: "
        if isinstance(value, Mapping):
            yield label.rstrip()
            yield from _fact_lines(value, indent + _INDENT, width)
        elif isinstance(value, Sequence) and not isinstance(value, str):
            yield from _list_lines(label, value, indent + _INDENT, width)
        else:
            yield from hanging(label, _words(value), width)


def _list_lines(label: str, members: Sequence[JsonValue], indent: str, width: int) -> Iterator[str]:
    if not any(isinstance(member, Mapping) or " " in _words(member) for member in members):
        yield from hanging(label, ", ".join(map(_words, members)), width)
        return
    yield label.rstrip()
    for member in members:
        if isinstance(member, Mapping):
            inner = _fact_lines(member, indent + _INDENT, width)
            first = next(inner, "")
            yield f"{indent}- {first.lstrip()}"
            yield from inner
        else:
            yield from hanging(f"{indent}- ", _words(member), width)


def _words(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    # Nothing but alternatives in a stage are a list in a list.
    return " or ".join(map(_words, value)) if isinstance(value, list) else str(value)


def _link_lines(ends: Iterable[tuple[Key, Path]], catalogue: Catalogue, width: int) -> Iterator[str]:
    """One line for each entity at the other end, with the fields that link."""
    fields: dict[Key, list[str]] = {}
    for key, path in ends:
        fields.setdefault(key, []).append(field_name(path) or "")
    for key in sorted(fields):
        entity = catalogue.entity(key)
        name = f"{entity.name} " if entity else ""
        yield from hanging(f"{_INDENT}{key}  ", f"{name}({', '.join(fields[key])})", width)


def _advice(name: str, catalogue: Catalogue) -> str:
    kind, _ = kind_and_id(name)
    # People also write a bare id, a folder for its kind, or the path of the file.
    identity = name.rpartition("/")[2].removesuffix(".md")
    close = [key for key in map(key_of, _KINDS, [identity] * len(_KINDS)) if key in catalogue.documents]
    ids = [entity.id for entity in catalogue.entities.get(kind, ())]
    if not close and (near := nearest(identity, ids)):
        close = [key_of(kind, near)]
    if close:
        return f"did you mean {' or '.join(f'`{key}`' for key in close)}?"
    if kind in _KINDS and "/" in name:
        return f"its file would be in `{_folder(kind)}/`"
    return f"name it as KIND/ID, where KIND is one of {', '.join(_KINDS)}"


def _folder(kind: str) -> str:
    return next(known.folder for known in KINDS if known.kind == kind)


def _total_lines(entity: Entity, compiled: Map, screen: Screen) -> Iterator[str]:
    alignment = compiled.alignment
    tally = alignment.tallies.get(entity.key)
    if tally:
        yield from _tally_lines(tally, screen)
    elif isinstance(entity, Promise):
        yield from hanging(f"{_INDENT}none: ", "the promise is not live on this day", screen.width)
    if isinstance(entity, Promise):
        yield from _sentence_lines(sentence_of(JudgedMap(compiled.catalogue, alignment), entity), screen)
    if isinstance(entity, Capability):
        for level in alignment.safe.get(entity.id, ()):
            yield from hanging(f"{_INDENT}safe to promise: ", _safe(level, compiled), screen.width)
        for metric in alignment.unpromoted.get(entity.id, ()):
            yield from hanging(f"{_INDENT}no promise uses what it does well: ", metric, screen.width)


def _sentence_lines(sentence: Sentence | None, screen: Screen) -> Iterator[str]:
    if sentence is None:
        return
    since = f" ({sentence.since.in_words})" if sentence.since else ""
    yield from hanging(f"{_INDENT}may be said: ", f"{sentence.listed}{since}", screen.width)
    if sentence.instead:
        label = "say instead" if sentence.instead.boldness is Boldness.WEAKER else "true as well"
        yield from hanging(f"{_INDENT}{label}: ", " ".join(sentence.instead.text.split("\n")), screen.width)
    for each in sentence.would_change:
        yield from hanging(f"{_INDENT}needs: ", each, screen.width)


def _tally_lines(tally: Tally, screen: Screen) -> Iterator[str]:
    if tally.verdict is None:
        yield from hanging(f"{_INDENT}none: ", "no live promise meets a live touchpoint here", screen.width)
        return
    counts = ", ".join(f"{count} {verdict}" for verdict, count in tally.counts.items() if count)
    yield from _inked(tally.verdict, f" ({counts})", screen)


def _pair(pair: Pair, compiled: Map, screen: Screen) -> Iterator[str]:
    ends = f"promise/{pair.promise} on touchpoint/{pair.touchpoint}"
    yield from _inked(pair.verdict, f": {ends}", screen)
    indent = _INDENT * 2
    yield from hanging(indent, pair.reason, screen.width)
    for judgement in pair.judgements:
        yield from hanging(f"{indent}- ", _judgement(judgement, compiled), screen.width)


def _inked(verdict: Verdict, text: str, screen: Screen) -> Iterator[str]:
    """The verdict in its colour, which takes no width, before its text."""
    first, *rest = hanging(_INDENT, verdict + text, screen.width)
    yield first.replace(verdict, screen.inked(verdict, _INKS[verdict]), 1)
    yield from rest


def _judgement(judgement: Judgement, compiled: Map) -> str:
    unit = _unit(judgement.metric, compiled)
    expected = "proof"
    if judgement.metric and judgement.operator:
        expected = f"{judgement.metric} {_OPERATORS[judgement.operator]} {judgement.target}{unit}"
    by = f" by {judgement.capability}" if judgement.capability else ""
    risks = f" ({', '.join(map(str, judgement.risks))})" if judgement.risks else ""
    numbers = "".join(f", {number}" for number in _numbers(judgement, unit))
    return f"{judgement.verdict}{risks}: {expected}{by}{numbers}"


def _numbers(judgement: Judgement, unit: str) -> Iterator[str]:
    if judgement.value is not None:
        yield f"{judgement.value}{unit} in {judgement.period}"
    elif judgement.measured_on:
        yield f"newest proof of {judgement.measured_on}"
    if judgement.low is not None and judgement.high is not None:
        yield f"between {_short(judgement.low)} and {_short(judgement.high)}"
    if judgement.sample is not None:
        yield f"sample of {judgement.sample}"
    if judgement.designed is not None:
        yield f"designed for {judgement.designed}{unit}"


def _short(number: object) -> str:
    """A computed end of an interval has more digits than anybody reads."""
    return f"{number:.2f}" if isinstance(number, float) else str(number)


def _safe(level: SafeLevel, compiled: Map) -> str:
    unit = _unit(level.metric, compiled)
    group = f" ({level.group})" if level.group else ""
    return f"{level.metric}{group} {_OPERATORS[level.operator]} {level.level}{unit}, set by {level.period}"


def _unit(metric: str | None, compiled: Map) -> str:
    found = compiled.catalogue.find(Metric, metric)
    # A number and its unit stay on one line.
    return f"\u00a0{found.unit}" if found else ""
