"""How does a call for proposals go to print? One page or more, tagged, from released figures alone."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from layers.area import Area
from layers.assets.kinds import Kinds
from layers.unmet.counts import Reason
from presentation.printing.lettered import anything_left_out, fit_to_print
from presentation.printing.typesetting import tagged_pdf
from presentation.words.names import ward_names
from presentation.words.plain import MADE_UP, day, one_line
from presentation.words.wards import loop as words, page as gap_page
from questions.loop.call import CallWard

_CALL: Final = Path(__file__).with_name("call.typ")


def call_pdf(
    area: Area, wards: tuple[CallWard, ...], kinds: Kinds, *, year: int, least: int, today: date
) -> bytes:
    """The call as a PDF/UA-1 file; ``wards`` has at least one."""
    names: Mapping[str, str] = ward_names(area.wards)
    named = {reason for ward in wards for reason, _ in ward.reasons}
    rule = words.call_rule(least)
    content = {
        "title": words.CALL_TITLE,
        "intro": words.call_intro(area.title, year, len(wards)),
        "heads": list(words.CALL_HEADS),
        "rows": [words.call_row(ward, names, kinds) for ward in wards],
        "wanted_title": words.CALL_WANTED_TITLE,
        "wanted": [words.WOULD_HELP[reason] for reason in Reason if reason in named & set(words.WOULD_HELP)],
        "rule": rule,
        "credit": MADE_UP if area.made_up else "",
        "foot": f"{one_line(area.title)}, {day(today.isoformat())}",
        "page_of": gap_page.PAGE_OF,
    }
    if anything_left_out(content):
        content["rule"] = gap_page.with_letters_left_out(rule)
    return tagged_pdf(_CALL, fit_to_print(content), today=today)
