"""Why is what was typed not one certain place, and what can be done about it?"""

from collections.abc import Callable, Mapping
from typing import Final

from presentation.words.dates import listed, month_words
from presentation.words.language import plural, sentence
from presentation.words.near.places import match_label, precision_words
from presentation.words.plain import one_line
from questions.places.place_match import MOST_OFFERED, Doubt, DoubtCause, Match, PlaceAnswer

_LONGEST_QUOTED: Final = 40
_QUOTABLE: Final = frozenset(" '’-.,&")
SEVERAL_MATCH: Final = sentence("Several places match; type more of the address.")
CHOOSE_NUMBER: Final = sentence("Choose one with --choose NUMBER:")


def offer_words(answer: PlaceAnswer) -> str:
    """The places offered, numbered for a terminal, and how one is chosen; "" where there are none."""
    if not answer.matches:
        return ""
    offered = (
        f"  {number}  {match_label(match)}: {precision_words(match)}"
        for number, match in enumerate(answer.matches, 1)
    )
    return "\n".join([CHOOSE_NUMBER, *offered])


def in_another_area(postcode: str, title: str, name: str) -> str:
    """That another prepared area has the postcode, and how a command is given that area."""
    return sentence(
        "{postcode} is in {area}, which is prepared too: add --area {name}.",
        postcode=postcode,
        area=one_line(title),
        name=name,
    )


def quoted(text: str) -> str:
    """The text in quotation marks, shortened, with nothing that a page could take for markup or a link."""
    plain = "".join(letter if letter.isalnum() or letter in _QUOTABLE else " " for letter in text)
    plain = " ".join(plain.split())
    if len(plain) > _LONGEST_QUOTED:
        plain = plain[: _LONGEST_QUOTED - 1].rstrip() + "…"
    return f"“{plain}”" if plain else sentence("This")


def place_words(answer: PlaceAnswer) -> str:
    """Why what was typed is not one certain place, and what to do; "" where it is certain."""
    doubt = answer.doubt
    if doubt is None:
        return "" if answer.certain else SEVERAL_MATCH
    sentences = [_doubt_words(doubt, answer.matches)]
    if doubt.without_postcode:
        sentences.append(sentence("Without it, this is what the rest of the text may mean."))
    if doubt.middle_of:
        sentences.append(
            sentence("{postcode} is known: its middle can be chosen instead.", postcode=doubt.middle_of)
        )
    return " ".join(sentences)


def _doubt_words(doubt: Doubt, matches: tuple[Match, ...] = ()) -> str:
    if doubt.cause in (DoubtCause.SLIP, DoubtCause.NOT_AS_TYPED):
        return f"{_TEMPLATED[doubt.cause](doubt)} {_did_you_mean(matches)}"
    return _TEMPLATED[doubt.cause](doubt)


def _did_you_mean(matches: tuple[Match, ...]) -> str:
    if len(matches) == 1:
        return sentence("Did you mean {label}?", label=match_label(matches[0]))
    return sentence("Did you mean one of these?")


def _templated(template: str) -> Callable[[Doubt], str]:
    """Fills a template with what a doubt holds."""

    def words_of(doubt: Doubt) -> str:
        """The sentence of one doubt."""
        return sentence(
            template,
            typed=quoted(doubt.typed),
            area=one_line(doubt.area),
            postcode=doubt.postcode,
            name=doubt.name,
            number=doubt.number,
            count=doubt.count,
        )

    return words_of


def _may_be_postcode(doubt: Doubt) -> str:
    what = _templated("{typed} is not a postcode; {postcode} may be meant.")(doubt)
    return f"{what} {_doubt_words(doubt.then)}" if doubt.then else what


def _part_of_postcode(doubt: Doubt) -> str:
    typed = quoted(doubt.typed)
    what = (
        sentence(
            "{typed} is not a whole postcode. Type all of it, like {example}.",
            typed=typed,
            example=doubt.example,
        )
        if doubt.example
        else sentence("{typed} is not a whole postcode. Type all of it.", typed=typed)
    )
    if not doubt.postcode_elsewhere:
        return what
    if not doubt.areas:
        return f"{what} {sentence('This area holds no postcodes.')}"
    held = sentence("This area holds postcodes beginning {letters}.", letters=listed(doubt.areas))
    return f"{what} {held}"


def _postcode_ended(doubt: Doubt) -> str:
    return sentence(
        "{postcode} ended in {month}. Ask for the postcode in use now, or type the street.",
        postcode=doubt.postcode,
        month=month_words(doubt.ended) if doubt.ended else "",
    )


def _postcode_elsewhere(doubt: Doubt) -> str:
    if not doubt.areas:
        return _templated(
            "{postcode} is not in {area}: this area holds no postcodes. Check it, or open the area that it "
            "lies in."
        )(doubt)
    return sentence(
        "{postcode} is not in {area}: this area holds postcodes beginning {letters}. Check it, or open the "
        "area that it lies in.",
        postcode=doubt.postcode,
        area=one_line(doubt.area),
        letters=listed(doubt.areas),
    )


def _district_elsewhere(doubt: Doubt) -> str:
    return sentence(
        "{postcode} is not in {area}: no postcode here begins {district}. Check it, or open the area that it "
        "lies in.",
        postcode=doubt.postcode,
        area=one_line(doubt.area),
        district=doubt.postcode.split(" ")[0],
    )


def _number_not_at_postcode(doubt: Doubt) -> str:
    if doubt.others_known:
        return _templated(
            "No {number} is not among the addresses known at {postcode}. Choose the middle of the postcode, "
            "or an address that is known."
        )(doubt)
    return _templated(
        "No {number} is not among the addresses known at {postcode}. Choose the middle of the postcode, or "
        "add the street."
    )(doubt)


def _several_fit(doubt: Doubt) -> str:
    what = plural(
        "{count} place fits {typed}. Choose the one that is meant.",
        "{count} places fit {typed}. Choose the one that is meant.",
        doubt.count,
        typed=quoted(doubt.typed),
    )
    if doubt.count <= MOST_OFFERED:
        return what
    first = sentence("The first {most} are shown; add a street or postcode.", most=MOST_OFFERED)
    return f"{what} {first}"


def _not_known(doubt: Doubt) -> str:
    if not doubt.example:
        return _templated(
            "{typed} is not a postcode, street, address or place known in {area}. Check the spelling, or "
            "type a whole postcode."
        )(doubt)
    return sentence(
        "{typed} is not a postcode, street, address or place known in {area}. Check the spelling, or type a "
        "whole postcode, like {example}.",
        typed=quoted(doubt.typed),
        area=one_line(doubt.area),
        example=doubt.example,
    )


def _not_on_street(doubt: Doubt) -> str:
    if doubt.cause is DoubtCause.NUMBER_NOT_ON_STREET:
        what = _templated("No {number} is not among the addresses known on {name}.")(doubt)
    else:
        what = _templated("{typed} is not among the addresses known on {name}.")(doubt)
    fix = (
        sentence("Choose the street, or one of the nearest numbers that are known.")
        if doubt.others_known
        else sentence("Choose the street, or type the postcode.")
    )
    return f"{what} {fix}"


_TEMPLATED: Final[Mapping[DoubtCause, Callable[[Doubt], str]]] = {
    DoubtCause.NOTHING_TYPED: _templated("Nothing was typed. Type a postcode, or a house number and street."),
    DoubtCause.TOO_LONG: _templated(
        "This is {count:,} letters long. Type only a postcode, or a house number and street."
    ),
    DoubtCause.POINT_ELSEWHERE: _templated(
        "This point is not in {area}. Check the numbers, or type a postcode or street."
    ),
    DoubtCause.SLIP: _templated(
        "{typed} is not a postcode known here: the letters O and I are easily taken for 0 and 1."
    ),
    DoubtCause.MAY_BE_POSTCODE: _may_be_postcode,
    DoubtCause.PART_OF_POSTCODE: _part_of_postcode,
    DoubtCause.POSTCODE_ENDED: _postcode_ended,
    DoubtCause.PO_BOX: _templated(
        "{postcode} is a PO box, where mail is fetched and nobody lives. Type the home address instead."
    ),
    DoubtCause.POSTCODE_NOT_PLACED: _templated(
        "The list of postcodes does not say where {postcode} is. Type the house number and street instead."
    ),
    DoubtCause.POSTCODE_ELSEWHERE: _postcode_elsewhere,
    DoubtCause.DISTRICT_ELSEWHERE: _district_elsewhere,
    DoubtCause.POSTCODE_NOT_LISTED: _templated(
        "{postcode} is not in the list of postcodes for {area}. Check it with the person, or type the house "
        "number and street instead."
    ),
    DoubtCause.SEVERAL_ADDRESSES: _templated(
        "More than one address has this number and postcode. Choose the one meant."
    ),
    DoubtCause.NUMBER_NOT_AT_POSTCODE: _number_not_at_postcode,
    DoubtCause.ADDRESS_ELSEWHERE: _templated(
        "{name} is known, but not at {postcode}. Choose the one that is right."
    ),
    DoubtCause.NUMBER_WITHOUT_STREET: _templated(
        "{typed} is a house number without its street. Type the street too, or the postcode."
    ),
    DoubtCause.WHOLE_AREA: _templated(
        "{typed} is the whole of this area. Type a postcode, a street or an address in it."
    ),
    DoubtCause.SEVERAL_FIT: _several_fit,
    DoubtCause.NOT_AS_TYPED: _templated("{typed} is not known in {area} as it is typed."),
    DoubtCause.NOT_KNOWN: _not_known,
    DoubtCause.NUMBER_NOT_ON_STREET: _not_on_street,
    DoubtCause.NAME_NOT_ON_STREET: _not_on_street,
}
