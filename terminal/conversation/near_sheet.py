"""How is the sheet of a few places kept as a file, for somebody who asks for one?"""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from geo.errors import WithinReachError
from presentation.printing.handout.asking import LONGEST_CONTACT, Contact, Form, HandoutRequest, form_named
from presentation.printing.handout.pdf import handout_document, handout_pdf
from presentation.printing.sheet.chosen import Chosen
from presentation.printing.sheet.pdf import sheet_pdf
from presentation.words.handout.offering import saved_words
from presentation.words.language import sentence
from presentation.words.near.by_hours import row_note
from presentation.words.near.command_sheet import WORKER_QUESTION
from presentation.words.near.two.on_paper import walks_of_two
from terminal.conversation.near_answer import PersonAnswer
from terminal.conversation.ride_lines import rides_of
from terminal.conversation.sheet_options import SheetOptions
from terminal.private_file import write_private
from terminal.suggestions import local_now

ONE_PAGE: Final = "page"  # the form that has a page of its own (decision 19)


def chosen_ids(typed: str) -> list[str]:
    """The ids given between commas, each once.

    Raises
    ------
    WithinReachError
        There are none.
    """
    ids = list(dict.fromkeys(part.strip() for part in typed.split(",") if part.strip()))
    if not ids:
        raise WithinReachError(
            "No place was named for the sheet.",
            "Add --places with up to five of the ids listed, between commas.",
        )
    return ids


def chosen_places(
    answer: PersonAnswer, *, places: str, by_bus: Mapping[str, Chosen] | None = None
) -> list[Chosen]:
    """The places of these ids, between commas, each with its walk as the answer has it, or by bus.

    Raises
    ------
    WithinReachError
        No place is named, or one is not in the register or cannot be walked to.
    """
    asset_ids = chosen_ids(places)
    trips = by_bus or {}
    chosen = [trips.get(asset_id) or _walked(answer, asset_id) for asset_id in asset_ids]
    return [replace(each, rides=rides_of(answer, each.asset_id, now=local_now())) for each in chosen]


def _walked(answer: PersonAnswer, asset_id: str) -> Chosen:
    sheet = answer.walk(asset_id)
    return Chosen(
        asset_id,
        sheet.there.minutes,
        way=sheet.there,
        back_minutes=sheet.back.minutes,
        back_climbs=sheet.back.climbs,
        hours=row_note(answer.row(asset_id)),
        of_two=walks_of_two(answer.row(asset_id)),
    )


def save_sheet(path: Path, answer: PersonAnswer, options: SheetOptions, by_bus: Mapping[str, Chosen]) -> str:
    """Write the sheet as a PDF that only its owner may read; what to say about it.

    Raises
    ------
    WithinReachError
        No place is named, one is not in the register or cannot be walked to, one page does not hold them, or
        there is no such form or language.
    OSError
        The file cannot be written; none is left half written.
    """
    chosen, now = chosen_places(answer, places=options.places, by_bus=by_bus), local_now()
    if options.form == ONE_PAGE:
        pdf = sheet_pdf(
            answer.area,
            answer.assets,
            chosen,
            kinds=answer.kinds,
            today=now.date(),
            show_start=options.whole_way,
        )
        write_private(path, pdf)
        if options.whole_way:
            return sentence("The sheet is in {file}. It shows where the person starts.", file=path.name)
        return sentence("The sheet is in {file}. It does not show where the person starts.", file=path.name)
    request = _request(options)
    document = handout_document(answer.area, answer.assets, chosen, request, kinds=answer.kinds, now=now)
    write_private(path, handout_pdf(document, now=now))
    return saved_words(path.name, whole_way=request.whole_way)


def _request(options: SheetOptions) -> HandoutRequest:
    form = form_named(options.form, also=ONE_PAGE)
    languages = tuple(part.strip().casefold() for part in options.language.split(",") if part.strip())
    money_pence = None if options.money is None else round(options.money * 100)
    whole_way = options.whole_way and form is not Form.WEEK
    return HandoutRequest(form, languages, whole_way, _worker(options.worker), money_pence)


def _worker(typed: str) -> Contact:
    """Name and number from "name, number"; "-" asks, so that they stay out of the shell's history."""
    if typed == "-":
        typed = input(f"{WORKER_QUESTION} ") if sys.stdin.isatty() else sys.stdin.readline()
    name, _, number = typed.strip().rpartition(",")
    if not name and not any(sign.isdigit() for sign in number):
        name, number = number, ""
    return Contact(name.strip()[:LONGEST_CONTACT], number.strip()[:LONGEST_CONTACT])
