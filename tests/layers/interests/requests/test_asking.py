"""The table of words that ask for something, or that say that nothing is asked for."""

import pytest

from layers.assets.tables import KindsTableError
from layers.interests.requests.asking import AskingWord, load_asking


def test_every_meaning_has_words_and_no_words_have_two_meanings():
    table = load_asking()
    assert all(table[means] for means in AskingWord)
    words = [phrase for phrases in table.values() for phrase in phrases]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("years ago,past,\n", '"past" is not a meaning we know'),
        (",over,\n", "This row has no words"),
    ],
)
def test_a_slip_in_the_table_is_named(tmp_path, rows, sentence):
    table = tmp_path / "asking.csv"
    table.write_text("words,means,note\n" + rows, encoding="utf-8")
    with pytest.raises(KindsTableError, match=sentence):
        load_asking(table)
