"""Rules of what leads elsewhere: references, links, and HTML that could do harm."""

from __future__ import annotations

from cxmap.findings.examples import missed_card, returns, written
from cxmap.findings.rule import error, example, note, warning

UNKNOWN_REFERENCE = error(
    "unknown-reference",
    "A field points to something that does not exist.",
    wrong=missed_card("promises: [tomorow]"),
    right=missed_card("promises: [next-day]"),
)
ALIAS_USED = note(
    "alias-used",
    "A field points to something by its former id.",
    wrong=missed_card("promises: [tomorrow]  # the promise next-day has aliases: [tomorrow]"),
    right=missed_card("promises: [next-day]"),
)
CIRCULAR_REFERENCE = error(
    "circular-reference",
    "A chain of references comes back to where it began.",
    wrong=written("departments/last-mile.md", "title: Last mile", "parent: last-mile"),
    right=written("departments/vans.md", "title: Vans", "parent: last-mile"),
)
BROKEN_LINK = error(
    "broken-link",
    "A link in a text leads to no file, or to no heading of it.",
    wrong=example(
        "departments/returns.md",
        """
        ---
        title: Returns
        ---

        They know [what was promised](../promises/next-day).
        """,
    ),
    right=example(
        "departments/returns.md",
        """
        ---
        title: Returns
        ---

        They know [what was promised](../promises/next-day.md).
        """,
    ),
)
LINK_AS_TEXT = note(
    "link-as-text",
    "A text looks like a link, but readers see it as it is typed.",
    wrong=example("departments/returns.md", "---\ntitle: Returns\n---\n\nThey know [[next-day]]."),
    right=example(
        "departments/returns.md",
        "---\ntitle: Returns\n---\n\nThey know [what was promised](../promises/next-day.md).",
    ),
)
LINK_TO_DRAFT = note(
    "link-to-draft",
    "A text leads to a draft or names its file, and the site shows neither.",
    wrong=example(
        "departments/returns.md",
        "---\ntitle: Returns\n---\n\nThey wait for [what comes](../promises/same-day.md).",
    ),
    right=example("departments/returns.md", "---\ntitle: Returns\n---\n\nThey wait for what comes."),
)
UNSAFE_LINK = error(
    "unsafe-link",
    "A link could run a script or leave the site unseen.",
    wrong=returns('contact: {url: "javascript:call()"}'),
    right=returns('contact: {url: "https://desk.example.com/returns"}'),
)
UNSAFE_HTML = error(
    "unsafe-html",
    "The text holds HTML that could run a script or change the page, or a picture or page among the files could.",
    wrong=example(
        "departments/returns.md",
        """
        ---
        title: Returns
        ---

        <iframe src="https://desk.example.com/returns"></iframe>
        """,
    ),
    right=example(
        "departments/returns.md",
        """
        ---
        title: Returns
        ---

        Their [numbers of today](https://desk.example.com/returns) stand elsewhere.
        """,
    ),
)
FOREIGN_RESOURCE = warning(
    "foreign-resource",
    "A page, or a file that is published as it is, has a part, such as a picture, that lies on another host.",
    wrong=example(
        "departments/returns.md",
        """
        ---
        title: Returns
        ---

        ![The desk](https://media.example.com/desk.png)
        """,
    ),
    right=example(
        "departments/returns.md",
        """
        ---
        title: Returns
        ---

        A [picture of the desk](https://media.example.com/desk.png) lies elsewhere.
        """,
    ),
)

RULES = (
    UNKNOWN_REFERENCE,
    ALIAS_USED,
    CIRCULAR_REFERENCE,
    BROKEN_LINK,
    LINK_AS_TEXT,
    LINK_TO_DRAFT,
    UNSAFE_LINK,
    UNSAFE_HTML,
    FOREIGN_RESOURCE,
)
