"""Mermaid text in a form that merman reads too: Mermaid itself takes HTML of any kind, and more signs in words."""

from __future__ import annotations

import re
from html import escape, unescape

# Letters that nobody writes stand for signs, until the picture is drawn.
_SIGNS = "!\"#$%&'*+,./:;<>?@`\\"
_STAND_INS = {ord(sign): chr(0x1681 + at) for at, sign in enumerate(_SIGNS)}
_SIGNS_AGAIN = {ord(letter): escape(chr(sign)) for sign, letter in _STAND_INS.items()}

# What a browser shows of a label with them is its words; of them, breaks alone make a difference to our drawings.
_BREAKS = "br|hr"
_FORMATTING = (
    "a|abbr|b|big|center|cite|code|del|dfn|div|em|font|h[1-6]|i|ins|kbd|label|li|mark|ol|p|pre|q|s|samp|small|span|"
    "strike|strong|sub|sup|table|tbody|td|th|thead|tr|tt|u|ul|var|wbr"
)
# Two of the signs are no tag but a word about a class or a state.
_TAG = re.compile(
    rf"(?<!<)</?(?:(?P<break>{_BREAKS})|{_FORMATTING})(?:[\s/][^<>\n]*)?>|(?<!<)<(?=[ \w/!?])|\$\$", re.IGNORECASE
)
_FLOWCHART = re.compile(r"^[ \t]*(?:flowchart|graph)\b", re.MULTILINE)
_IN_NAMES = "[!#$%&'*+,./:?@`\\\\]"
# A sign in or at a word is part of a name, or of words that stay as they are; some lines and signs mean something else.
_SIGN_IN_NAME = re.compile(
    r'(?P<kept>"[^"]*"|#\w+;|%%.*|:::|@\{[^{}]*\}|^[ \t]*(?:classDef|linkStyle|accTitle|accDescr)\b.*)'
    r"|^(?P<named>[ \t]*(?:style|class|click)[ \t]+\S+)(?P<rest>.*)"
    rf"|(?<=\w){_IN_NAMES}+(?=[\w \t;]|$)|(?<![^\s;]){_IN_NAMES}+(?=\w)",
    re.MULTILINE,
)
_ENTITY = re.compile(r"&#?\w+;|&")
# Elsewhere, signs that merman takes for the end of a statement or the begin of a text.
_MISREAD = {"quadrantChart": ";", "architecture-beta": "'"}


def easier_text(text: str) -> str | None:
    """The text without what merman cannot read, line by line; None where nothing can be made easier.

    `signs_again` puts what stands for signs back into the drawing.
    """
    if any(ord(character) in _SIGNS_AGAIN for character in text):
        return None
    words = _TAG.sub(_plain_tag, text)
    easier = _SIGN_IN_NAME.sub(_stand_in, words) if _FLOWCHART.search(words) else _with_easy_signs(words)
    return None if easier == text else easier


def signs_again(svg: str) -> str:
    return svg.translate(_SIGNS_AGAIN)


def _plain_tag(tag: re.Match[str]) -> str:
    if tag["break"]:
        return "<br/>"
    return tag[0].translate(_STAND_INS) if tag[0] in {"<", "$$"} else ""


def _stand_in(found: re.Match[str]) -> str:
    if found["kept"]:
        return found[0]
    if found["named"]:
        return found["named"].translate(_STAND_INS) + found["rest"]
    return found[0].translate(_STAND_INS)


def _with_easy_signs(text: str) -> str:
    easy = _ENTITY.sub(lambda entity: unescape(entity[0]).translate(_STAND_INS), text)
    for kind, signs in _MISREAD.items():
        if kind in easy:
            easy = easy.translate({ord(sign): _STAND_INS[ord(sign)] for sign in signs})
    return easy
