"""Who does something that changes what is kept?"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Acting:
    """Whoever acts: initials or a role as typed today, a sign-in later.

    A door makes it and passes it into every action; what is stored has its ``name``.
    """

    name: str
