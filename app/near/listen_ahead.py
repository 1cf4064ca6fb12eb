"""Is all there to read words by? Made ready once the first page stands, while the first person is typing."""

from concurrent.futures import Future
from typing import Final

from app.work.background import BesideThePages
from app.work.made_once import MadeOnce
from questions.conversation.danger.dangers import danger_phrases
from questions.conversation.danger.sounds import danger_sounds
from questions.conversation.reading.lexicon import lexicon
from questions.conversation.sounds_like import saying_index

_READY: Final = MadeOnce[str, Future[None]](1)


def listen_ahead() -> Future[None]:
    """Begin to make it ready, if nobody has; does not wait for it."""
    return _READY.get("tables", lambda: BesideThePages().submit(_make_ready))


def _make_ready() -> None:
    danger_phrases()
    danger_sounds()
    lexicon()
    saying_index()
