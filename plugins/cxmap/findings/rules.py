"""The rules whose breach is found before anything is judged: what cannot be loaded, or leads nowhere."""

from __future__ import annotations

from cxmap.findings.diagram_rules import BROKEN_DIAGRAM
from cxmap.findings.file_rules import (
    BAD_ID,
    DUPLICATE_ID,
    NAME_COLLISION,
    NOT_UTF8,
    SYMLINK,
    TOO_LARGE,
)
from cxmap.findings.front_matter_rules import (
    BAD_CHARACTER,
    DUPLICATE_KEY,
    FRONT_MATTER_MISSING,
    FRONT_MATTER_UNCLOSED,
    TOO_DEEP,
    YAML_ALIAS,
    YAML_SYNTAX,
)
from cxmap.findings.link_rules import (
    ALIAS_USED,
    BROKEN_LINK,
    CIRCULAR_REFERENCE,
    UNKNOWN_REFERENCE,
    UNSAFE_HTML,
    UNSAFE_LINK,
)
from cxmap.findings.rule import Rule
from cxmap.findings.value_rules import (
    BAD_MEASUREMENT,
    MISSING_MEASUREMENTS,
    REQUIRED_FIELD,
    UNKNOWN_FIELD,
    VALUE_NOT_ALLOWED,
    WRONG_TYPE,
)

__all__ = [
    "ALIAS_USED",
    "BAD_CHARACTER",
    "BAD_ID",
    "BAD_MEASUREMENT",
    "BROKEN_DIAGRAM",
    "BROKEN_LINK",
    "BY_ID",
    "CIRCULAR_REFERENCE",
    "DUPLICATE_ID",
    "DUPLICATE_KEY",
    "FRONT_MATTER_MISSING",
    "FRONT_MATTER_UNCLOSED",
    "MISSING_MEASUREMENTS",
    "NAME_COLLISION",
    "NOT_UTF8",
    "REQUIRED_FIELD",
    "RULES",
    "SYMLINK",
    "TOO_DEEP",
    "TOO_LARGE",
    "UNKNOWN_FIELD",
    "UNKNOWN_REFERENCE",
    "UNSAFE_HTML",
    "UNSAFE_LINK",
    "VALUE_NOT_ALLOWED",
    "WRONG_TYPE",
    "YAML_ALIAS",
    "YAML_SYNTAX",
]

RULES: tuple[Rule, ...] = (
    FRONT_MATTER_MISSING,
    FRONT_MATTER_UNCLOSED,
    YAML_SYNTAX,
    YAML_ALIAS,
    DUPLICATE_KEY,
    NOT_UTF8,
    TOO_LARGE,
    TOO_DEEP,
    SYMLINK,
    BAD_ID,
    DUPLICATE_ID,
    NAME_COLLISION,
    BAD_CHARACTER,
    REQUIRED_FIELD,
    UNKNOWN_FIELD,
    WRONG_TYPE,
    VALUE_NOT_ALLOWED,
    BAD_MEASUREMENT,
    MISSING_MEASUREMENTS,
    UNKNOWN_REFERENCE,
    ALIAS_USED,
    CIRCULAR_REFERENCE,
    BROKEN_LINK,
    UNSAFE_LINK,
    UNSAFE_HTML,
    BROKEN_DIAGRAM,
)
BY_ID = {rule.id: rule for rule in RULES}
