from __future__ import annotations

import re

import markdown
import pytest

from cxmap.loading.markdown.body import Bodies

EXTENSIONS = ["admonition", "attr_list", "def_list", "footnotes", "tables", "toc", "pymdownx.details"]
EXTENSIONS += ["pymdownx.superfences", "pymdownx.tabbed"]


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n# A\n\n# A_1\n\n# A\n",
        "# B_2\n# B_2\n# B_1\n# B_2\n",
        "## x { #y .z }\n## x\n## { #only }\n",
        "## Wide { .wide }\n\n# a {: data-x='1' }\n",
        '!!! note\n    # In\n\n    ## In\n\n=== "Tab"\n    ## Tab\n\n??? question\n    # Hidden\n',
        "> # Quoted\n\n- # In a list\n\nTerm\n:   # In a definition\n",
        "[^1]: # In a footnote\n\nx[^1]\n",
        "# ` a ` & *b* <b>d</b> &amp; \\* ![i](x) [l](y)\n",
        "#no space\n\n# #\n\n# a #\n\nunder\n=\n\nlined\n---\n",
        "## Ünï 日本\n## 日本\n## 1. x\n # indented\n## ???\n",
        "```\n# Not here\n```\n\n# Here\n\n    # Nor here\n",
    ],
)
def test_headings_have_the_ids_that_the_site_gives_them(text: str) -> None:
    html = markdown.markdown(text, extensions=EXTENSIONS)
    published = set(re.findall(r'<h[1-6][^>]* id="([^"]*)"', html))

    assert published
    assert published <= Bodies().anchors(text)


@pytest.mark.parametrize(
    "text", ["Words alone.\n", "```\n# Code\n#code\n```\n", "`# code`\n", "a #b\n", "####### seven\n"]
)
def test_what_is_no_heading_has_no_id(text: str) -> None:
    assert Bodies().anchors(text) == frozenset()
