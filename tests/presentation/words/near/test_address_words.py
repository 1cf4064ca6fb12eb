"""What is said of the page's address: what whoever gets it sees, and what is not in it."""

from geo.paces import PACES
from presentation.words.near.places import MINUTES, PACE, address_words

PLAIN = (
    "The address in the browser’s bar can be shared. It opens Larkenby, 15 minutes at a steady pace, "
    "{kinds}. Where the person starts, what was typed and what was said of them is not in it"
)


def words(kinds=(), read=()):
    return address_words("Larkenby", pace=PACES["steady"], minutes=15, kinds=kinds, read=read)


def test_it_opens_what_it_holds_and_never_holds_the_person():
    assert words() == PLAIN.format(kinds="all kinds of places") + "."
    assert words(kinds=["lunch clubs", "parks"]) == PLAIN.format(kinds="only lunch clubs and parks") + "."


def test_what_was_read_from_words_is_said_not_to_be_in_it():
    whole = PLAIN.format(kinds="all kinds of places")
    assert words(read=[PACE]) == f"{whole}; nor the pace, which the words have set."
    both = f"{whole}; nor the pace and the minutes, which the words have set."
    assert words(read=[PACE, MINUTES]) == both
