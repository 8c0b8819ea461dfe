"""Texts that run a script in a browser although a reader of tags finds none, by the element or trick that hides it."""

from __future__ import annotations

_CALL = "<img src=x onerror=alert(1)>"
# A browser reads their content as text up to the end tag, wherever that stands.
_RAW_TEXT = ("xmp", "noembed", "noframes", "noscript", "title", "textarea", "iframe", "style", "script")

HOSTILE = {
    **{name: f'<{name}><p title="</{name}>{_CALL}">' for name in _RAW_TEXT},
    "plaintext": f"<plaintext>{_CALL}",
    "handler": '<b onclick="alert(1)" onmouseover=alert(1)>words</b>',
    "script itself": "<script>alert(1)</script>",
    "frame": '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
    "object": '<object data="data:text/html,<script>alert(1)</script>"></object>',
    "embed": '<embed src="javascript:alert(1)">',
    "address": '<a href="java&#x0A;script:alert(1)">words</a>',
    "form": '<form action="javascript:alert(1)"><input type="image" formaction="javascript:alert(1)"></form>',
    "field": '<input type="text" onfocus="alert(1)" autofocus>',
    "refresh": '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
    "svg": "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "svg animation": '<svg><a><animate attributeName="href" values="javascript:alert(1)"/><text>words</text></a></svg>',
    "svg link": '<svg><a xlink:href="javascript:alert(1)"><text>words</text></a></svg>',
    "svg style": f'<svg><style><p title="</style>{_CALL}"></style></svg>',
    "svg title": f'<svg><title><style><p id="</style>{_CALL}"></style></title></svg>',
    "svg foreign object": f"<svg><foreignObject>{_CALL}</foreignObject></svg>",
    "math": (
        f'<math><mtext><table><mglyph><style><!--</style><img title="--&gt;{_CALL}">'
        "</style></mglyph></table></mtext></math>"
    ),
    "math annotation": f'<math><annotation-xml encoding="text/html">{_CALL}</annotation-xml></math>',
    "comment": f"<!--> {_CALL} -->",
    "comment that ends oddly": f"<!-- --!> {_CALL} -->",
    "cdata": f"<svg><![CDATA[ > {_CALL} ]]></svg>",
    "attribute list": '*words*{: onclick="alert(1)" onmouseover="alert(1)" }',
    "fence": f'<pre class="mermaid"><code>flowchart LR\n  a["{_CALL}"]</code></pre>',
}

MARKDOWN = {
    "block with Markdown in it": f'<div markdown="1" onclick="alert(1)">\n\n# Words {_CALL}\n\n</div>',
    "title with Markdown in it": f'<svg markdown="1"><title markdown="1">{_CALL}</title></svg>',
    "heading": f"## Words {_CALL} <b onmouseover=alert(1)>words</b>",
    "heading as typed": "## &lt;img src=x onerror=alert(1)&gt;",
    "attributes of a heading": "## Words { onclick=alert(1) onanimationstart=alert(1) }",
    "attributes of links": "[x](y.md){ onmouseover=alert(1) href=javascript:alert(1) } ![x](y.png){ onerror=alert(1) }",
    "abbreviation": 'HTML\n\n*[HTML]: "><img src=x onerror=alert(1)>',
    "footnote": f"words[^1]\n\n[^1]: {_CALL}",
    "tab": f'=== "{_CALL}"\n\n    words',
    "note": f'!!! note "{_CALL}"\n    words\n\n!!! "onclick=alert(1)"\n    words',
    "title of a fence": f'``` py title="{_CALL}" hl_lines="1"\nwords\n```',
    "attributes of a fence": '``` { .py onclick="alert(1)" }\nwords\n```',
    "address in brackets": '<javascript:alert(1)> <https://desk.example.com/"onmouseover=alert(1)>',
    "named address": '[a]: javascript:alert(1) "words"\n\n[a] ![a]',
    "definition": f"Words {_CALL}\n: words {_CALL}",
    "table": f"| a {_CALL} |\n|-|\n| {_CALL} |",
    "task": f"- [x] {_CALL}",
    "signs of the parser": "\x02wzxhzdk:0\x03 \x02amp\x03",
    "hooks of the theme": '<label for=__search>words</label> <div data-md-component="announce">words</div>',
    "names that scripts use": "<a id=defaultView></a><form id=config><input name=base></form>",
    "base": '<base href="javascript:/a/-alert(1)///">',
    "table with hidden text": f'<table><noscript><tr><td title="</noscript>{_CALL}">',
    "forms in formulas": f"<form><math><mtext></form><form><mglyph><style></math>{_CALL}",
}
"""Texts of which extensions of Markdown, or the theme, could make what runs."""
