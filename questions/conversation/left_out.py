"""Which wishes are none after all? Those taken off by hand, and words that were read as something else."""

from collections.abc import Iterable, Iterator

from questions.conversation.reading.word_stems import Stemmer
from questions.conversation.wish import Wish, is_trouble
from questions.conversation.wishes import Wishes


def without_left_out(all_wishes: Iterable[Wish], person: Wishes) -> Iterator[Wish]:
    """The wishes that stand: "stick" is none where "uses a stick" has set the pace.

    A word that the tables know stays, though it was read as something else too: who gets out of breath walks
    slowly, and there may be a group for it. What only sounds like a wish does not: "wheelchair user" says how
    somebody gets about, not that they would like chair exercise.
    """
    taken_off = {_plain(typed) for typed in person.taken_off}
    otherwise = [f" {_plain(stretch)} " for stretch in person.read_otherwise]
    for wish in all_wishes:
        typed = _plain(wish.typed)
        is_known = wish.in_tables or bool(wish.sounds_like)
        is_read = any(f" {typed} " in stretch for stretch in otherwise)
        is_guess = not is_known or (bool(wish.sounds_like) and not is_trouble(wish))
        if typed in taken_off or (is_read and is_guess):
            continue
        yield wish


def _plain(text: str) -> str:
    return " ".join(word.text for word in Stemmer().words(text))
