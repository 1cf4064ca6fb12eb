"""How is it said what was found of an asset for one person: why it suits, what is in the way, what to ask?"""

from collections.abc import Iterable, Sequence
from functools import lru_cache, singledispatch
from typing import Any, Final

from layers.assets.kinds import Kinds, load_kinds
from layers.times.plain import plain_text
from layers.times.session import Known
from presentation.words import plain as words
from presentation.words.dates import (
    EVERY_WEEKDAY,
    clock,
    day_of_year,
    day_words,
    listed,
    weekday_and_day,
)
from presentation.words.kinds import a_kind, holiday_name
from presentation.words.language import plural, sentence
from presentation.words.near.by_hours import way_shut_words
from presentation.words.near.reach import obstacle_words
from questions.conversation.conversation import RankReason
from questions.conversation.findings import (
    AgeLimits,
    AgesMaySuit,
    Audience,
    CheckedOn,
    EveryFewWeeks,
    Fact,
    Finding,
    Further,
    HolidayThen,
    NotBefore,
    NotOnDay,
    OnFoot,
    OnlyThen,
    OnThen,
    OthersAbove,
    Price,
    Seats,
    StatedCost,
    StatedTimes,
    UnreadTimes,
    Unwanted,
    WayShut,
)
from questions.conversation.interest_index import KIND
from questions.conversation.interests import Met
from questions.conversation.judging import Hindrance
from questions.walks.obstacles import Obstacle

_FACTS: Final = {
    Fact.AGE_NOT_KNOWN: sentence("Whether it is for their age is not known."),
    Fact.COST_NOT_KNOWN: sentence("What it costs is not known."),
    Fact.STEP_FREE: sentence("step-free"),
    Fact.NOT_STEP_FREE: sentence("not step-free"),
    Fact.PARTLY_STEP_FREE: sentence("It is only partly step-free: ask which parts."),
    Fact.STEP_FREE_NOT_KNOWN: sentence("Whether it is step-free is not known."),
    Fact.NO_TELEPHONE: sentence("No telephone number is known: find out for them how to join."),
    Fact.TIMES_NOT_KNOWN: sentence("Its days and times are not known."),
    Fact.KEEPS_TO_TERMS: sentence("It keeps to school terms: ask for their dates."),
    Fact.ENDED: sentence("its last day has passed"),
    Fact.PAUSED: sentence("paused for now"),
    Fact.FULL: sentence("full"),
    Fact.NOT_ASKED_FOR: sentence("offered only to who asks for it"),
    Fact.OFFERED_LAST: sentence("offered after all else, for nobody asked for it"),
    Fact.NOT_THEIR_WISH: sentence("not among what they enjoy"),
}
_STEP_FREE_ASKS: Final = {Fact.PARTLY_STEP_FREE, Fact.STEP_FREE_NOT_KNOWN}
_STEP_FREE_DOUBTS: Final[dict[str, str]] = {
    Known.YES: "",
    Known.NO: sentence("not step-free"),
    Known.PARTLY: sentence("only partly step-free"),
}
_NOT_KNOWN_YET: Final = sentence("whether it is step-free is not known")
_EVERY_FEW_WEEKS: Final = {
    2: sentence("It is on every second week: ask which weeks."),
    3: sentence("It is on every third week: ask which weeks."),
    4: sentence("It is on every fourth week: ask which weeks."),
}


def reason_words(reason: RankReason) -> str:
    """Why an asset has the points of one part; each cause between semicolons."""
    met: dict[tuple[str, bool], list[Met]] = {}
    for each in reason.because:
        if isinstance(each, Met):
            met.setdefault((each.met, each.where == KIND), []).append(each)
    rest = (finding_words(each) for each in reason.because if not isinstance(each, Met))
    return "; ".join((*map(_met_words, met.values()), *rest))


def step_free_doubt(row: Any, *, step_free_pace: bool) -> str:
    """What a line must say of a place for who goes step-free: "not step-free"; "" where there is no doubt."""
    is_needed = step_free_pace or bool(_STEP_FREE_ASKS & set(getattr(row, "ask", ())))
    return _STEP_FREE_DOUBTS.get(getattr(row, "step_free", ""), _NOT_KNOWN_YET) if is_needed else ""


def hindrance_words(hindrances: Iterable[Hindrance]) -> str:
    """What is in the way: "12 minutes further; full"."""
    return "; ".join(finding_words(hindrance.about) for hindrance in hindrances)


def ask_words(findings: Iterable[Finding]) -> list[str]:
    """What to ask first, each as a sentence."""
    return [finding_words(finding) for finding in findings]


@lru_cache(maxsize=1)
def _kinds() -> Kinds:
    """The table of kinds, read once: every row of a list may name one."""
    return load_kinds()


@singledispatch
def finding_words(finding: object) -> str:
    """One finding in words; whether it is a yes, a no or a question lies in the finding itself.

    Raises
    ------
    TypeError
        It is no finding.
    """
    raise TypeError(f"{type(finding).__name__} is no finding.")


@finding_words.register
def _(finding: Fact) -> str:
    return _FACTS[finding]


@finding_words.register
def _(finding: Met) -> str:
    return _met_words([finding])


def _met_words(every: Sequence[Met]) -> str:
    """Why it is here, what was typed quoted and never bent: 'you typed “joiner”, and this is a men's shed'.

    All of ``every`` met the same.
    """
    first, typed = every[0], listed(list(dict.fromkeys(map(_typed, every))))
    if first.where == KIND and first.met in _kinds().by_key:
        return sentence(
            "you typed {typed}, and this is {kind}", typed=typed, kind=a_kind(_kinds(), first.met)
        )
    if len(every) == 1 and first.met == first.typed:
        return sentence("you typed {typed}, and it says so itself", typed=typed)
    return sentence("you typed {typed}, and it says “{met}”", typed=typed, met=first.met)


def _typed(finding: Met) -> str:
    if not finding.read_as:
        return sentence("“{typed}”", typed=finding.typed)
    return sentence("“{typed}” (read as “{read_as}”)", typed=finding.typed, read_as=finding.read_as)


@finding_words.register
def _(finding: AgeLimits) -> str:
    ages = _ages(finding)
    return sentence("their age suits: {ages}", ages=ages) if finding.suits else ages


@finding_words.register
def _(finding: AgesMaySuit) -> str:
    return sentence("It is {ages}: ask how old they are.", ages=_ages(finding))


def _ages(finding: AgeLimits | AgesMaySuit) -> str:
    """ "for people of 60 and over"."""
    youngest, oldest = finding.youngest, finding.oldest
    if oldest is None:
        return sentence("for people of {youngest} and over", youngest=youngest)
    if youngest:
        return sentence("for ages {youngest} to {oldest}", youngest=youngest, oldest=oldest)
    return sentence("for people up to {oldest}", oldest=oldest)


@finding_words.register
def _(finding: Price) -> str:
    if not finding.pence:
        return sentence("free of charge")
    return sentence("{amount} each time", amount=words.pounds(finding.pence))


@finding_words.register
def _(finding: StatedCost) -> str:
    return sentence("It costs “{text}”: ask what that comes to.", text=finding.text)


@finding_words.register
def _(finding: Audience) -> str:
    if finding.for_whom and finding.not_for:
        return sentence(
            "It is for “{for_whom}” and it is not for “{not_for}”: ask whether they may come.",
            for_whom=finding.for_whom,
            not_for=finding.not_for,
        )
    if finding.for_whom:
        return sentence("It is for “{for_whom}”: ask whether they may come.", for_whom=finding.for_whom)
    return sentence("It is not for “{not_for}”: ask whether they may come.", not_for=finding.not_for)


@finding_words.register
def _(finding: StatedTimes) -> str:
    return sentence("Its times are told as “{text}”: ask when that is.", text=plain_text(finding.text))


@finding_words.register
def _(finding: UnreadTimes) -> str:
    return sentence("Of its times the list also writes “{text}”.", text=plain_text(finding.text))


@finding_words.register
def _(finding: EveryFewWeeks) -> str:
    return _EVERY_FEW_WEEKS.get(finding.weeks) or sentence(
        "It is on once in {weeks} weeks: ask which weeks.", weeks=finding.weeks
    )


@finding_words.register
def _(finding: HolidayThen) -> str:
    day = day_of_year(finding.day)
    if not finding.holiday:
        return sentence("{day} is a bank holiday: ask whether it is on.", day=day)
    return sentence(
        "{day} is {holiday}: ask whether it is on.", day=day, holiday=holiday_name(finding.holiday)
    )


@finding_words.register
def _(finding: OnlyThen) -> str:
    days = [EVERY_WEEKDAY[weekday] for weekday in finding.weekdays]
    days += [
        sentence("{weekdays} {time}", weekdays=EVERY_WEEKDAY[weekday], time=clock(at))
        for weekday, at in finding.times
    ]
    return sentence("{days} only", days=listed(days))


@finding_words.register
def _(finding: NotOnDay) -> str:
    return sentence("not on {day}", day=day_of_year(finding.day))


@finding_words.register
def _(finding: NotBefore) -> str:
    return sentence("not before {day}", day=day_words(finding.day))


@finding_words.register
def _(finding: Seats) -> str:
    if finding.suits:
        return sentence("never more than {metres:.0f} m to a seat on the way", metres=finding.rest_every_m)
    longest_m = round(finding.longest_m, -1)
    return sentence("On the way {metres:.0f} m have no seat that the map knows.", metres=longest_m)


@finding_words.register
def _(finding: OnThen) -> str:
    return sentence(
        "{day} at {time}, when they are free", day=weekday_and_day(finding.at), time=clock(finding.at)
    )


@finding_words.register
def _(finding: OnFoot) -> str:
    return plural("{count} minute on foot", "{count} minutes on foot", finding.minutes)


@finding_words.register
def _(finding: Further) -> str:
    return plural("{count} minute further", "{count} minutes further", finding.minutes)


@finding_words.register
def _(finding: CheckedOn) -> str:
    return sentence("checked on {day}", day=day_words(finding.day))


@finding_words.register
def _(finding: Unwanted) -> str:
    return sentence("they would rather not: “{typed}”", typed=finding.typed)


@finding_words.register
def _(finding: OthersAbove) -> str:
    return plural(
        "{count} other for “{typed}” stands above it",
        "{count} others for “{typed}” stand above it",
        finding.count,
        typed=finding.typed,
    )


@finding_words.register
def _(finding: WayShut) -> str:
    return way_shut_words(finding)


@finding_words.register
def _(finding: Obstacle) -> str:
    return obstacle_words(finding)
