"""What sort of hand-out is asked for? All of it is said there and then, and none of it is kept."""

from dataclasses import dataclass, field
from enum import StrEnum

from geo.errors import WithinReachError
from presentation.words.plain import one_line

LONGEST_CONTACT = 60


class Form(StrEnum):
    """How the chosen places are laid out."""

    SIDES = "sides"  # a side each; before several, a page with all of them
    WEEK = "week"  # Monday to Sunday
    EASY_READ = "easy-read"  # a side each, in short sentences with pictures


class HandoutError(WithinReachError, ValueError):
    """The hand-out that is asked for cannot be made so."""


@dataclass(frozen=True)
class Contact:
    """Whom to ring with questions: the worker's own name and number, as typed; "" for none."""

    name: str = field(default="", repr=False)
    number: str = field(default="", repr=False)

    def __bool__(self) -> bool:
        return bool(one_line(self.name) or one_line(self.number))


@dataclass(frozen=True)
class HandoutRequest:
    """What is to be printed of the chosen places. Nothing of it is written anywhere but on the hand-out."""

    form: Form = Form.SIDES
    languages: tuple[str, ...] = ()  # () the process's own; two stand side by side
    whole_way: bool = False  # from the door on: only if ticked there and then (decision 19)
    contact: Contact = field(default_factory=Contact, repr=False)
    money_pence: int | None = field(default=None, repr=False)  # what they have for the week


def form_named(typed: str, *, also: str = "") -> Form:
    """The form that is called so; ``also`` is named among the choices where there is none.

    Raises
    ------
    HandoutError
        There is none of this name.
    """
    forms = [*([also] if also else []), *Form]
    try:
        return Form(typed.strip().casefold())
    except ValueError:
        raise HandoutError(
            'There is no hand-out called "{typed}".',
            "Choose one of: {forms}.",
            typed=typed,
            forms=", ".join(forms),
        ) from None
