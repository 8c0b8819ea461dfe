"""Reads a folder that holds former states of a map, and a log of its changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cxmap.adapters.history.change_log import LoggedChange, NoLogError, changes_in, commits_by_path
from cxmap.adapters.history.exported_state import NoExportError, Today, exported_state
from cxmap.adapters.options import ConfigurationError, WrongOptionError
from cxmap.alignment.snapshots import snapshot_of
from cxmap.compiler import Map
from cxmap.insight.history import History, State, States, Unmatched

LOG = "changes.csv"
_STATE = ".json"
LARGEST_STATE = 64 * 1024 * 1024
"""Bytes; the export of ten thousand touchpoints is half as large."""


@dataclass(frozen=True, slots=True)
class HistoryFolder:
    """A folder with an export for each former state, by whose name the state is known.

    `compared` are the names of one or two states, or none for the newest one.
    """

    folder: Path
    compared: tuple[str, ...]

    def history(self, compiled: Map) -> History:
        """Raises ConfigurationError where a file cannot be read."""
        if not self.folder.is_dir():
            raise WrongOptionError("history", f"names `{self.folder.name}`, which is no folder")
        now = snapshot_of(compiled.catalogue, compiled.alignment)
        states = sorted(self._states(Today(now, bool(compiled.drafts))), key=lambda state: (state.day, state.name))
        earlier = tuple(state for state in states if state.day < compiled.as_of)
        return History(
            commits=commits_by_path(self._changes(), compiled.catalogue),
            states=self._compared(states, earlier, State(now, compiled.as_of)),
            earlier=earlier,
        )

    def _changes(self) -> tuple[LoggedChange, ...]:
        file = self.folder / LOG
        try:
            return changes_in(self._content(file)) if file.exists() else ()
        except NoLogError as error:
            raise self._wrong(file, str(error)) from None

    def _compared(self, states: list[State], earlier: tuple[State, ...], now: State) -> States | Unmatched:
        if not self.compared:
            return States(earlier[-1], now) if earlier else Unmatched.NO_EARLIER_STATE
        by_name = {state.name: state for state in states}
        if not by_name.keys() >= set(self.compared):
            return Unmatched.NO_SUCH_STATE
        old, *later = (by_name[name] for name in self.compared)
        return States(old, later[0] if later else now)

    def _states(self, today: Today) -> Iterator[State]:
        for file in sorted(self.folder.glob(f"*{_STATE}")):
            try:
                day, snapshot = exported_state(self._content(file), today)
            except NoExportError:
                raise self._wrong(file, "is no export of a map as `cxmap export json` writes it") from None
            yield State(snapshot, day, file.stem)

    def _content(self, file: Path) -> bytes:
        """Links may lead anywhere, so that none is followed."""
        try:
            if file.is_symlink() or file.stat().st_size > LARGEST_STATE:
                raise self._wrong(file, "is a link, or larger than 64 MB")
            return file.read_bytes()
        except OSError:
            raise self._wrong(file, "cannot be read") from None

    def _wrong(self, file: Path, problem: str) -> ConfigurationError:
        return WrongOptionError("history", f"names `{self.folder.name}`, in which `{file.name}` {problem}")
