"""Rules of front matter: whether it is there and can be read."""

from __future__ import annotations

from cxmap.findings.examples import returns, written
from cxmap.findings.rule import error, example

FRONT_MATTER_MISSING = error(
    "front-matter-missing",
    "The file does not begin with front matter between two lines of ---.",
    wrong=example("departments/returns.md", "title: Returns\n\nThey take back what nobody wanted."),
    right=example("departments/returns.md", "---\ntitle: Returns\n---\n\nThey take back what nobody wanted."),
)
FRONT_MATTER_UNCLOSED = error(
    "front-matter-unclosed",
    "The front matter has no closing line of ---.",
    wrong=example("departments/returns.md", "---\ntitle: Returns\n\nThey take back what nobody wanted."),
    right=example("departments/returns.md", "---\ntitle: Returns\n---\n\nThey take back what nobody wanted."),
)
FIELDS_BELOW = error(
    "fields-below",
    "Fields stand below the front matter, where they are text.",
    wrong=example("departments/returns.md", "---\ntitle: Returns\n---\ngives: A second chance"),
    right=example("departments/returns.md", "---\ntitle: Returns\ngives: A second chance\n---"),
)
YAML_SYNTAX = error(
    "yaml-syntax",
    "The front matter cannot be read as YAML.",
    wrong=written("promises/by-noon.md", "statement: One promise: there by noon", "made_by: last-mile"),
    right=written("promises/by-noon.md", 'statement: "One promise: there by noon"', "made_by: last-mile"),
)
YAML_ALIAS = error(
    "yaml-alias",
    "The front matter uses a YAML anchor or alias; everything is written out here.",
    wrong=returns("gives: &gifts [A second chance]", "gets: *gifts"),
    right=returns("gives: [A second chance]", "gets: [A second chance]"),
)
DUPLICATE_KEY = error(
    "duplicate-key",
    "The same key stands twice in one place.",
    wrong=returns("gives: [Refunds within a week]", "gives: [A second chance]"),
    right=returns("gives: [Refunds within a week, A second chance]"),
)
TOO_DEEP = error(
    "too-deep",
    "The front matter is nested more than 16 levels deep or has more than 10,000 parts, "
    "or the site would take minutes to read a text.",
    wrong=returns("x-boxes: [[[[[[[[[[[[[[[[[[small]]]]]]]]]]]]]]]]]]"),
    right=returns("x-boxes: [small]"),
)
BAD_CHARACTER = error(
    "bad-character",
    "The file holds a character that nobody can see, or that reorders text.",
    wrong=written("departments/returns.md", r'title: "Re\u200bturns"'),
    right=written("departments/returns.md", 'title: "Returns"'),
)

RULES = (
    FRONT_MATTER_MISSING,
    FRONT_MATTER_UNCLOSED,
    FIELDS_BELOW,
    YAML_SYNTAX,
    YAML_ALIAS,
    DUPLICATE_KEY,
    TOO_DEEP,
    BAD_CHARACTER,
)
