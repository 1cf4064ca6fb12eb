"""How is a club's form one file that opens in any browser, without a server and without asking anything?

Its policy lets it run the one script and use the one style that stand in it, by their sums; it may load
nothing and send nothing. What is known of the club stands in it as text only.
"""

import base64
import hashlib
import html
import json
from datetime import date
from pathlib import Path
from typing import Final

from layers.register.history import Entry
from layers.register.inbox.club_answers import (
    CONTACT,
    FORMAT,
    LONGEST_TEXT,
    VERSION,
    form_values,
    is_long,
)
from presentation.words.language import LANGUAGE
from presentation.words.register import club_form as words

_SCRIPT: Final = Path(__file__).with_name("club_form.js").read_text(encoding="utf-8")
_STYLE: Final = Path(__file__).with_name("club_form.css").read_text(encoding="utf-8")


def form_file(entry: Entry, *, today: date, reply_to: str = "") -> bytes:
    """The form of an asset as it stands, as one HTML file.

    Parameters
    ----------
    today
        The day that stands on it.
    reply_to
        The e-mail address to which the answers go, as the steward has typed it; "" leaves it out.
    """
    values = form_values(entry.asset)
    title = html.escape(words.title(entry.asset.name))
    groups = "".join(_group(heading, names, values) for heading, names in words.GROUPS)
    send_to = f"<p><strong>{html.escape(words.send_to(reply_to))}</strong></p>" if reply_to else ""
    policy = (
        f"default-src 'none'; script-src '{_sum_of(_SCRIPT)}'; style-src '{_sum_of(_STYLE)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    return f"""<!DOCTYPE html>
<html lang="{html.escape(_language())}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{_STYLE}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p>{html.escape(words.known_on(today.isoformat()))}</p>
<div class="how"><p>{html.escape(words.HOW)}</p>{send_to}</div>
<noscript><p class="public">{html.escape(words.NO_SCRIPT)}</p></noscript>
<form id="form" data-file="{words.FILE_NAME}" autocomplete="off">
{groups}
<label class="tick"><input type="checkbox" id="confirmed"> <span>{html.escape(words.CONFIRM)}</span></label>
<button type="submit">{html.escape(words.SAVE)}</button>
<div role="status"><p id="saved" tabindex="-1" hidden>{html.escape(words.SAVED)}</p></div>
</form>
</main>
<script type="application/json" id="facts">{_facts(entry)}</script>
<script>{_SCRIPT}</script>
</body>
</html>
""".encode()


def _facts(entry: Entry) -> str:
    """What comes back with the answers, so that it is known whose they are; no sign of it ends the script."""
    record = {
        "format": FORMAT,
        "version": VERSION,
        "asset_id": entry.asset.asset_id,
        "asset_version": entry.version,
    }
    return json.dumps(record).replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _group(heading: str, names: tuple[str, ...], values: dict[str, str]) -> str:
    fields = "".join(_field(name, values[name]) for name in names if name in values)
    if not fields:
        return ""
    note = f'<p class="public">{html.escape(words.PUBLIC)}</p>' if names == CONTACT else ""
    return f"<fieldset><legend>{html.escape(heading)}</legend>{note}{fields}</fieldset>\n"


def _field(name: str, value: str) -> str:
    label = f'<label for="{name}">{html.escape(words.LABELS[name])}</label>'
    about = f'id="{name}" data-field="{name}"'
    if name in words.CHOICES:
        options = "".join(
            f'<option value="{html.escape(key)}"{" selected" if key == value else ""}>'
            f"{html.escape(text)}</option>"
            for key, text in words.CHOICES[name].items()
        )
        return f"{label}<select {about}>{options}</select>"
    if is_long(name):
        # The first line end after the tag is none of the text.
        return f'{label}<textarea {about} maxlength="{LONGEST_TEXT}">\n{html.escape(value)}</textarea>'
    return f'{label}<input type="text" {about} maxlength="{LONGEST_TEXT}" value="{html.escape(value)}">'


def _sum_of(text: str) -> str:
    """As a policy names a script or a style that stands in the page."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _language() -> str:
    return LANGUAGE if LANGUAGE.isalpha() else "en"
