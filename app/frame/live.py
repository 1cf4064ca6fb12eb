"""How is a sentence read aloud when it changes? It stays one element of the page, whose words change.

Streamlit makes most of its elements anew, and a screen reader reads aloud only what changes within an element
that was there before.
"""

from streamlit.components.v2 import component

# The words are set as text, never as HTML.
_SAY = """
export default function ({ data, parentElement }) {
  let line = parentElement.querySelector('[role="status"]');
  if (!line) {
    line = document.createElement("p");
    line.setAttribute("role", "status");
    line.append(document.createElement("b"), document.createElement("span"));
    parentElement.appendChild(line);
  }
  const parts = [[line.firstChild, data.first], [line.lastChild, data.then]];
  parts.forEach(([part, words]) => { if (part.textContent !== words) { part.textContent = words; } });
  line.className = data.look;
}
"""
_live = component("wr_live", js=_SAY, isolate_styles=False)

PLAIN, HIDDEN, NOTICE, CARE = "wr-answer", "wr-hidden", "wr-notice", "wr-notice care"
QUIET = "wr-small"


def say(first: str, then: str = "", *, key: str, look: str = PLAIN) -> None:
    """Show one or two sentences, "" for none yet, that are read aloud whenever they change."""
    _live(key=key, data={"first": first, "then": f" {then}" if then else "", "look": look})
