"""How tables and lists of whole nations fail: of the table builder, the NHS and Scotland's offices."""

import re

from tests.stand_in.files import archive
from tests.stand_in.planting import PAGE, SIGN_IN, KnownFault, half_in_full
from tests.stand_in.web import Answer, Request

ZONES = r"v=DZ21&v=HH_CAR_VAN_IND"


def _without_a_row(_: Request, answer: Answer) -> Answer:
    """One zone has one category less."""
    lines = answer.body.split(b"\r\n")
    return Answer(b"\r\n".join([lines[0], *lines[2:]]))


def _row_twice(_: Request, answer: Answer) -> Answer:
    """The first row stands once more at the end."""
    lines = answer.body.rstrip().split(b"\r\n")
    return Answer(b"\r\n".join([*lines, lines[1], b""]))


def _tenfold(_: Request, answer: Answer) -> Answer:
    """Every count of whole councils is ten times as large."""
    return Answer(re.sub(rb"(\d)\r\n", rb"\g<1>0\r\n", answer.body))


OF_NATIONS = (
    KnownFault("a zone lacks a category", "cars_northern_ireland", ZONES, _without_a_row,
               "1 small areas lack rows, such as N20901100"),
    KnownFault("a row of a zone twice", "cars_northern_ireland", ZONES, _row_twice,
               "it has rows twice, such as that of N20901100"),
    KnownFault("zones and councils differ", "cars_northern_ireland", "v=LGD14&v=HH_CAR_VAN_IND", _tenfold,
               "its small areas add up to .* table of councils to", "of different years"),
    KnownFault("no such variable", "carers_northern_ireland", "v=DZ21&v=UNPAID_CARE", Answer(b"", 404),
               "404"),
    KnownFault("a page for the census", "residents_northern_ireland", "v=DZ21&v=AGE", Answer(PAGE),
               "residents_northern_ireland.csv was expected, and a page of a website came"),
    KnownFault("half of the census of Scotland", "census_scotland", "Census-2022-Output-Area", half_in_full,
               "cut off or damaged"),
    KnownFault("a directory without its table", "postcode_directory_scotland", "spd_postcodeindex",
               Answer(archive({"Read me.txt": b"-"})), "1 of the files .* were expected in the archive"),
    KnownFault("surgeries ask to sign in", "gps", "epraccur", Answer(SIGN_IN),
               "a page came that asks to sign in"),
    KnownFault("few pharmacies", "pharmacies", "edispensary", Answer(b'"FA001","A","B"\r\n'),
               "at least 100 rows were expected, and 1 came"),
    KnownFault("no branches", "gp_branches", "ebranchs", Answer(b""), "and nothing came"),
)  # fmt: skip
