"""Blanks: words that stand where nothing is known yet, or where there is nothing."""

from __future__ import annotations

_MARKS = ("-", "--", "---", "–", "—", "?", "??", "???", "…", "...", "xx", "xxx", "~")
_NOT_YET = (
    "tbd", "t.b.d.", "tba", "tbc", "tbd.", "todo", "to do", "to-do", "to be defined", "to be determined",
    "to be decided", "to be confirmed", "not known yet", "not yet known", "noch offen", "noch unklar", "à définir",
)  # fmt: skip
_NOTHING = (
    "n/a", "na", "n.a.", "#n/a", "not applicable", "null", "nil", "none", "k.a.", "k. a.", "keine angabe", "entfällt",
    "kein", "keine", "keiner", "aucun", "aucune", "sans objet",
)  # fmt: skip
_OPEN = ("unknown", "not known", "open", "unbekannt", "offen", "unklar", "inconnu")
"""Words that may also be a name, or what a text says."""

BLANKS = frozenset((*_MARKS, *_NOT_YET, *_NOTHING))
_ALL = frozenset((*BLANKS, *_OPEN))


def is_blank(text: str) -> bool:
    """Whether a text stands for nothing where an id, a number or a day must stand."""
    return " ".join(text.split()).lower() in _ALL


def is_blank_text(text: str) -> bool:
    """Whether it does where any text may stand."""
    word = text.strip().lower()
    if word in BLANKS:
        return True
    # Only a space is printable among the blanks between words.
    has_odd_blanks = "  " in word or not word.isprintable()
    return has_odd_blanks and " ".join(word.split()) in BLANKS
