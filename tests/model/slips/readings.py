"""Slips for tests: how a type of field answers a text."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter, ValidationError


def answer(held: Any, text: str) -> tuple[str, str | None]:
    """The hint and the suggestion for a text that cannot be read."""
    try:
        TypeAdapter(held).validate_python(text)
    except ValidationError as error:
        context = error.errors()[0]["ctx"]
        return context["hint"], context.get("instead")
    raise AssertionError(f"{text} can be read")


def holds(held: Any, text: str | None) -> Any:
    """What a suggestion is read as."""
    return TypeAdapter(held).validate_python(text)
