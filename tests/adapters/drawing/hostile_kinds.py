"""One diagram of each kind but the flowchart, with `WORDS` wherever Mermaid itself takes words of any kind."""

from __future__ import annotations

KINDS = {
    "sequence": "sequenceDiagram\nparticipant A as WORDS\nA->>B: WORDS\nNote over A: WORDS\nalt WORDS\nB-->>A: x\nend",
    "class": 'classDiagram\nclass A["WORDS"]\nA <|-- B : WORDS\nA : +int x\nnote for A "WORDS"',
    "state": 'stateDiagram-v2\nstate "WORDS" as a\n[*] --> a\na --> b : WORDS',
    "entities": 'erDiagram\nA ||--o{ B : "WORDS"\nA {\nstring name "WORDS"\n}',
    "gantt": "gantt\ntitle WORDS\nsection WORDS\nTask x : a1, 2026-01-01, 3d",
    "pie": 'pie title WORDS\n"WORDS" : 3\n"x" : 4',
    "quadrants": 'quadrantChart\ntitle WORDS\nx-axis "WORDS" --> "x"\n"WORDS": [0.3, 0.6]',
    "mindmap": 'mindmap\nroot((x))\n  a["WORDS"]',
    "timeline": "timeline\ntitle WORDS\nsection WORDS\n2026 : WORDS",
    "commits": 'gitGraph\ncommit id: "WORDS"\ncommit tag: "WORDS"',
    "bars": 'xychart-beta\ntitle "WORDS"\nx-axis ["WORDS", x]\nbar [1, 2]',
    "flows": 'sankey-beta\n"WORDS",x,3',
    "blocks": 'block-beta\na["WORDS"] --> x',
    "board": 'kanban\n  a["WORDS"]\n    b["WORDS"]',
    "packet": 'packet-beta\n0-15: "WORDS"',
    "requirement": 'requirementDiagram\nrequirement a {\nid: 1\ntext: "WORDS"\nrisk: high\nverifymethod: test\n}',
    "context": 'C4Context\ntitle WORDS\nPerson(a, "WORDS", "WORDS")\nPerson(b, "x")\nRel(a, b, "WORDS")',
    "architecture": 'architecture-beta\nservice a(server)["WORDS"]',
    "radar": 'radar-beta\ntitle WORDS\naxis a["WORDS"], b, c\ncurve x["WORDS"]{1,2,3}',
    "treemap": 'treemap-beta\n"WORDS"\n  "x": 3',
    "journey": "journey\ntitle WORDS\nsection WORDS\nx: 3: x",
}
