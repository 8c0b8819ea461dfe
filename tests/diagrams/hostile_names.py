"""Names that break software, written for these tests."""

from __future__ import annotations

HOSTILE_NAMES = (
    # Words of Mermaid's grammar.
    *("end", "End of the line", "title", "Title deed", "section", "Section 5", "section"),
    *("journey", "Journey planner", "JOURNEY", "journeyman", "accTitle", "accTitle x", "accDescr"),
    *("graph", "subgraph", "click", "style red", "Lifestyle: a blog", "classDef x", "default", "o"),
    # What Mermaid reads as a sign.
    *(":", ";", "#", "%%", "%%{init: {'theme': 'dark'}}%%", "a: 5: b", "a;b", "#60;", "#amp;"),
    *("---", "-->", "a, b", ",", ",,", ".", "-", "- item", "[x]", "{x}", "(x)", "`code`", "$$x^2$$"),
    *("fa:fa-car", "**bold**", "ﬂ°°60¶ß", "ﬂ°amp¶ß", "ﬂ", "¶ß", "\\n", "\\", '"', "'", "|", "~", "@{}"),
    # Code.
    *("<b>x</b>", "<br>", "a<br/>b", "<script>alert(1)</script>", "&lt;", "&amp;amp;", "&#x3c;"),
    *("javascript:alert(1)", "]]>", "<!--", "--><svg onload=alert(1)>", "${x}", "{{ x }}", "{% x %}"),
    *("__proto__", "constructor", "toString", "hasOwnProperty", "null", "undefined", "NaN", "true"),
    # Numbers.
    *("0", "007", "3.5", "-1", "1e9", "１２３", "²", "½", "Ⅷ"),
    # Spaces.
    *("", " ", "   ", "\t", "  two  spaces  ", "a\nb", "a\r\nb", "a\tb", "no\u00a0break", "\u00a0"),
    *("a\u2028b", "a\u3000b", "a\u200bb", "\ufeffbom", "soft\u00adhyphen"),
    # What cannot be shown.
    *("\x00", "bell\x07", "\x1b[31mred", "\x7f", "\x85", "\x9f", "\ud800", "a\udfffb", "\ufffe", "\uffff"),
    # Scripts.
    *("Äußerst höflich", "東京都", "ｶﾀｶﾅ", "한국어", "ภาษาไทย", "हिन्दी सेवा", "தமிழ்", "ქართული"),
    *("שלום", "خدمة العملاء", "abc שלום 123", "\u202eevil\u202c", "e\u0301", "\u0301", "Z\u0351\u036b"),
    *("😀", "👩‍👩‍👧", "🇨🇭", "❤️", "𝒜𝓑", "𠮷野家", "👍🏽 good"),
    # Lengths.
    "x" * 400,
    "word " * 80,
    "😀" * 60,
    "漢" * 120,
)
