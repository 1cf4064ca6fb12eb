"""Every way in which a file is known to fail, and the words in which it must be told."""

from tests.stand_in.files import archive
from tests.stand_in.planting import (
    IMD,
    PAGE,
    SIGN_IN,
    KnownFault,
    cut,
    dripping,
    half_in_full,
    silent,
    text,
    to_a_page,
)
from tests.stand_in.web import Answer

ELSEWHERE = Answer(status=302, headers={"Location": "https://files.example.org/imd.csv"})
OF_FILES = (
    # the network and its servers
    KnownFault(
        "moved",
        "deprivation_england",
        IMD,
        Answer(b"gone", 404),
        "not at its address any more .* 404",
        "data/sources.toml",
    ),
    KnownFault(
        "withdrawn", "deprivation_england", IMD, Answer(b"", 410), "not at its address any more .* 410"
    ),
    KnownFault(
        "refused", "gps", "nhs.uk", Answer(b"", 403), "refuses to give it to this program .403.", "browser"
    ),
    KnownFault("too often", "gps", "nhs.uk", Answer(b"", 429), "asked too often", "Wait an hour"),
    KnownFault(
        "come back", "gps", "nhs.uk", Answer(b"", 429, {"Retry-After": "1800"}), "come back in 30 minutes"
    ),
    KnownFault(
        "server's own fault", "gps", "nhs.uk", Answer(b"", 503), "a fault of its own .503.", "Try again later"
    ),
    KnownFault("not acceptable", "gps", "nhs.uk", Answer(b"", 406), "answers 406, where a file was expected"),
    KnownFault(
        "leads elsewhere",
        "deprivation_england",
        IMD,
        ELSEWHERE,
        "leads on to https://files.example.org",
        "hosts in data/sources.toml",
    ),
    KnownFault(
        "leads to no encryption",
        "deprivation_england",
        IMD,
        Answer(status=301, headers={"Location": f"http://{IMD}/x.csv"}),
        "leads on to http://assets",
    ),
    KnownFault(
        "leads in a circle",
        "deprivation_england",
        IMD,
        Answer(status=302, headers={"Location": f"https://{IMD}/again"}),
        "never to the file",
    ),
    KnownFault(
        "leads nowhere",
        "deprivation_england",
        IMD,
        Answer(status=302, headers={"Location": "https://["}),
        "never to the file",
    ),
    KnownFault(
        "broken off",
        "deprivation_england",
        IMD,
        cut,
        "broke off before the whole of it",
        "goes on from there",
    ),
    KnownFault("silent", "gps", "nhs.uk", silent, "sent nothing more", "what has come is kept"),
    KnownFault("dripping", "gps", "nhs.uk", dripping, "so slowly that the time for it is over"),
    KnownFault("packed", "gps", "nhs.uk", Answer(b"x", headers={"Content-Encoding": "gzip"}), "came packed"),
    # what comes is not what its name says
    KnownFault("nothing", "deprivation_england", IMD, Answer(b""), "nothing came"),
    KnownFault(
        "a page",
        "deprivation_england",
        IMD,
        Answer(PAGE),
        "deprivation_imd2025.csv was expected, and a page of a website came",
    ),
    KnownFault("a sign-in", "deprivation_england", IMD, Answer(SIGN_IN), "a page came that asks to sign in"),
    KnownFault(
        "moved to a page", "deprivation_england", IMD, to_a_page, "was expected, and a page of a website came"
    ),
    KnownFault(
        "few rows", "gps", "nhs.uk", Answer(b"A,B\r\n" * 5), "at least 100 rows were expected, and 5 came"
    ),
    KnownFault(
        "half a nation",
        "deprivation_england",
        IMD,
        half_in_full,
        "8 of the council's 8 small areas are not in it once, such as E01900100",
        needs=("small_area_lookup", "deprivation_england"),
    ),
    KnownFault(
        "other columns",
        "deprivation_england",
        IMD,
        text("LSOA code", "Area", 1),
        "a column like .*LSOA code.* was expected, and it has Area",
        "columns of deprivation_england",
    ),
    KnownFault(
        "an archive for a table",
        "deprivation_england",
        IMD,
        Answer(archive({"a": b"b"})),
        "something else came",
    ),
    KnownFault(
        "a page for an archive",
        "postcodes",
        "codepo_gb.zip",
        Answer(PAGE),
        "code_point_open.zip was expected, and a page",
    ),
    KnownFault("half an archive", "postcodes", "codepo_gb.zip", half_in_full, "cut off or damaged"),
    KnownFault(
        "an archive of other files",
        "deprivation_scotland",
        "gov.scot",
        Answer(archive({"a": b"b"})),
        "an archive of other files",
    ),
    KnownFault(
        "few files",
        "small_areas_scotland",
        "maps.gov.scot",
        Answer(archive({"readme.txt": b"b"})),
        "1 of the files .* were expected in the archive, and 0 are",
    ),
    KnownFault(
        "another length",
        "postcodes",
        r"format=CSV$",
        text(r'"size": \d+', '"size": 5'),
        "5 bytes were expected",
    ),
    KnownFault(
        "another sum",
        "postcodes",
        r"format=CSV$",
        text(r'"md5": "..', '"md5": "00'),
        "does not have the check sum that its publisher states",
    ),
    KnownFault("no list", "postcodes", r"format=CSV$", Answer(b"[]"), "the list of downloads names no file"),
    KnownFault(
        "half JSON", "postcodes", r"format=CSV$", half_in_full, "an answer in JSON came that is not whole"
    ),
)
