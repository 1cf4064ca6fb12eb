"""How do the pages look beyond what the theme can say? One style sheet, and how a notice stands out."""

import html
from pathlib import Path

STYLE = Path(__file__).with_name("look.css")


def stop_notice(what: str, fix: str) -> str:
    """A red notice of what must not be overlooked, read out at once, for st.html."""
    return f'<div class="wr-notice stop" role="alert"><b>{html.escape(what)}</b> {html.escape(fix)}</div>'


def notice(what: str, fix: str = "", *, care: bool = False, slim: bool = False) -> str:
    """A notice of one or two sentences, for st.html."""
    first = f"<b>{html.escape(what)}</b>" if fix else html.escape(what)
    look = f"wr-notice{' care' if care else ''}{' slim' if slim else ''}"
    return f'<div class="{look}" role="status">{first} {html.escape(fix)}</div>'
