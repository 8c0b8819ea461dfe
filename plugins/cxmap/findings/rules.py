"""The rules whose breach is an error: what cannot be loaded, or leads nowhere."""

from __future__ import annotations

from cxmap.findings.rule import Rule, error, note

FRONT_MATTER_MISSING = error(
    "front-matter-missing", "The file does not begin with front matter between two lines of ---."
)
FRONT_MATTER_UNCLOSED = error("front-matter-unclosed", "The front matter has no closing line of ---.")
YAML_SYNTAX = error("yaml-syntax", "The front matter cannot be read as YAML.")
YAML_ALIAS = error("yaml-alias", "The front matter uses a YAML anchor or alias; everything is written out here.")
DUPLICATE_KEY = error("duplicate-key", "The same key stands twice in one place.")
NOT_UTF8 = error("not-utf8", "The file is not saved as UTF-8.")
TOO_LARGE = error("too-large", "The file is larger than 1 MiB, or its front matter larger than 64 KiB.")
TOO_DEEP = error("too-deep", "The front matter is nested more than 16 levels deep, or has more than 10,000 parts.")
SYMLINK = error("symlink", "The file is a symbolic link; links are not followed.")
BAD_ID = error("bad-id", "The file's name cannot be an id.")
DUPLICATE_ID = error("duplicate-id", "Two files of one kind have the same id.")
NAME_COLLISION = error("name-collision", "Two files have names that are the same on some computers.")
BAD_CHARACTER = error("bad-character", "The file holds a character that nobody can see, or that reorders text.")
REQUIRED_FIELD = error("required-field", "A field that its kind requires is missing.")
UNKNOWN_FIELD = error("unknown-field", "A key is no field of its kind.")
WRONG_TYPE = error("wrong-type", "A value cannot be read as what its field holds.")
VALUE_NOT_ALLOWED = error("value-not-allowed", "A value is readable, but not one that is allowed here.")
BAD_MEASUREMENT = error("bad-measurement", "A measurement cannot be used.")
MISSING_MEASUREMENTS = error("missing-measurements", "The file of measurements does not exist.")
UNKNOWN_REFERENCE = error("unknown-reference", "A field points to something that does not exist.")
ALIAS_USED = note("alias-used", "A field points to something by its former id.")
CIRCULAR_REFERENCE = error("circular-reference", "A chain of references comes back to where it began.")
BROKEN_LINK = error("broken-link", "A link in a text leads to no file, or to no heading of it.")
UNSAFE_LINK = error("unsafe-link", "A link could run a script or leave the site unseen.")
UNSAFE_HTML = error("unsafe-html", "The text holds HTML that could run a script or change the page.")

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
)
BY_ID = {rule.id: rule for rule in RULES}
