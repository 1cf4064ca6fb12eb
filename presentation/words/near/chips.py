"""How is it shown what was read of the typed words: '“uses a stick” → an older adult’s pace'?"""

from collections.abc import Callable, Sequence
from typing import Final

from geo.paces import PACES
from layers.interests.circumstances import Topic
from presentation.words import plain as words
from presentation.words.dates import EVERY_WEEKDAY, clock, listed
from presentation.words.language import sentence
from presentation.words.near.person import age_words, within_a_line
from questions.circumstances.circumstance import Circumstance
from questions.circumstances.settings import PersonSettings, settings_of
from questions.conversation.conversation import Suggestions
from questions.conversation.reading.word_stems import plain_text

CHIPS: Final = sentence("What was read of the words")
TAKE_OFF: Final = sentence("Take off")
USE_WORDS: Final = sentence("Use what the words say")
BY_HAND: Final = sentence("What was set by hand stays as it is.")
AS_A_WISH: Final = sentence("Looked for as a wish.")
UNWANTED: Final = sentence("Left out, because they do not want it.")
CHANGE: Final = sentence("Change it")
MANY_DAYS: Final = 4  # from here on it is shorter to say which days are left out
ASK: Final = sentence("We did not understand that, so here is what there is for everybody.")
ASK_EXAMPLES: Final = sentence(
    "What do they like to do, or used to? Say it in other words, for example: “rugby”, “company at lunch”, "
    "“good with his hands”, “likes a sing-song”."
)
ASK_WHICH: Final = sentence(
    "We are not sure what that asks for, so here is what there is for everybody. "
    "Choose what they mean, if it is there, or say it in other words."
)

MORE_MINUTES: Final = sentence("More minutes or other days may help.")
NOTHING_ALONE: Final = sentence(
    "More minutes or other days may help. What there is has more than one thing in the way, or they would "
    "rather not: it is folded below."
)


def ask_words(*, which: bool) -> str:
    """That it was not understood, or ``which`` of some readings is meant is not sure."""
    return ASK_WHICH if which else ASK


def nothing_fits_help(fits: Suggestions) -> str:
    """What would help where nothing fits; it names no list that is not there."""
    if len(fits.near_misses):
        return words.NOTHING_FITS_HELP
    if fits.not_met:
        return sentence("We did not understand {typed}. {ask}", typed=_quoted(fits.not_met), ask=ASK_EXAMPLES)
    if len(fits.ruled_out):
        return NOTHING_ALONE
    return sentence("{more} {ask}", more=MORE_MINUTES, ask=ASK_EXAMPLES)


def may_mean_words(typed: str, means: str) -> str:
    """The button that takes words that are not sure as a wish: '“needs a bit of life”: company?'."""
    if plain_text(typed) == plain_text(means):  # who asks the same word back says nothing
        means = words.one_line(means)
        return sentence("Is this about {means}? Then show what is near for it.", means=means)
    return sentence("“{typed}”: {means}?", typed=words.one_line(typed), means=means)


def chip_words(circumstances: Sequence[Circumstance], *, by_hand: bool = False, is_off: bool = False) -> str:
    """What was read of one subject: '“COPD”, “gets puffed” → a seat every 200 m'.

    Where what was read is what was typed, it is said once.
    """
    typed = _quoted(_typed(circumstances))
    meaning = meaning_words(circumstances)
    is_same = plain_text(listed(_typed(circumstances))) == plain_text(meaning)
    if is_off:
        return sentence("{typed}: taken off", typed=typed)
    if by_hand and is_same:
        return sentence("{typed}: not used, set by hand", typed=typed)
    if by_hand:
        return sentence("{typed} → {meaning}: not used, set by hand", typed=typed, meaning=meaning)
    return typed if is_same else sentence("{typed} → {meaning}", typed=typed, meaning=meaning)


def put_back_words(circumstances: Sequence[Circumstance]) -> str:
    """The button that brings back what was taken off."""
    return sentence(
        "Put back {typed}", typed=listed([f"“{words.one_line(t)}”" for t in _typed(circumstances)])
    )


def put_back_wish_words(typed: str) -> str:
    """The same for a wish."""
    return sentence("Put back {typed}", typed=_quoted([typed]))


def unwanted_chip(typed: str) -> str:
    """ "not: bingo"."""
    return sentence("not: {typed}", typed=words.one_line(typed))


def left_over_words(not_met: Sequence[str], of_others: Sequence[str]) -> str:
    """What was not understood, or said of somebody else, in one line; "" where there is nothing."""
    parts = []
    if not_met:
        parts.append(sentence("Not understood, and left out: {typed}.", typed=_quoted(not_met)))
    if of_others:
        parts.append(sentence("Not read as said of this person: {typed}.", typed=_quoted(of_others)))
    return " ".join(parts)


def meaning_words(circumstances: Sequence[Circumstance]) -> str:
    """What circumstances of one subject come to: "an older adult’s pace", "aged 82", "not Fridays"."""
    topic, settings = circumstances[0].topic, settings_of(circumstances)
    return _MEANINGS[topic](settings)


def _typed(circumstances: Sequence[Circumstance]) -> list[str]:
    return list(dict.fromkeys(each.words for each in circumstances))


def _quoted(texts: Sequence[str]) -> str:
    return ", ".join(f"“{words.one_line(text)}”" for text in texts)


def _days(settings: PersonSettings) -> str:
    days = settings.days
    if len(days) <= MANY_DAYS:
        return listed([EVERY_WEEKDAY[day] for day in days])
    left_out = listed([EVERY_WEEKDAY[day] for day in range(7) if day not in days])
    return sentence("not {days}", days=left_out) if left_out else sentence("any day")


def _hours(settings: PersonSettings) -> str:
    parts = []
    if settings.not_before is not None:
        parts.append(sentence("not before {time}", time=clock(settings.not_before)))
    if settings.not_after is not None:
        parts.append(sentence("home by {time}", time=clock(settings.not_after)))
    return listed(parts)


def _pace(settings: PersonSettings) -> str:
    return words.at_pace(PACES[settings.pace or ""])


_MEANINGS: Final[dict[Topic, Callable[[PersonSettings], str]]] = {
    Topic.PACE: _pace,
    Topic.MINUTES: lambda read: words.minutes(read.minutes or 0),
    Topic.REST: lambda read: sentence("a seat every {metres}", metres=words.metres(read.rest_every_m or 0)),
    Topic.PLACE: lambda read: words.STEP_FREE_PLACE,
    Topic.DAYS: _days,
    Topic.PART: lambda read: listed([within_a_line(part) for part in read.parts]),
    Topic.HOURS: _hours,
    Topic.AGE: lambda read: age_words(read.age or 0, read.age_until),
    Topic.PAY: lambda read: words.pays(read.at_most_pence or 0),
    Topic.PHONE: lambda read: sentence("by telephone only"),
}
