"""How may a source of open data fail, and what is to be done about each failure?

Every sentence names the source, what was expected, what came, and what to do.
"""

from typing import Protocol

from geo.errors import WithinReachError


class NamedSource(Protocol):
    """On behalf of which source something is asked, for the sentences on what goes wrong."""

    @property
    def title(self) -> str:
        """What the source is called in a sentence."""

    @property
    def page(self) -> str:
        """Where in public a person finds it."""


class SourceError(WithinReachError):
    """A source could not be fetched, or answered otherwise than it should."""


class UnreachableError(SourceError):
    """Nobody answered: the network, the host, a proxy or a certificate stands between."""


class NoInternetError(UnreachableError):
    """Not even the host's name could be looked up."""


class NotChosenError(SourceError):
    """Another source says what is to be fetched of this one, and could not be had."""


class GoneError(SourceError):
    """What was asked for is not there any more."""


class EditionError(SourceError):
    """This edition of a source is not as it should be; an older one may serve."""
