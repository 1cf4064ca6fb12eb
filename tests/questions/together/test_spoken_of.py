"""Two people in one sentence: whose words are whose; and whoever is only told of is nobody to ask for."""

import pytest

from questions.conversation.reading.lexicon import lexicon
from questions.together.spoken_of import LONGEST, SpokenOf, two_spoken_of


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("she likes gardening, he footy", "she likes gardening", "he footy"),
        (
            "Mum wants company at lunch and Dad would go to the bowls",
            "Mum wants company at lunch",
            "Dad would go to the bowls",
        ),
        ("him: chess. her: a choir", "him: chess.", "her: a choir"),
        (
            "I like knitting and my husband would like snooker",
            "I like knitting",
            "my husband would like snooker",
        ),
        ("he enjoys dominoes while she fancies yoga", "he enjoys dominoes", "she fancies yoga"),
        (
            "Both in their eighties. She'd love a choir, he'd love a pub quiz",
            "Both in their eighties. She'd love a choir",
            "he'd love a pub quiz",
        ),
        (
            "Mum is 82 and uses a stick, she likes bingo. Dad is fitter and wants walking football",
            "Mum is 82 and uses a stick, she likes bingo.",
            "Dad is fitter and wants walking football",
        ),
        ("her - knitting; him - darts", "her - knitting", "him - darts"),
    ],
)
def test_the_words_of_two_are_parted_as_they_were_typed(text: str, first: str, second: str) -> None:
    assert two_spoken_of(text, lexicon()) == SpokenOf(first, second)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rugby, company at lunch",
        "She likes gardening and cooking, she loves a sing-song",
        "My mum likes bingo and she loves a sing-song",  # the same person, by two words
        "His wife knits, he likes chess",
        "her late husband loved bowls, she likes bingo",
        "Her husband died, he would like chess, she would like a choir",
        "her husband loved gardening, she likes bingo",
        "her son says he wants her to join a choir",
        "her grandson does boxing, she'd be content with embroidery",
        "he was a joiner and she likes bingo",
        "he likes football, his carer comes at ten",
        "I'm ringing for my mum, she likes bingo",
        "she likes her garden, he doesn't like anything",
        "he walks the dog round by himself, I bet he'd like others to walk with",
        "I think she would love a choir, she likes to sing",
        "she likes chess, he likes bowls, I like bingo",  # three
        "she likes chess, he likes bowls" + " and chess" * LONGEST,
    ],
)
def test_one_person_stays_one(text: str) -> None:
    assert two_spoken_of(text, lexicon()) is None


def test_printing_it_shows_none_of_the_words() -> None:
    assert repr(two_spoken_of("she likes gardening, he footy", lexicon())) == "SpokenOf()"
