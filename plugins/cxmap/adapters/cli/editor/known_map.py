"""The whole map as the server knows it: as it was compiled last, without its texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cxmap.adapters.cli.editor.news import EditorFinding, EntityNote, MapNews
from cxmap.model.ids import Key, kind_and_id


class KnownMap:
    """Entities by name and by file, files, and findings; grows with each piece of news."""

    def __init__(self) -> None:
        self.channels: tuple[str, ...] = ()
        self.files: dict[str, None] = {}
        self.at_path: dict[str, EntityNote] = {}
        self.told: dict[str, tuple[EditorFinding, ...]] = {}
        self.is_whole = False
        self._notes: dict[Key, EntityNote] = {}
        self._former: dict[Key, Key] = {}
        self._by_kind: dict[str, dict[str, tuple[str, str, EntityNote]]] = {}

    def learn(self, news: MapNews) -> None:
        for key in news.gone:
            self._forget(key)
        for note in news.notes:
            self._forget(note.key)
            self._note_down(note)
        self._former |= news.former
        self.told |= news.told
        self.files |= dict.fromkeys(news.files)
        for path in news.files_gone:
            self.files.pop(path, None)
        if news.settings:
            self.channels = news.settings.channels
        self.is_whole |= news.is_whole and not news.problem

    def note(self, key: Key | None) -> EntityNote | None:
        """The entity of a key, or of a former one."""
        if key is None:
            return None
        return self._notes.get(key) or self._notes.get(self._former.get(key, key))

    @property
    def kinds(self) -> Sequence[str]:
        return sorted(kind for kind, notes in self._by_kind.items() if notes)

    def of_kind(self, kind: str) -> Iterable[tuple[str, str, EntityNote]]:
        """The id, the title in small letters, and the note of each entity of a kind."""
        return self._by_kind.get(kind, {}).values()

    def _note_down(self, note: EntityNote) -> None:
        kind, identity = kind_and_id(note.key)
        self._notes[note.key] = self.at_path[note.path] = note
        self._by_kind.setdefault(kind, {})[identity] = identity, note.title.lower(), note

    def _forget(self, key: Key) -> None:
        if former := self._notes.pop(key, None):
            self.at_path.pop(former.path, None)
            kind, identity = kind_and_id(key)
            del self._by_kind[kind][identity]
