"""The register leaves as a file only for whoever may take it, and that is asked before anything is made."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.acting import Acting
from actions.give_away import FileWish, give_away
from actions.permits.roles import Role
from actions.permits.who_may import NotAllowedError
from layers.register.store import Register


def nothing() -> Any:
    """What must not be reached."""
    return SimpleNamespace()


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.STEWARD}))
def test_a_role_that_may_not_take_the_register_gets_a_sentence(role: Role) -> None:
    with pytest.raises(NotAllowedError, match="This needs the role"):
        give_away(
            cast(Register, nothing()), (), cast(FileWish, nothing()), acting=Acting("AB", frozenset({role}))
        )
