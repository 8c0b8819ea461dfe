"""Rules of the diagrams that authors write themselves."""

from __future__ import annotations

from cxmap.findings.rule import error, example

BROKEN_DIAGRAM = error(
    "broken-diagram",
    "A diagram that was written as Mermaid text cannot be drawn.",
    wrong=example(
        "departments/returns.md",
        """
        ---
        title: Returns
        ---

        ~~~mermaid
        flowchart LR
          Counter --> Sorting[Sorting centre
          Sorting --> Sender
        ~~~
        """,
    ),
    right=example(
        "departments/returns.md",
        """
        ---
        title: Returns
        ---

        ~~~mermaid
        flowchart LR
          Counter --> Sorting[Sorting centre]
          Sorting --> Sender
        ~~~
        """,
    ),
)

RULES = (BROKEN_DIAGRAM,)
