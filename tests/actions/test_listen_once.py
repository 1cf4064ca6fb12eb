"""Tables that were listened to once are not worked out at a question."""

from pathlib import Path

import pytest

from actions.listen_once import listen_once
from layers.sentences.model import SentenceModel
from layers.sentences.table_vectors import table_vectors
from questions.conversation.danger.sounds import all_wordings
from questions.conversation.reading.sentence_model import sentence_model
from questions.conversation.sounds_like import all_sayings


def test_all_tables_are_kept_and_a_folder_that_cannot_be_written_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listen_once(tmp_path)
    model = sentence_model()
    assert model is not None
    monkeypatch.setattr(SentenceModel, "vectors", lambda *_: pytest.fail("worked out again"))
    table_vectors(model, [each.says for each in all_sayings()], folder=tmp_path)
    table_vectors(model, [each.words for each in all_wordings()], folder=tmp_path)
    monkeypatch.undo()
    (tmp_path / "a file").write_text("")
    listen_once(tmp_path / "a file")
