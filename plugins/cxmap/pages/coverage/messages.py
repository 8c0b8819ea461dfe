"""Messages that fit their moment: how many there are beside what is told to everybody, and where none is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxmap.alignment.telling import told_to_customers
from cxmap.alignment.wording import amount
from cxmap.insight.history import States
from cxmap.model.capability import Capability
from cxmap.model.ids import key_of
from cxmap.model.metric import Metric
from cxmap.model.promise import Promise
from cxmap.model.touchpoint import Layer, Message, Touchpoint
from cxmap.pages.kit.page import Section
from cxmap.pages.kit.site import Site
from cxmap.pages.kit.table import Column, Columns, Holds, Idle, Ranking, cut, table_of
from cxmap.pages.kit.upkeep import share_moved
from cxmap.pages.kit.values import Fact, Facts, Figure, Markdown, Several, Value, Words
from cxmap.pages.kit.words import capitalised, counted

MOST_MESSAGES = 200

Entry = tuple[Touchpoint, Message]


def message_section(site: Site) -> Iterator[Section]:
    """A section where anything is told to customers at all."""
    touchpoints = site.live(Touchpoint)
    shown = cut(((each, message) for each in touchpoints for message in each.messages), site.most(MOST_MESSAGES))
    told = told_to_customers(site.catalogue, site.as_of)
    if told.share is None:
        return
    sentence = (
        f"{told.share} % of what customers are told fits its moment: {counted(told.messages, 'message', 'messages')} "
        f"beside {counted(told.publications, 'publication', 'publications')} for everybody."
    )
    if isinstance(site.history.states, States) and (moved := share_moved(told.share, site.history.states.old)):
        sentence += f" {capitalised(moved)}."
    caption, note = "Triggers, touchpoints and messages", shown.of_all("messages")
    table = replace(table_of(site, caption, _COLUMNS, shown.shown, note=note), empty="No message fits a moment yet.")
    ranking = Ranking(_silent(site, touchpoints), table, sentence)
    yield Section("Messages that fit their moment", "coverage/messages", ranking)


def _silent(site: Site, touchpoints: tuple[Touchpoint, ...]) -> tuple[Idle, ...]:
    decisive = [each for each in touchpoints if each.moment_of_truth and each.layer is Layer.FRONTSTAGE]
    links = site.links_to(each.key for each in decisive if not each.messages)
    return (Idle("Make-or-break, and no message for the moment", links),) if links else ()


def _said(site: Site, entry: Entry) -> Value:
    """The message, and the promise or capability that it makes known."""
    touchpoint, message = entry
    said = Markdown(message.message, site.links[touchpoint.key].path)
    keys = (key_of(Promise.kind, message.promise or ""), key_of(Capability.kind, message.capability or ""))
    about = site.links_to(keys)[:1]
    return Several((said, Facts((Fact("Makes known", about[0]),)))) if about else said


def _effect(site: Site, entry: Entry) -> Value:
    """Before and after; without a baseline nothing is claimed."""
    _, message = entry
    metric = site.catalogue.find(Metric, message.metric)
    if metric is None or message.after is None:
        return Words("not measured")
    if message.before is None:
        return Words("no baseline, so no effect is claimed")
    change = Figure(f"{message.before:f} → {amount(message.after, metric)}")
    return Facts((Fact(metric.name, change),))


_COLUMNS: Columns[Entry] = (
    Column("When", lambda site, entry: Markdown(entry[1].trigger, site.links[entry[0].key].path), Holds.PROSE),
    Column("Where", lambda site, entry: site.links[entry[0].key], Holds.NAME),
    Column("What is said", _said, Holds.PROSE),
    Column("Effect", _effect),
)
