"""How is it said for which ages a place must be to count for a group?"""

from presentation.words.language import sentence
from presentation.words.wards import choices as gap_words
from questions.wards.gap_ages import ADULTS, group_ages
from questions.wards.ward_gap_model import WardQuestion


def ages_sentence(question: WardQuestion) -> str:
    """For which ages what is counted must be; it stands on the page and in every file."""
    who, ages = gap_words.group_words(question.group), group_ages(question.group)
    if ages is None:
        return sentence(
            "For {who} counts what every adult from {youngest} to {oldest} may come to, and what gives no "
            "ages; a club for over-60s does not.",
            who=who,
            youngest=ADULTS[0],
            oldest=ADULTS[1],
        )
    if ages[0]:
        return sentence(
            "For {who} counts what somebody of {youngest} may come to, and what gives no ages; a club for "
            "over-60s does.",
            who=who,
            youngest=ages[0],
        )
    return sentence(
        "For {who} counts what any age from {youngest} to {oldest} may come to, and what gives no ages.",
        who=who,
        youngest=ages[0],
        oldest=ages[1],
    )
