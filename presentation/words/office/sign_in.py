"""What is said about signing in, roles and what somebody may not do?"""

from typing import Final

from presentation.words.language import sentence

TITLE: Final = sentence("Sign in")
INTRO: Final = sentence(
    "Within Reach shows what a person can get to on foot from home. It is for staff: sign in with your usual "
    "work account. No password is kept here."
)
BUTTON: Final = sentence("Sign in with your work account")
OVER: Final = sentence("A sign-in is good for {hours:g} hours. After that you sign in again.")
NO_ROLE: Final = sentence("You are signed in, but have no role here, so there is nothing to show yet.")
NOT_THIS_PAGE: Final = sentence("This page is not for your role")
LEAD_ON: Final = sentence("What you may open:")
NOBODY: Final = sentence("the person who looks after Within Reach")
NO_TOKEN: Final = sentence(
    "Published data is read with a token. Send it as: Authorization: Bearer wr_… Whoever looks after Within "
    "Reach gives one with: cli.py readers add NAME"
)
WRONG_TOKEN: Final = sentence(
    "This token is not, or no longer, known. Ask whoever looks after Within Reach for a new one."
)
SIGN_IN_FIRST: Final = sentence("Sign in first: open this address without what follows the host’s name.")
NO_PERMIT: Final = sentence("Your role does not open this address. Ask {ask}.")
NOT_NOW: Final = sentence("It cannot be looked up just now who may read this. Ask again later.")


def button_of(provider: str) -> str:
    """The button of one of several providers."""
    return BUTTON if provider == "default" else sentence("Sign in with {provider}", provider=provider)


def good_for(hours: float) -> str:
    """How long a sign-in is good."""
    return OVER.format(hours=hours)


def signed_in_as(name: str) -> str:
    """Who is signed in."""
    return sentence("Signed in as {name}", name=name)


def sign_out(name: str) -> str:
    """The button by which somebody signs out, with who they are."""
    return sentence("{name}: sign out", name=name)


def in_the_name_of(name: str) -> str:
    """In whose name what is done here is kept."""
    return sentence("What you keep here stands under your name: {name}.", name=name)


def no_role_fix(ask: str) -> str:
    """Whom to ask for a role."""
    return sentence("Ask {ask} to give you one, then sign out and in again.", ask=ask or NOBODY)


def no_permit(ask: str) -> str:
    """That an address is not for somebody's role."""
    return NO_PERMIT.format(ask=ask or NOBODY)
