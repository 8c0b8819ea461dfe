"""Lists what a site can say, page by page, as the code has it: to be read through, and to be translated one day.

Texts of people stand in no code: where one is filled in, the list has `…`.
"""

from __future__ import annotations

import ast
import html
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

PACKAGE = Path("plugins/cxmap")
FRAGMENTS = Path("theme/fragments")
FILLED_IN = "…"

# What several pages share comes last.
_SHARED = {
    "kit": "On many pages",
    "charts": "In charts",
    "blocks": "Where an author shows a part of the map",
    "served": "While a site is served",
}
_REASONS = {
    "alignment": "Why a verdict is as it is",
    "insight": "Answers that several pages give",
    "diagrams": "Words in pictures",
}

_HIDDEN = re.compile(r"\{#.*?#\}|\{%.*?%\}|<(svg|style|script)\b.*?</\1>", re.DOTALL)
# A word in single braces is filled in by a script.
_VALUE = re.compile(r"\{\{.*?\}\}|\{\w+\}", re.DOTALL)
_SAID_IN_TAGS = re.compile(r"""(?:aria-label|title|placeholder)="([^"]*)\"""")
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]{2,}")
_NO_SENTENCE = re.compile(
    r"[/\w.…-]+|cxmap .*|[.#<>{}\[\]=:;|\\*$^].*|.*(?:[(){}\[\]<>=^\\]|\w\.\w|cxmap-).*", re.DOTALL
)


def sentences() -> str:
    """The list, as Markdown."""
    return "\n".join(_lines()).rstrip("\n") + "\n"


def _lines() -> Iterator[str]:
    for title, texts in _parts():
        unlike = list(dict.fromkeys(texts))
        if unlike:
            yield from (f"## {title}", "", *(f"- {_shown(text)}" for text in unlike), "")


def _parts() -> Iterator[tuple[str, Iterable[str]]]:
    folders = sorted(path.name for path in (PACKAGE / "pages").iterdir() if (path / "__init__.py").exists())
    for name in sorted(
        {*folders, *(path.name for path in FRAGMENTS.iterdir())}, key=lambda each: (each in _SHARED, each)
    ):
        title = _SHARED.get(name) or name.replace("_", " ").capitalize()
        yield title, (*_of_templates(FRAGMENTS / name), *_of_modules(PACKAGE / "pages" / name))
    for name, title in _REASONS.items():
        yield title, _of_modules(PACKAGE / name)


def _of_templates(folder: Path) -> Iterator[str]:
    for file in sorted(folder.glob("*.html")):
        text = _VALUE.sub(FILLED_IN, _HIDDEN.sub("", file.read_text("utf-8")))
        yield from filter(_is_said, map(_as_read, (*_SAID_IN_TAGS.findall(text), *_TAG.split(text))))


def _of_modules(folder: Path) -> Iterator[str]:
    for file in sorted(folder.glob("*.py")):
        tree = ast.parse(file.read_text("utf-8"))
        for node in _expressions(tree):
            text = _as_read(_text_of(node))
            if _is_said(text) and not _NO_SENTENCE.fullmatch(text):
                yield text


def _expressions(node: ast.AST) -> Iterator[ast.expr]:
    """The texts of a module, without its docstrings; of a text that is put together, the whole."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.JoinedStr) or (isinstance(child, ast.Constant) and isinstance(child.value, str)):
            yield child
        elif not (isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)):
            yield from _expressions(child)


def _text_of(node: ast.expr) -> str:
    if isinstance(node, ast.JoinedStr):
        return "".join(map(_text_of, node.values))
    return str(node.value) if isinstance(node, ast.Constant) else FILLED_IN


def _as_read(text: str) -> str:
    return re.sub(rf"{FILLED_IN}(?: ?{FILLED_IN})+", FILLED_IN, " ".join(html.unescape(text).split()))


def _is_said(text: str) -> bool:
    """Whether it is more than a name: two words at least, or one beside what is filled in."""
    least = 1 if FILLED_IN in text else 2
    return len(_WORD.findall(text)) >= least


def _shown(text: str) -> str:
    return re.sub(r"([<*_\[])", r"\\\1", text)
