"""The front matter of Mermaid text, which holds its title and its configuration."""

from __future__ import annotations

import re

FRONT_MATTER = re.compile(r"\A\s*^---[ \t]*\n.*?^---[ \t]*$", re.DOTALL | re.MULTILINE)
