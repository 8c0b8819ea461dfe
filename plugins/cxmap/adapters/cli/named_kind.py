"""The kind that an argument of a command names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cxmap.adapters.cli.output import CannotRunError

if TYPE_CHECKING:
    from cxmap.model.record import Entity


def kind_named(text: str) -> type[Entity]:
    """The kind by its name, or by its folder's; raises CannotRunError where there is none."""
    from cxmap.loading.files.naming import kind_of_near_folder  # noqa: PLC0415  # start-up stays short
    from cxmap.model import KINDS  # noqa: PLC0415  # likewise

    kind, is_certain = kind_of_near_folder(text.strip().rstrip("/"))
    if kind and is_certain:
        return kind
    way = f"did you mean `{kind.kind}`?" if kind else f"the kinds are {', '.join(f'`{each.kind}`' for each in KINDS)}"
    raise CannotRunError(f"there is no kind `{text}`; {way}")
