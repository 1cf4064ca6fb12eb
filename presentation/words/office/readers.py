"""What is said of programs that read published data with a token?"""

from collections.abc import Iterator, Sequence
from typing import Final

from layers.sign_ins.readers import KeptReader, ReaderUse
from presentation.words.dates import day_words
from presentation.words.language import plural, sentence

HELP: Final = sentence("Which programs may read published data, each with a token of its own?")
ADD_HELP: Final = sentence("Let a program read; its token is shown once and kept nowhere.")
LIST_HELP: Final = sentence("List the programs that may read, or might once.")
REVOKE_HELP: Final = sentence("Let a program read no longer, from its next request on.")
USES_HELP: Final = sentence("What a program has read: the addresses, without the values in them.")
NAME_HELP: Final = sentence("What the program is called here, such as: council website")
BY_HELP: Final = sentence("Your role or initials.")
NOBODY: Final = sentence("No program has a token.")
NO_USE: Final = sentence("It has read nothing.")


def added_lines(name: str, token: str) -> Iterator[str]:
    """The token, and how it is sent."""
    yield sentence("“{name}” may read published data with this token, which is shown only now:", name=name)
    yield token
    yield sentence("It sends it with each request, as: Authorization: Bearer wr_…")


def revoked(name: str) -> str:
    """That a program reads no longer."""
    return sentence("“{name}” may read no longer.", name=name)


def reader_lines(readers: Sequence[KeptReader]) -> Iterator[str]:
    """A line for each reader."""
    if not readers:
        yield NOBODY
    for reader in readers:
        uses = plural("{count} request", "{count} requests", reader.uses)
        last = (
            sentence("the last on {day}", day=day_words(reader.last_use.date()))
            if reader.last_use
            else sentence("none yet")
        )
        if reader.revoked_at is None:
            state = sentence("since {day}", day=day_words(reader.at.date()))
        else:
            state = sentence("revoked on {day}", day=day_words(reader.revoked_at.date()))
        yield sentence("{name}: {state}; {uses}, {last}", name=reader.name, state=state, uses=uses, last=last)


def use_lines(uses: Sequence[ReaderUse]) -> Iterator[str]:
    """A line for each request, the newest first."""
    if not uses:
        yield NO_USE
    for use in uses:
        yield sentence("{at:%Y-%m-%d %H:%M:%S} UTC {path}", at=use.at, path=use.path)
