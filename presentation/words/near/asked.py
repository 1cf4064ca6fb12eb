"""What is asked, in the one line into which the controls fold: from where, how far, for what?"""

from geo.paces import Pace
from presentation.words import plain as words
from presentation.words.language import sentence


def asked_words(start: str, enjoy: str, *, pace: Pace, minutes: int, more: str = "") -> str:
    """As Markdown: "Change – from NP20 4AB · 15 minutes at a steady pace · rugby · Tue lunchtime".

    ``start`` and ``enjoy`` may be any text, "" for none; ``more`` is what else has been said of the person.
    """
    walk = sentence("{minutes} at {pace}", minutes=words.minutes(minutes), pace=words.at_pace(pace))
    start_words = sentence("from {start}", start=words.one_line(start)) if start.strip() else ""
    typed = sentence("“{words}”", words=words.one_line(enjoy)) if enjoy.strip() else ""
    line = " · ".join(part for part in (start_words, walk, typed, more) if part)
    return sentence("**Change** – {line}", line=words.plain(line))
