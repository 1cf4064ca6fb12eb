"""How does a list's title begin the ids of its assets?"""

import re


def slug_of(title: str) -> str:
    """A title in small letters, digits and hyphens: "Our list (2026)" as "our-list-2026"; "list" of none."""
    return re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-") or "list"
