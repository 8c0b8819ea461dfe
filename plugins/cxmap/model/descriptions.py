"""What each field is for, in the words that stand below it in the model: read when asked, never on import."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator, Mapping
from itertools import pairwise
from textwrap import dedent

from cxmap.model.record import Record
from cxmap.model.shape import shape_of


def described(record: type[Record]) -> Mapping[str, str]:
    """One sentence for each key that authors write in this record, inherited ones included."""
    words: dict[str, str] = {}
    for ancestor in reversed(record.__mro__):
        if issubclass(ancestor, Record):
            words.update(_written_in(ancestor))
    keys = {name: shape_of(name, field).key for name, field in record.model_fields.items()}
    return {key: words[name] for name, key in keys.items() if key in record.shape and name in words}


def _written_in(record: type[Record]) -> Iterator[tuple[str, str]]:
    """The fields that a class itself defines, each with the text that follows it."""
    (definition,) = ast.parse(dedent(inspect.getsource(record))).body
    assert isinstance(definition, ast.ClassDef)
    for field, follower in pairwise(definition.body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and (text := _text_of(follower)):
            yield field.target.id, text


def _text_of(statement: ast.stmt) -> str | None:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return inspect.cleandoc(str(statement.value.value))
    return None
