"""How does the front line tell whoever looks after the register what it has learned of an asset?"""

from datetime import date

from actions.acting import Acting
from layers.register.inbox.kept_inbox import inbox_of
from layers.register.inbox.model import NO_DETAIL, ClubDetail, MessageReason, StewardMessage
from layers.register.store import Register


def tell_steward(
    register: Register,
    asset_id: str,
    reason: MessageReason,
    *,
    day: date,
    acting: Acting,
    detail: ClubDetail = NO_DETAIL,
) -> StewardMessage:
    """Put a message about an asset into the inbox; nothing of the asset changes until a steward accepts it.

    Parameters
    ----------
    day
        On which they learned it: today, where somebody presses a button.
    detail
        What the club's own day, time or number is, from closed choices; there is no free text, so that
        nothing of a person can be in it.

    Returns
    -------
    The message; pressed twice, it is one.

    Raises
    ------
    NoSuchAssetError, AssetRefusedError
        There is no such asset; the day is still to come, nobody is named, or a detail is none of the choices.
    """
    acting.check_action("tell the steward")
    return inbox_of(register).tell(asset_id, reason, day=day, by=acting.name, detail=detail)


def withdraw_message(register: Register, number: int, *, acting: Acting) -> None:
    """Take back a message that was sent by mistake; only its own sender can.

    Raises
    ------
    NoSuchAssetError, RegisterError
        There is none of that number, it no longer waits, or somebody else sent it.
    """
    acting.check_action("tell the steward")
    inbox_of(register).withdraw(number, by=acting.name)
