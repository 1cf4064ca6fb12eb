"""Is all there to read words by? Made ready once the first page stands, while the first person is typing."""

import atexit
import threading
from concurrent.futures import Future, wait
from typing import Final

from app.work.background import BesideThePages
from app.work.made_once import MadeOnce
from questions.conversation.danger.dangers import danger_phrases
from questions.conversation.danger.sounds import danger_sounds
from questions.conversation.reading.lexicon import lexicon
from questions.conversation.sounds_like import saying_index

_READY: Final = MadeOnce[str, Future[None]](1)
REST_S: Final = 4.0  # for the first answer: who only types where the person starts needs no words
_AT_ONCE: Final = threading.Event()
_LONGEST_END_S: Final = 20.0  # a program that ends amid sums in another language's code may wait for ever


def listen_ahead() -> Future[None]:
    """Begin to make it ready at once, if nobody has; does not wait for it."""
    _AT_ONCE.set()
    return listen_soon()


def listen_soon() -> Future[None]:
    """Begin in a moment, or as soon as somebody needs it: two things of Python's go on at half the pace."""
    return _READY.get("tables", _begin)


def _begin() -> Future[None]:
    begun = BesideThePages().submit(_make_ready)
    atexit.register(_end, begun)
    return begun


def _end(begun: Future[None]) -> None:
    _AT_ONCE.set()
    wait((begun,), _LONGEST_END_S)


def _make_ready() -> None:
    _AT_ONCE.wait(REST_S)
    danger_phrases()
    danger_sounds()
    lexicon()
    saying_index()
