"""Is all there to read words by? Made ready once the first page stands, while the first person is typing."""

import atexit
from concurrent.futures import Future, wait
from typing import Final

from app.work.background import BesideThePages
from app.work.made_once import MadeOnce
from questions.conversation.danger.dangers import danger_phrases
from questions.conversation.danger.sounds import danger_sounds
from questions.conversation.reading.lexicon import lexicon
from questions.conversation.sounds_like import saying_index

_READY: Final = MadeOnce[str, Future[None]](1)
_LONGEST_END_S: Final = 20.0  # a program that ends amid sums in another language's code may wait for ever


def listen_ahead() -> Future[None]:
    """Begin to make it ready, if nobody has; does not wait for it."""
    return _READY.get("tables", _begin)


def _begin() -> Future[None]:
    begun = BesideThePages().submit(_make_ready)
    atexit.register(wait, (begun,), _LONGEST_END_S)
    return begun


def _make_ready() -> None:
    danger_phrases()
    danger_sounds()
    lexicon()
    saying_index()
