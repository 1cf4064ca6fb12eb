"""A relative of nobody in particular is whom "she" or "he" is afterwards; anybody else's is another."""

import pytest

from questions.conversation.reading.lexicon import lexicon
from questions.conversation.wished_words import wishes_in


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Mum has dementia and she loves old songs", ["dementia", "songs"]),
        ("Dad had a stroke. He likes chess", ["had a stroke", "chess"]),
        ("wife knits, he likes chess", ["chess"]),
        ("Dad bowls, she likes chess", ["chess"]),
        ("his wife knits, he likes chess", ["chess"]),
        ("neighbour runs a sewing group but she's after history", ["history"]),
    ],
)
def test_what_a_relative_has_or_does_is_read_where_it_is_them(words: str, meant: list[str]) -> None:
    wishes = wishes_in(words, lexicon())
    assert [wish.meant for wish in wishes if wish.in_tables and not wish.unwanted] == meant
