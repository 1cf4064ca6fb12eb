"""Our own tables are listened to once, so that nobody's first question waits for it."""

from contextlib import suppress
from pathlib import Path

from layers.sentences.solutions import keep_solutions
from layers.sentences.table_vectors import FOLDER, keep_table_vectors
from questions.conversation.danger.sounds import all_wordings, danger_sounds
from questions.conversation.reading.sentence_model import sentence_model
from questions.conversation.sounds_like import all_sayings, saying_index


def listen_once(folder: Path = FOLDER) -> None:
    """Work out what the sentence model makes of our tables and learns of them, and keep both.

    Without the model nothing is done.

    A folder that cannot be written only costs the time again.
    """
    model = sentence_model()
    if model is not None:
        texts = [*(each.says for each in all_sayings()), *(each.words for each in all_wordings())]
        with suppress(OSError):
            keep_table_vectors(model, texts, folder=folder)
            sounds, index = danger_sounds(), saying_index()
            if sounds is not None and index is not None:
                keep_solutions((sounds.solution, index.votes.solution), folder=folder)
