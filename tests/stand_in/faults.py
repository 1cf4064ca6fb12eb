"""Every way in which a source is known to fail, and the words in which it must be told."""

from tests.stand_in.file_faults import OF_FILES
from tests.stand_in.nation_faults import OF_NATIONS
from tests.stand_in.planting import (
    PAGE,
    KnownFault,
    doubled,
    first_twice,
    in_france,
    no_last_row,
    no_place,
    of_query,
    record,
    same_code,
    text,
    without_area,
    without_first,
)
from tests.stand_in.web import Answer

SERVICE = r"WD_DEC_2025_UK_BGC/FeatureServer/0"
ANY_WARDS = r"arcgis/rest/services/(WD|Wards)"


AGES = ("wards", "small_area_lookup", "residents_by_age")
STREETS = ("wards", "streets")
FAULTS = (
    *OF_FILES,
    *OF_NATIONS,
    # feature services
    KnownFault(
        "an error at 200",
        "wards",
        ANY_WARDS,
        Answer(b'{"error":{"code":500,"message":"Service not started"}}'),
        "answers with an error: 500 Service not started",
    ),
    KnownFault("a page at 200", "wards", ANY_WARDS, Answer(PAGE), "a page of a website came"),
    KnownFault(
        "no such column",
        "wards",
        ANY_WARDS + "[^/]*/FeatureServer/0.f=json",
        text("WD2.CD", "CODE"),
        "has no column like .*WD.* it has FID, CODE",
    ),
    KnownFault(
        "no count",
        "wards",
        ANY_WARDS,
        of_query("returnCountOnly", lambda *_: Answer(b"{}")),
        "asked how many rows it has, and does not say",
    ),
    KnownFault(
        "fewer than counted",
        "wards",
        ANY_WARDS,
        of_query("outFields", record(without_first)),
        "counts 4 rows and sends",
    ),
    KnownFault(
        "one twice",
        "wards",
        ANY_WARDS,
        of_query("outFields", record(first_twice)),
        "counts 4 rows and sends 3",
    ),
    KnownFault(
        "no features",
        "wards",
        ANY_WARDS,
        of_query("outFields", lambda *_: Answer(b'{"rows":[]}')),
        "something else than features",
    ),
    KnownFault(
        "a code twice",
        "wards",
        SERVICE,
        of_query("outFields", record(same_code)),
        "passed over: .* has 1 codes more than once",
    ),
    KnownFault(
        "elsewhere on earth",
        "wards",
        ANY_WARDS,
        of_query("outFields", record(in_france)),
        "places that are not in the United Kingdom, such as 20",
    ),
    KnownFault(
        "no places", "wards", ANY_WARDS, of_query("outFields", record(no_place)), "features without a place"
    ),
    # Nomis
    KnownFault(
        "Nomis cuts off", "residents_by_age", "NM_2014_1", no_last_row, "Nomis has 24 rows, and 2", needs=AGES
    ),
    KnownFault(
        "Nomis lacks an area",
        "residents_by_age",
        "TYPE151",
        without_area,
        "1 of 8 small areas lack rows .* E01900100",
        needs=AGES,
    ),
    KnownFault(
        "Nomis doubles a row",
        "residents_by_age",
        "TYPE151",
        doubled,
        "1 rows stand twice, such as that of E01900100",
        needs=AGES,
    ),
    KnownFault(
        "the sum is another",
        "residents_by_age",
        r"NM_2014_1.*E08000010&",
        text("E08000010,200,800", "E08000010,200,801"),
        "add up to 800, and its own row is 801",
        needs=AGES,
    ),
    KnownFault(
        "Nomis has no such place",
        "residents_by_age",
        "NM_2014_1",
        Answer(b""),
        "Nomis has no rows of Wigan",
        needs=AGES,
    ),
    KnownFault(
        "Nomis in words",
        "residents_by_age",
        "NM_2014_1",
        Answer(b"Error: too many requests from you"),
        'Nomis sends "Error: too many requests',
        "in an hour",
        needs=AGES,
    ),
    KnownFault(
        "Nomis's website",
        "residents_by_age",
        "NM_2014_1",
        Answer(PAGE),
        "Nomis sends a page of its website",
        needs=AGES,
    ),
    # extracts
    KnownFault(
        "an extract is none",
        "streets",
        "greater-manchester-2",
        Answer(b"\0\0\0\r nothing of the kind"),
        "something else came",
        needs=STREETS,
    ),
    KnownFault(
        "another day's sum",
        "streets",
        r"\.md5",
        Answer(b"0" * 32 + b"  a.osm.pbf"),
        "does not have the check sum",
        needs=STREETS,
    ),
    KnownFault(
        "no extract is listed",
        "streets",
        "index-v1",
        Answer(b'{"features": []}'),
        "lists no extract of the United Kingdom",
        needs=STREETS,
    ),
    KnownFault(
        "no extract covers",
        "streets",
        "index-v1",
        text(r"-?\d+\.\d+", "1.0"),
        "no extract covers",
        needs=STREETS,
    ),
)
