"""Tables that were listened to once are not worked out at a question."""

from pathlib import Path

import numpy as np
import pytest

from actions import listen_once as listening
from actions.listen_once import listen_once
from layers.sentences import solutions
from layers.sentences.model import SentenceModel
from layers.sentences.table_vectors import table_vectors
from questions.conversation.danger.sounds import all_wordings, danger_sounds
from questions.conversation.reading.sentence_model import sentence_model
from questions.conversation.sounds_like import all_sayings, saying_index

SOME = 50  # rows of each table: all of them take a minute, as they do when it is set up


def test_all_tables_are_kept_and_a_folder_that_cannot_be_written_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sayings, wordings = all_sayings()[:SOME], all_wordings()[:SOME]
    monkeypatch.setattr(listening, "all_sayings", lambda: sayings)
    monkeypatch.setattr(listening, "all_wordings", lambda: wordings)
    listen_once(tmp_path)
    model = sentence_model()
    assert model is not None
    with monkeypatch.context() as patched:
        patched.setattr(SentenceModel, "vectors", lambda *_: pytest.fail("worked out again"))
        table_vectors(model, [each.says for each in sayings], folder=tmp_path)
        table_vectors(model, [each.words for each in wordings], folder=tmp_path)
        (tmp_path / "a file").write_text("")
        listen_once(tmp_path / "a file")  # nor is anything worked out that cannot be kept
    sounds, index = danger_sounds(), saying_index()
    assert sounds is not None
    assert index is not None
    with np.load(tmp_path / solutions.FILE_NAME) as learned:
        assert set(learned.files) == {sounds.solution.digest, index.votes.solution.digest}
