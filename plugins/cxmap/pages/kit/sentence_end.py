"""The end of a sentence in what an author wrote."""

from __future__ import annotations

import re

# A full stop ends no sentence behind a single letter, as in "e.g.", or a short name, as in "St.", unless a quotation
# ends with it, nor before a word that begins small, as in "etc. and".
_STOP = r"""(?<=\w\w|.[%)"'”’»])(?<!\b[A-Z]\w)(?<!\b[A-Z]\w\w)\."""
SENTENCE_END = re.compile(rf"""(?:[?!…]|{_STOP}|\.(?=["'”’»]))["'”’»)]*(?=\s+[^\sa-zß-öø-ÿ])|。""")
