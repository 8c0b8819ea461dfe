"""Answers about a place in an open file: what may stand there, what is named there, and where that leads."""

from __future__ import annotations

from lsprotocol import types

from cxmap.adapters.cli.editor import replies
from cxmap.adapters.cli.editor.completion import choices_at, link_choices
from cxmap.adapters.cli.editor.cursor import cursor_in, name_at, region_at
from cxmap.adapters.cli.editor.news import EntityNote
from cxmap.adapters.cli.editor.positions import EditorRange
from cxmap.adapters.cli.editor.session import EditorSession, OpenFile
from cxmap.model.descriptions import manual_of

_FENCE = len("---")


def completion(session: EditorSession, file: OpenFile, at: types.Position) -> types.CompletionList | None:
    if not 0 <= at.line < len(file.text.lines):
        return None
    line = file.text.lines[at.line]
    column = file.text.column(at.line, at.character)
    region = region_at(file.path, file.text.lines, at.line)
    cursor = cursor_in(region, at.line, column) if region else None
    choices = choices_at(cursor, session.known, line[column:]) if cursor else None
    choices = choices or link_choices(file.path, line[:column], session.known)
    return replies.items(choices, file.text, at.line, at.character) if choices else None


def hover(session: EditorSession, file: OpenFile, at: types.Position) -> types.Hover | None:
    """The card of the entity that is named there, or what the field there is for."""
    if entity := entity_at(session, file, at):
        note, place = entity
        return types.Hover(replies.markdown(note.card), replies.range_from(place)) if note.card else None
    region = region_at(file.path, file.text.lines, at.line)
    named = name_at(region, at.line, file.text.column(at.line, at.character)) if region else None
    if named is None:
        return None
    record, shape = named
    entry = next(field for field in manual_of(record).fields if field.key == shape.key)
    return types.Hover(replies.markdown(f"`{entry.key}`: {entry.holds}\n\n{entry.words}"))


def definition(session: EditorSession, file: OpenFile, at: types.Position) -> types.Location | None:
    typed = session.typed(file.path)
    named = typed.named_at(at.line, at.character) if typed else None
    if named is None:
        return None
    if named.path:
        return replies.location(session, named.path) if named.path in session.known.files else None
    note = session.known.note(named.key)
    return replies.location(session, note.path) if note else None


def entity_at(
    session: EditorSession, file: OpenFile, at: types.Position, *, otherwise_own: bool = False
) -> tuple[EntityNote, EditorRange] | None:
    """The entity that is named there; on the first line of a file, or where nothing is named, the one that it is."""
    typed = session.typed(file.path)
    if typed is None:
        return None
    named = typed.named_at(at.line, at.character)
    note = session.entity_named(named) if named else None
    if named and note:
        return note, named.range
    own = session.own_entity(file.path) if at.line == 0 or (otherwise_own and not named) else None
    return (own, EditorRange(0, 0, 0, _FENCE)) if own else None
