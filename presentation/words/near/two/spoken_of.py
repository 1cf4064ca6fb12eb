"""How is it offered to part the words of two people who are spoken of in one text?"""

from presentation.words import plain as words
from presentation.words.language import sentence
from questions.together.spoken_of import SpokenOf

LONGEST = 60  # letters of either one's words that a button shows


def two_people_words(spoken: SpokenOf) -> str:
    """The button: "These are two people: “she likes gardening” and “he footy”. Find for each"."""
    return sentence(
        "These are two people: “{first}” and “{second}”. Find for each",
        first=_short(spoken.first),
        second=_short(spoken.second),
    )


def _short(text: str) -> str:
    line = words.one_line(text)
    return line if len(line) <= LONGEST else sentence("{beginning} …", beginning=line[:LONGEST].rstrip())
