"""A server of Nomis: census and estimates for a council's small areas or itself, in all its columns."""

from collections.abc import Callable, Mapping

from tests.stand_in.files import table
from tests.stand_in.planted import BANDS, People, together
from tests.stand_in.web import Answer, Request

Categories = dict[int, tuple[str, int]]  # number -> its words, how many


def _ages(people: People) -> Categories:
    return {
        200: ("All ages", people.residents),
        201: ("Aged 0 to 15", people.under_16),
        209: ("Aged 65+", people.aged_65_plus),
    }


def _disability(people: People) -> Categories:
    disabled, limited = "Disabled under the Equality Act", "Day-to-day activities limited"
    both = people.limited_a_lot + people.limited_a_little
    return {
        0: ("Total: All usual residents", people.residents),
        1001: (disabled, both),
        1: (f"{disabled}: {limited} a lot", people.limited_a_lot),
        2: (f"{disabled}: {limited} a little", people.limited_a_little),
        1002: ("Not disabled under the Equality Act", people.residents - both),
    }


def _composition(people: People) -> Categories:
    alone = people.alone_66_plus + people.alone_younger
    return {
        0: ("Total: All households", people.households),
        1001: ("One-person household", alone),
        1: ("One-person household: Aged 66 years and over", people.alone_66_plus),
        2: ("One-person household: Other", people.alone_younger),
        1002: ("Single family household", people.households - alone),
    }


def _cars(people: People) -> Categories:
    return {
        0: ("Total: All households", people.households),
        1: ("No cars or vans in household", people.without_car),
        2: ("1 car or van in household", people.households - people.without_car),
    }


def _carers(people: People) -> Categories:
    five = dict(enumerate(people.carers))
    return {
        0: ("Total: All usual residents aged 5 and over", people.residents - 3),
        1: ("Provides no unpaid care", people.residents - 3 - sum(people.carers)),
        1001: ("Provides 19 hours or less unpaid care a week", five[0] + five[1]),
        **{
            number + 2: (f"Provides {band} unpaid care a week", five[number])
            for number, band in enumerate(BANDS)
        },
        1002: ("Provides 20 to 49 hours unpaid care a week", five[2] + five[3]),
    }


TABLES: dict[str, tuple[str, str, Callable[[People], Categories]]] = {
    "NM_2014_1": ("C_AGE", "2024", _ages),
    "NM_2056_1": ("C2021_DISABILITY_5", "2021", _disability),
    "NM_2023_1": ("C2021_HHCOMP_15", "2021", _composition),
    "NM_2063_1": ("C2021_CARS_5", "2021", _cars),
    "NM_2057_1": ("C2021_CARER_7", "2021", _carers),
}


def nomis(people_of: Mapping[str, Mapping[str, People]]) -> Callable[[Request], Answer | None]:
    """Nomis: a table for a council's small areas or for itself, so many rows at a time."""

    def respond(request: Request) -> Answer | None:
        number = request.path.rsplit("/", 1)[-1].removesuffix(".data.csv")
        if number not in TABLES:
            return None
        code, _, areas = request.query["geography"].partition("TYPE")
        inside = people_of.get(code, {})
        people = inside if areas else {code: together(inside)} if inside else {}
        header, rows = _rows(number, people)
        start = int(request.query.get("RecordOffset", 0))
        rows = rows[start : start + min(int(request.query.get("RecordLimit", 25_000)), 25_000)]
        if "select" in request.query:  # only the columns that were asked for
            places = [header.index(name) for name in request.query["select"].upper().split(",")]
            header = tuple(header[place] for place in places)
            rows = [tuple(row[place] for place in places) for row in rows]
        return Answer(table(header, rows))

    return respond


def _rows(number: str, people: Mapping[str, People]) -> tuple[tuple[str, ...], list[tuple[object, ...]]]:
    concept, year, categories = TABLES[number]
    header = (
        *("DATE", "DATE_NAME", "DATE_CODE", "DATE_TYPE", "GEOGRAPHY", "GEOGRAPHY_NAME", "GEOGRAPHY_CODE"),
        *(concept, f"{concept}_NAME", f"{concept}_CODE", f"{concept}_TYPE", f"{concept}_SORTORDER"),
        *("MEASURES", "MEASURES_NAME", "OBS_VALUE", "OBS_STATUS", "OBS_STATUS_NAME", "URN"),
        *("RECORD_OFFSET", "RECORD_COUNT"),
    )
    every = [
        (place, code, category, words, value)
        for place, (code, each) in enumerate(people.items())
        for category, (words, value) in categories(each).items()
    ]
    return header, [
        (
            *(year, year, year, "date", 700 + place, f"Area {place}", code, category, words, category),
            *("Total" if category in (0, 200) else "", order, 20100, "value", value, "A", "Normal Value"),
            *(f"Mt{number}d{order}", order, len(every)),
        )
        for order, (place, code, category, words, value) in enumerate(every)
    ]
