"""A page as a search names it: its kind, its verdict, one sentence, and whether a promise may be said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from cxmap.alignment.results import Pair, tally_of, worst_pair
from cxmap.insight.sentences import sentence_of
from cxmap.model.document import Document
from cxmap.model.ids import key_of
from cxmap.model.promise import Promise
from cxmap.pages.kit.promise_words import TITLES
from cxmap.pages.kit.sentence_end import SENTENCE_END
from cxmap.pages.kit.sentences import instead_of
from cxmap.pages.kit.site import PlainWords, Site
from cxmap.pages.kit.values import VerdictMark
from cxmap.pages.kit.verdict_words import counts_of
from cxmap.pages.kit.words import capitalised, kind_words

_LONGEST = 320
_PARTS = re.compile(r"\n\s*\n")
_BEGINNINGS = "“\"‘'«„¿¡*_[("


@dataclass(frozen=True, slots=True)
class FoundPage:
    """The words that tell a page from others that a search finds; `may_say` is about a promise as something to say.

    Of an entity that had other ids before, these are `former`, and `title` is what it is called now.
    """

    kind: str
    sentence: str
    mark: VerdictMark | None = None
    may_say: str = ""
    title: str = ""
    former: tuple[str, ...] = ()


def found_entity(site: Site, document: Document, text: str) -> FoundPage:
    """The page of an entity, whose author wrote this text below its fields."""
    entity = document.entity
    standing = site.links[document.key].standing
    pairs = site.alignment.pairs_of.get(document.key, ()) if entity.is_live else ()
    kind = capitalised(kind_words(entity.kind))
    return FoundPage(
        kind=f"{kind}, {standing}" if standing else kind,
        sentence=_shortened(_sentence(document, pairs) or first_sentence(text)),
        mark=_mark(pairs, is_one=isinstance(entity, Promise)),
        may_say=_may_say(site, entity) if isinstance(entity, Promise) else "",
        title=entity.name,
        former=tuple(each for each in entity.aliases if _is_former(site, each, document)),
    )


def first_sentence(text: str) -> str:
    """The first sentence of a text in Markdown, without headings, lists, tables and the like; empty without one."""
    for part in _PARTS.split(text):
        line = " ".join(part.split())
        is_prose = bool(line) and (line[0].isalnum() or line[0] in _BEGINNINGS)
        if is_prose and (said := PlainWords().of(line)):
            end = SENTENCE_END.search(said)
            return _shortened(said[: end.end()] if end else said)
    return ""


def _sentence(document: Document, pairs: Sequence[Pair]) -> str:
    """A promise as it is published, and why it has its verdict; of all else, the author's summary."""
    entity = document.entity
    if not isinstance(entity, Promise):
        return PlainWords().of(entity.summary or "")
    worst = worst_pair(pairs)
    statement = f"“{entity.statement}”" if entity.title else ""
    return " ".join(filter(None, (statement, worst.reason if worst else "")))


def _is_former(site: Site, identity: str, document: Document) -> bool:
    """Whether nothing else has the id, or had it, too."""
    return site.catalogue.former.get(key_of(document.entity.kind, identity)) == document.key


def _may_say(site: Site, promise: Promise) -> str:
    """`Stop saying. Say instead: “Nine times out of ten: Delivered the next day.”`, with its small print."""
    sentence = sentence_of(site, promise)
    if sentence is None:
        return ""
    listed, instead = f"{TITLES[sentence.listed]}.", instead_of(site, sentence)
    if instead is None:
        return listed
    small_print = PlainWords().of(instead.qualifier.text) if instead.qualifier else ""
    return " ".join(filter(None, (listed, f"{instead.label}: “{instead.sentence}”", small_print, *instead.conditions)))


def _mark(pairs: Sequence[Pair], *, is_one: bool) -> VerdictMark | None:
    """The worst verdict; how many there are of it where others may be meant as well."""
    worst = next(iter(counts_of(tally_of(pairs)).entries), None)
    if worst is None:
        return None
    is_counted = len(pairs) > 1 and not is_one
    return VerdictMark(worst.mark.verdict, f"{worst.count:,} {worst.mark.words}") if is_counted else worst.mark


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + " …"
