"""The table of short forms: what it holds, and how its faults are told."""

import pytest

from layers.assets.tables import KindsTableError
from layers.interests.never_first import load_losses, load_only_for
from layers.interests.sayings import load_doubtful_words, load_sayings
from layers.interests.shorthand import load_first_names, load_shorthand
from layers.interests.tables import load_interests

HEADER = "short,means,beside\n"


def test_several_hundred_short_forms_are_known():
    forms = load_shorthand()
    assert len(forms) >= 600
    assert {"OT", "NOK", "TIA", "SOB", "POC", "SALT", "CPN", "LD", "MCI", "PEG", "DNA", "f/u", "w/c"} <= {
        form.short for form in forms
    }


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("LA,,\n", "This row has no means"),
        (",lives alone,\n", "This row has no short"),
        ("LA,lives alone,\nLA,local authority,council\n", '"LA" has a meaning already'),
    ],
)
def test_a_slip_in_the_table_is_named(tmp_path, rows, sentence):
    table = tmp_path / "shorthand.csv"
    table.write_text(HEADER + rows, encoding="utf-8")
    with pytest.raises(KindsTableError, match=sentence):
        load_shorthand(table)


def test_first_names_are_in_small_letters():
    names = load_first_names()
    assert {"grace", "rob", "joy"} <= names
    assert all(name.islower() for name in names)


def test_every_doubtful_word_is_one_of_the_table_of_synonyms():
    phrases = {words for pointer in load_interests().pointers for words in pointer.words}
    assert {"cold", "quiet"} <= load_doubtful_words() & phrases


def test_what_people_speak_of_most_has_twenty_sayings_and_more():
    phrases = frozenset(words for pointer in load_interests().pointers for words in pointer.words)
    means = [saying.means for saying in load_sayings(phrases)]
    for common in ("lunch", "company", "walking", "singing", "gardening", "bereaved", "carer", "dementia"):
        assert means.count(common) >= 20, common
    assert len(means) >= 3_000


@pytest.mark.parametrize(
    ("load", "text", "sentence"),
    [
        (load_only_for, "says,asked_by,reason\n,lung,why\n", "This row names no asset"),
        (load_only_for, "says,asked_by,reason\nlung,,why\n", "No words ask for what this row names"),
        (load_losses, "lost_by,kinds,says,reason\nlost the dog,kennel,,why\n", "is not the key of a kind"),
        (load_losses, "lost_by,kinds,says,reason\nlost the dog,,dog,\n", "This row gives no reason"),
        (load_losses, "lost_by,kinds,says,reason\n,,dog,why\n", "column lost_by: No words tell of this loss"),
        (load_only_for, "says,asked_by,reason\n,lung,why\n", "column says: .* Write words that such a group"),
    ],
)
def test_faults_of_the_tables_beside_it_are_named(tmp_path, load, text, sentence):
    table = tmp_path / "table.csv"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(KindsTableError, match=sentence):
        load(table)


@pytest.mark.parametrize("load", [load_first_names, load_doubtful_words, load_shorthand, load_losses])
def test_a_list_that_is_gone_or_in_another_encoding_is_refused_as_a_table_is(tmp_path, load):
    with pytest.raises(KindsTableError, match=r"There is no file gone\.txt\. Put the table back"):
        load(tmp_path / "gone.txt")
    (tmp_path / "odd.txt").write_bytes(b"jos\xe9")
    with pytest.raises(KindsTableError, match=r'odd\.txt is not in UTF-8\. Save it as "CSV UTF-8"'):
        load(tmp_path / "odd.txt")
