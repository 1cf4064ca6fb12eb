"""Any name that a file can hold: every letter of Unicode, halves of pairs and signs that nobody sees."""

from hypothesis import strategies as st

HALVES = ("\ud800", "\udfff")
_UNSEEN = ("\u202e", "\u2066", "\u200d", "\ufe0f", "\x00", "\x1b", "\x7f", "\ufffe")
_SEEN = ("\u2011", "\u0301", "🍲", "👩\u200d🍳", "午餐", "بالعربية", "বাংলা")
_MARKUP = ("&", "<", "]]>", "#panic()", "{{7*7}}", "\\", '"')

_PARTS = st.text(max_size=12) | st.sampled_from([*_UNSEEN, *_SEEN, *_MARKUP])

WHOLE_NAMES = st.lists(_PARTS, max_size=6).map("".join)
NAMES = st.lists(WHOLE_NAMES | st.sampled_from(HALVES), max_size=3).map("".join)
