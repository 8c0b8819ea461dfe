"""Paths of CSV files in front matter: where they lead, and what to write where they lead nowhere."""

from __future__ import annotations

import posixpath
from collections.abc import Collection, Mapping
from functools import cached_property

from cxmap.findings.finding import Finding, Place
from cxmap.findings.suggest import Names
from cxmap.findings.value_rules import MISSING_MEASUREMENTS
from cxmap.loading.records.groups import group_advice
from cxmap.model.capability import Delivery
from cxmap.model.slips.blanks import is_blank
from cxmap.model.slips.numbers import quantity_in
from cxmap.model.slips.slip import or_of
from cxmap.model.stored_letters import by_letters, difference, looks_like

_CSV = ".csv"
_BOOKS = (".xlsx", ".xls", ".xlsm", ".ods", ".numbers")
_QUOTES = "“”„‟‘’‚‛«» "
_MOST_GUESSES = 300
_MOST_ALIKE = 3
_HOW = "write measurements as a list, or give the path of a `.csv` file in the content folder, from this file's folder"


class TablePaths:
    """The files of the content folder, as fields may name them."""

    def __init__(self, paths: Collection[str]) -> None:
        self._paths = paths

    def meant(self, path: str, name: str) -> str | None:
        """The CSV file that a field of the file at `path` names."""
        full = _joined(path, name)
        return full if full in self._paths and _is_csv(full) else None

    def missing(self, name: str, path: str, place: Place) -> Finding:
        """Why a name leads to no table, and the right one where there is one."""
        full = _joined(path, name)
        alike = None if full.isascii() else self._by_letters.get(looks_like(full))
        return _other_signs(place, full, alike, _from(path, alike)) if alike else self._missing(name, path, place)

    def _missing(self, name: str, path: str, place: Place) -> Finding:
        if quantity_in(name):
            hint, _ = group_advice(Delivery.shape["measurements"], name)
            return MISSING_MEASUREMENTS.at(place, f"`{name}` is a value, and a value needs its period", hint=hint)
        if is_blank(name):
            message = f"`{name}` names no file"
            return MISSING_MEASUREMENTS.at(place, message, hint="leave it empty until something is measured")
        full = _joined(path, name)
        message = f"there is no file `{full}`"
        hint, suggestion = _HOW, None
        if "://" in name:
            message = f"`{name}` is an address, and measurements come from a file of the content folder"
            hint = (
                "save the table as a `.csv` file below the content folder, and write its path from this file's folder"
            )
        elif full.lower().endswith(_BOOKS):
            message = f"`{name}` is a workbook, of which nobody can see what changed in it"
            hint = f"save its sheet as “CSV UTF-8” in the content folder, and write `{posixpath.splitext(name)[0]}.csv`"
        elif found := self._other(path, name):
            suggestion = _from(path, found)
            hint = f"did you mean `{suggestion}`? Paths start from this file's folder, with `/` between folders"
        elif elsewhere := [_from(path, found) for found in self._elsewhere(name)]:
            hint = f"did you mean {or_of(elsewhere)}? Paths start from this file's folder"
            suggestion = elsewhere[0] if len(elsewhere) == 1 else None
        elif close := self._nearest(full):
            hint = f"did you mean `{_from(path, close)}`?"
        elif full in self._paths:
            message = f"`{full}` is no `.csv` file"
        if full.startswith(("../", "/")) and "://" not in name:
            message = f"`{name}` leads out of the content folder"
        return MISSING_MEASUREMENTS.at(place, message, hint=hint, suggestion=suggestion)

    def _other(self, path: str, name: str) -> str | None:
        """The only file that can be meant: by other slashes, from the content folder, or in other letter case."""
        bare = name.strip(_QUOTES).replace("\\", "/").lstrip("/")
        ways = (_joined(path, bare), posixpath.normpath(bare), posixpath.normpath(bare.partition("/")[2] or "."))
        found = next((way for way in ways if way in self._paths and _is_csv(way)), None)
        lowered = (self._by_lower_case.get(way.lower()) for way in ways)
        return found or next(filter(None, lowered), None)

    def _elsewhere(self, name: str) -> list[str]:
        """The first files of the same name in other folders."""
        return self._by_name.get(_name(name.strip(_QUOTES).replace("\\", "/")), [])[:_MOST_ALIKE]

    def _nearest(self, full: str) -> str | None:
        folder, name = posixpath.split(full)
        close = self._by_folder[folder].nearest(name) if folder in self._by_folder else None
        return posixpath.join(folder, close) if close else None

    @cached_property
    def _tables(self) -> list[str]:
        return sorted(path for path in self._paths if _is_csv(path))

    @cached_property
    def _by_lower_case(self) -> Mapping[str, str]:
        return {path.lower(): path for path in self._tables}

    @cached_property
    def _by_letters(self) -> Mapping[str, str]:
        return by_letters(self._tables)

    @cached_property
    def _by_name(self) -> Mapping[str, list[str]]:
        names: dict[str, list[str]] = {}
        for path in self._tables:
            names.setdefault(_name(path), []).append(path)
        return names

    @cached_property
    def _by_folder(self) -> Mapping[str, Names]:
        folders: dict[str, list[str]] = {}
        for path in self._tables:
            folder, name = posixpath.split(path)
            folders.setdefault(folder, []).append(name)
        return {folder: Names(names, _MOST_GUESSES) for folder, names in folders.items()}


def _other_signs(place: Place, full: str, alike: str, right: str) -> Finding:
    return MISSING_MEASUREMENTS.at(
        place,
        f"there is no file `{full}`, but one that looks alike: {difference(full, alike)}",
        hint="give both names the same signs: type the file's name anew, or copy it into this field",
        suggestion=right,
    )


def _joined(path: str, name: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name))


def _from(path: str, other: str) -> str:
    """The path of another file, from the folder of the file at `path`."""
    return posixpath.relpath(other, posixpath.dirname(path) or ".")


def _name(path: str) -> str:
    return posixpath.basename(path).lower()


def _is_csv(path: str) -> bool:
    return path.lower().endswith(_CSV)
