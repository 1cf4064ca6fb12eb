"""Who does something that changes what is kept, and may they?"""

from dataclasses import dataclass

from actions.permits.roles import EVERY_ROLE, Role
from actions.permits.who_may import Sort, check_may, may


@dataclass(frozen=True)
class Acting:
    """Whoever acts: who signed in, or at one's own desk initials or a role as typed.

    A door makes it and passes it into every action; what is stored has its ``name``. At a desk and in a
    terminal, where nobody signs in, everything is allowed.
    """

    name: str
    roles: frozenset[Role] = EVERY_ROLE
    ask: str = ""  # whom to ask for a role

    def may(self, sort: Sort, name: str) -> bool:
        """Whether the table of permits allows it."""
        return may(self.roles, sort, name)

    def check_action(self, name: str) -> None:
        """Go on only where the table allows this action. Raises ``NotAllowedError``."""
        check_may(self.roles, Sort.ACTION, name, ask=self.ask)

    def check_export(self, name: str) -> None:
        """Go on only where the table allows this file. Raises ``NotAllowedError``."""
        check_may(self.roles, Sort.EXPORT, name, ask=self.ask)

    def check_page(self, name: str) -> None:
        """Go on only where the table allows this page. Raises ``NotAllowedError``."""
        check_may(self.roles, Sort.PAGE, name, ask=self.ask)


AT_THE_DESK = Acting("desk")
