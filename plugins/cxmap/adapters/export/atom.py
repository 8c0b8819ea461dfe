"""Changes of verdicts as an Atom feed (RFC 4287), for whoever wants to be told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import chain
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from cxmap.adapters.html.site_urls import SiteUrls
from cxmap.alignment.comparison import Change
from cxmap.alignment.wording import listed, turn_words, verdict_words
from cxmap.insight.history import History, States, VerdictChange, last_commit, verdict_changes
from cxmap.insight.judged_map import JudgedMap
from cxmap.insight.sentences import sentence_of
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, key_of, kind_and_id
from cxmap.model.promise import Promise

_NAMESPACE = "http://www.w3.org/2005/Atom"
# What XML has no way to hold.
_IMPOSSIBLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Publisher:
    """The site as its feed names it; without an address the feed's links start from the feed itself."""

    name: str
    address: str
    urls: SiteUrls

    def link(self, path: str) -> str:
        place = self.urls.of(path)
        return urljoin(f"{self.address.rstrip('/')}/", place) if self.address else place or "./"

    def id_of(self, *parts: str) -> str:
        """An id that stays the same as long as these do."""
        return uuid5(NAMESPACE_URL, "\n".join((self.address or self.name, *parts))).urn


@dataclass(frozen=True, slots=True)
class FeedPlaces:
    """The feed's own place in the built site, and the file of the page that shows the same."""

    feed: str
    page: str


def feed(judged: JudgedMap, history: History, publisher: Publisher, places: FeedPlaces) -> bytes:
    """The same history gives the same bytes."""
    entries = tuple(_entries(judged, history, publisher, places))
    begun = datetime.combine(judged.as_of, time(), UTC)
    root = Element("feed", xmlns=_NAMESPACE)
    _text(root, "id", publisher.id_of(places.feed))
    _text(root, "title", f"{publisher.name}: what changed")
    _text(root, "updated", _moment(max((moment for moment, _ in entries), default=begun)))
    _text(SubElement(root, "author"), "name", publisher.name)
    if publisher.address:
        SubElement(root, "link", rel="self", type="application/atom+xml", href=publisher.link(places.feed))
    SubElement(root, "link", rel="alternate", type="text/html", href=publisher.link(places.page))
    root.extend(entry for _, entry in sorted(entries, key=lambda each: each[0], reverse=True))
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entries(
    judged: JudgedMap, history: History, publisher: Publisher, places: FeedPlaces
) -> Iterator[tuple[datetime, Element]]:
    states = history.states
    if isinstance(states, States):
        for found in chain.from_iterable(verdict_changes(judged, states).by_turn.values()):
            document = judged.catalogue.documents.get(found.promise.key)
            link = publisher.link(document.path if document else places.page)
            moment = _updated(judged, history, states, found)
            identity = publisher.id_of(*_identity(states, found.change))
            yield moment, _entry(judged, found, (identity, link, _moment(moment)))


def _entry(judged: JudgedMap, found: VerdictChange, known_by: tuple[str, str, str]) -> Element:
    identity, link, moment = known_by
    entry = Element("entry")
    _text(entry, "id", identity)
    title = f"{turn_words(found.change.turn)}: {found.promise.name} at {found.touchpoint.name}"
    _text(entry, "title", title)
    _text(entry, "updated", moment)
    SubElement(entry, "link", rel="alternate", type="text/html", href=link)
    SubElement(entry, "category", term=str(found.change.turn))
    _text(entry, "summary", _summary(judged, found), type="text")
    return entry


def _summary(judged: JudgedMap, found: VerdictChange) -> str:
    """`Was kept, is broken. Promised: … Concerns Depot.`"""
    old, new = found.change.old, found.change.new
    was = f"was {verdict_words(old.verdict)}" if old else ""
    now = f"is {verdict_words(new.verdict)}" if new else ""
    verdicts = ", ".join(filter(None, (was, now)))
    names = [name for key in found.concerned if (name := judged.name_of(key))]
    concerned = f"Concerns {listed(names, len(names))}." if names else ""
    said = _said(judged, found) if new else ""
    return " ".join(filter(None, (f"{verdicts[:1].upper()}{verdicts[1:]}.", found.reason, concerned, said)))


def _said(judged: JudgedMap, found: VerdictChange) -> str:
    """In which list the sentence stands now, and which one is true."""
    promise = judged.catalogue.find(Promise, kind_and_id(found.promise.key)[1])
    sentence = sentence_of(judged, promise) if promise else None
    if sentence is None:
        return ""
    true = f" True is: “{' '.join(sentence.instead.text.splitlines())}”" if sentence.instead else ""
    return f"May be said: {sentence.listed}.{true}"


def _identity(states: States, change: Change) -> tuple[str, ...]:
    """The parts by which one change is another than the same some time later: the named state, else the evidence."""
    was, now = (str(each.verdict) if each else "" for each in (change.old, change.new))
    judged = change.new or change.old
    return (*change.where, was, now, states.new.name or (judged.evidence if judged else ""))


def _updated(judged: JudgedMap, history: History, states: States, found: VerdictChange) -> datetime:
    """When the newer state was committed; if it is not, the newest commit of what the verdict rests on."""
    if states.new.commit:
        return states.new.commit.moment
    documents = (judged.catalogue.documents.get(key) for key in _rests_on(judged, found.change))
    commits = (last_commit(history, document) for document in documents if document)
    moments = [commit.moment for commit in commits if commit]
    return max(moments, default=datetime.combine(states.new.day, time(), UTC))


def _rests_on(judged: JudgedMap, change: Change) -> Iterator[Key]:
    yield from (change.promise, change.touchpoint)
    for pair in judged.pairs_of(change.promise):
        if (pair.promise, pair.touchpoint) == change.where:
            yield from (key_of(Capability.kind, each.capability) for each in pair.judgements if each.capability)


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _text(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = _IMPOSSIBLE.sub("\ufffd", text)
