"""Which telephone numbers and e-mail addresses stand in words that are published? None: they are left out.

The register cannot tell a club's own line from a volunteer's at home. The same two patterns are used here
and by the views, so both read alike: in them is only what Python and PostgreSQL both mean by it.
"""

import re
from typing import Final

LEFT_OUT: Final = "(contact left out)"
EMAIL: Final = r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+"
PHONE: Final = r"(?<![0-9])[(]?([+]44|0)([ ()-]*[0-9]){9,11}(?![0-9])"
_CONTACT: Final = re.compile(f"{EMAIL}|{PHONE}")


def without_contacts(text: str) -> str:
    """The text with ``LEFT_OUT`` in the place of every telephone number and e-mail address."""
    if "@" not in text and "0" not in text and "+44" not in text:
        return text
    return _CONTACT.sub(LEFT_OUT, text)


def sql_without_contacts(expression: str) -> str:
    """The same as an expression of PostgreSQL; nothing where there is no text."""
    return f"regexp_replace(NULLIF({expression}, ''), '{EMAIL}|{PHONE}', '{LEFT_OUT}', 'g')"
