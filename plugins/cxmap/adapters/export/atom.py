"""Changes of verdicts as an Atom feed (RFC 4287), for whoever wants to be told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from itertools import chain
from urllib.parse import urljoin
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from cxmap.adapters.html.site_urls import SiteUrls
from cxmap.insight.history import States
from cxmap.model.capability import Capability
from cxmap.model.ids import Key, key_of
from cxmap.pages.kit.downloads import CHANGES_FEED
from cxmap.pages.kit.last_change import last_commit
from cxmap.pages.kit.page import EntityLink
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.values import Words
from cxmap.pages.kit.verdicts_turned import TITLES, Turned, turns_of
from cxmap.pages.kit.words import capitalised, joined

_NAMESPACE = "http://www.w3.org/2005/Atom"
_OVERVIEW = "changes"
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


def feed(site: Site, publisher: Publisher) -> bytes:
    """The same history gives the same bytes."""
    states = site.history.states
    entries = tuple(_entries(site, states, publisher)) if isinstance(states, States) else ()
    begun = datetime.combine(site.as_of, time(), UTC)
    root = Element("feed", xmlns=_NAMESPACE)
    _text(root, "id", publisher.id_of(CHANGES_FEED))
    _text(root, "title", f"{publisher.name}: what changed")
    _text(root, "updated", _moment(max((moment for moment, _ in entries), default=begun)))
    _text(SubElement(root, "author"), "name", publisher.name)
    if publisher.address:
        SubElement(root, "link", rel="self", type="application/atom+xml", href=publisher.link(CHANGES_FEED))
    SubElement(root, "link", rel="alternate", type="text/html", href=publisher.link(site.overviews[_OVERVIEW]))
    root.extend(entry for _, entry in sorted(entries, key=lambda each: each[0], reverse=True))
    indent(root)
    written: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entries(site: Site, states: States, publisher: Publisher) -> Iterable[tuple[datetime, Element]]:
    for turned in chain.from_iterable(turns_of(site, states).by_turn.values()):
        moment = _updated(site, states, turned)
        yield moment, _entry(site, publisher, turned, (_basis(states, turned), _moment(moment)))


def _entry(site: Site, publisher: Publisher, turned: Turned, dated: tuple[str, str]) -> Element:
    basis, moment = dated
    change = turned.change
    was, now = (str(each.verdict) if each else "" for each in (change.old, change.new))
    entry = Element("entry")
    _text(entry, "id", publisher.id_of(*change.where, was, now, basis))
    _text(entry, "title", f"{TITLES[change.turn]}: {_name(turned.promise)} at {_name(turned.touchpoint)}")
    _text(entry, "updated", moment)
    page = turned.promise.path if isinstance(turned.promise, EntityLink) else site.overviews[_OVERVIEW]
    SubElement(entry, "link", rel="alternate", type="text/html", href=publisher.link(page))
    SubElement(entry, "category", term=str(change.turn))
    _text(entry, "summary", _summary(turned), type="text")
    return entry


def _summary(turned: Turned) -> str:
    """`Was kept, is broken. Promised: … Concerns Depot.`"""
    was = f"was {turned.was.words}" if turned.was else ""
    now = f"is {turned.now.words}" if turned.now else ""
    verdicts = ", ".join(filter(None, (was, now)))
    concerned = joined(link.name for link in turned.concerned)
    said = (f"{capitalised(verdicts)}.", turned.reason, f"Concerns {concerned}." if concerned else "")
    return " ".join(filter(None, said))


def _basis(states: States, turned: Turned) -> str:
    """What makes one change another than the same some time later: the state that is named, else the evidence."""
    judged = turned.change.new or turned.change.old
    return states.new.name or (judged.evidence if judged else "")


def _updated(site: Site, states: States, turned: Turned) -> datetime:
    """When the newer state was committed; if it is not, the newest commit of what the verdict rests on."""
    if states.new.commit:
        return states.new.commit.moment
    found = (site.catalogue.documents.get(key) for key in _rests_on(site, turned))
    commits = (last_commit(site.history, document) for document in found if document)
    moments = [commit.moment for commit in commits if commit]
    return max(moments, default=datetime.combine(states.new.day, time(), UTC))


def _rests_on(site: Site, turned: Turned) -> Iterable[Key]:
    change = turned.change
    yield from (change.promise, change.touchpoint)
    for pair in site.pairs_of(change.promise):
        if (pair.promise, pair.touchpoint) == change.where:
            yield from (key_of(Capability.kind, each.capability) for each in pair.judgements if each.capability)


def _name(value: EntityLink | Words) -> str:
    return value.name if isinstance(value, EntityLink) else value.text


def _moment(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _text(parent: Element, tag: str, text: str, **attributes: str) -> None:
    SubElement(parent, tag, attributes).text = _IMPOSSIBLE.sub("\ufffd", text)
