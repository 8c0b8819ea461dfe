"""Texts in quotes, as YAML reads them."""

from __future__ import annotations


def quoted(text: str) -> str:
    """The text between the quotes that need the least inside it."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
