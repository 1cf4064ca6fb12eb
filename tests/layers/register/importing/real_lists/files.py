"""Lists whose file is what is odd about it: titles, sheets, encodings, separators, JSON, no headings."""

from tests.layers.register.importing.real_lists.made import RealList, as_json, text, workbook

_AB, _AD, _DN = (331_250, 188_120), (331_300, 188_200), (333_900, 188_300)


def _ods(code: str, name: str, postcode: str, *, closed: str = "", status: str = "A") -> str:
    cells = [code, name, "Y99", "Q99", "1 ASHEN STREET", "", "NEWPORT", "GWENT", "", postcode]
    cells += ["19740401", closed, status, "B", "X99", "20010401", "", "01632 960000"]
    cells += ["", "", "", "0", "", "7A6", "", "4", ""]
    return ",".join(f'"{cell}"' for cell in cells)


FILES = (
    RealList(
        "a council's warm spaces, with a title, a date and an empty line above the headings",
        "warm spaces.csv",
        text(
            "Newport warm spaces,,,,,,",
            "Correct at 1 November 2026,,,,,,",
            ",,,,,,",
            "Venue,First line,Second line,Town,Postcode,Telephone,What is on offer",
            "Ashen Hall,1 Ashen Street,Stow Hill,Newport,NP20 4AB,01632 960001,Soup and company",
            "Rowan Hall,2 Rowan Road,,Newport,NP19 9DN,01632 960002,Tea",
        ),
        (
            {
                "name": "Ashen Hall",
                "kind": "warm_space",
                "at": _AB,
                "phone": "01632 960001",
                "address": "1 Ashen Street, Stow Hill, Newport",
                "description": "Soup and company",
            },
            {"name": "Rowan Hall", "at": _DN, "address": "2 Rowan Road, Newport", "description": "Tea"},
        ),
    ),
    RealList(
        "surgeries of the NHS, without headings, one of them closed",
        "epraccur.csv",
        text(
            _ods("W99000", "ASHEN SURGERY", "NP20 4AB"),
            _ods("W99001", "ROWAN SURGERY", "NP19 9DN", closed="20170331", status="C"),
            _ods("W99002", "ALDER SURGERY", "NP20 4AD"),
        ),
        (
            {
                "source_id": "W99000",
                "name": "ASHEN SURGERY",
                "at": _AB,
                "postcode": "NP20 4AB",
                "phone": "01632 960000",
                "address": "1 ASHEN STREET, NEWPORT, GWENT",
                "status": "active",
            },
            {"source_id": "W99001", "name": "ROWAN SURGERY", "at": _DN, "status": "closed"},
            {"source_id": "W99002", "name": "ALDER SURGERY", "at": _AD, "status": "active"},
        ),
        says=("no row of headings",),
        kind="surgery",
    ),
    RealList(
        "chemists of the NHS, without headings, in fewer columns",
        "edispensary.csv",
        text(
            '"FA001","ASHEN PHARMACY","Y99","Q99","1 ASHEN ST","","NEWPORT","","","NP20 4AB","20050401",""',
            '"FA002","ROWAN PHARMACY","Y99","Q99","2 ROWAN RD","","","","","NP19 9DN","20050401","20170331"',
        ),
        (
            {"source_id": "FA001", "name": "ASHEN PHARMACY", "at": _AB, "status": "active"},
            {"source_id": "FA002", "name": "ROWAN PHARMACY", "at": _DN, "status": "closed"},
        ),
        kind="pharmacy",
    ),
    RealList(
        "a list of somebody's own without headings",
        "lunch clubs.csv",
        text(
            "Ashen Lunch,1 Ashen Street,NP20 4AB,01632 960001,ashen@example.org",
            "Rowan Lunch,2 Rowan Road,NP19 9DN,01632 960002,rowan@example.org",
            "Alder Lunch,3 Alder Lane,NP20 4AD,01632 960003,alder@example.org",
        ),
        (
            {
                "name": "Ashen Lunch",
                "postcode": "NP20 4AB",
                "at": _AB,
                "phone": "01632 960001",
                "email": "ashen@example.org",
            },
            {"name": "Rowan Lunch", "at": _DN},
            {"name": "Alder Lunch", "at": _AD},
        ),
        says=("no row of headings",),
    ),
    RealList(
        "a workbook with a cover and notes before its list",
        "groups.xlsx",
        workbook(
            {
                "Cover": [
                    ["Community groups 2026"],
                    ["Published by the council"],
                    ["Contact", "data@example.org"],
                ],
                "Notes": [
                    ["Note", "Text"],
                    ["1", "Groups are as they told us."],
                    ["2", "Ring before you go."],
                ],
                "Groups": [
                    ["Group name", "Type of group", "Post code", "Contact number"],
                    ["Ashen Choir", "Choir", "NP20 4AB", "01632 960001"],
                    ["Rowan Lunch", "Lunch club", "NP19 9DN", "01632 960002"],
                ],
            }
        ),
        (
            {"name": "Ashen Choir", "kind": "music_group", "at": _AB, "phone": "01632 960001"},
            {"name": "Rowan Lunch", "kind": "lunch_club", "at": _DN},
        ),
        says=('The sheet "Groups" was read',),
    ),
    RealList(
        "a workbook whose second sheet is chosen by its name",
        "two years.xlsx",
        workbook(
            {
                "2026": [["Name", "Type", "Postcode"], ["Ashen Choir", "Choir", "NP20 4AB"]],
                "2025": [["Name", "Type", "Postcode"], ["Old Choir", "Choir", "NP19 9DN"]],
            }
        ),
        ({"name": "Old Choir", "at": _DN},),
        sheet="2025",
    ),
    RealList(
        "headings in two rows, the upper ones merged over several columns",
        "clubs.xlsx",
        workbook(
            {
                "Clubs": [
                    ["Clubs in Newport"],
                    ["Club", "Type", "Address", None, None, "Contact", None],
                    [None, None, "Street", "Town", "Postcode", "Telephone", "E-mail"],
                    [
                        "Ashen Bowls",
                        "Sports club",
                        "1 Ashen Street",
                        "Newport",
                        "NP20 4AB",
                        "01632 960001",
                        "bowls@example.org",
                    ],
                ]
            },
            merged={"Clubs": ["A1:G1", "A2:A3", "B2:B3", "C2:E2", "F2:G2"]},
        ),
        (
            {
                "name": "Ashen Bowls",
                "kind": "sports_club",
                "at": _AB,
                "address": "1 Ashen Street, Newport",
                "phone": "01632 960001",
                "email": "bowls@example.org",
            },
        ),
    ),
    RealList(
        "a spreadsheet that says its separator in the first line",
        "choirs.csv",
        text("sep=;", "Name;Type;Postcode", "Ashen Choir;Choir;NP20 4AB"),
        ({"name": "Ashen Choir", "at": _AB},),
    ),
    RealList(
        "Excel's Unicode text: UTF-16 with tabs",
        "choirs.txt",
        text("Name\tType\tPostcode", "Côr Tŷ Ashen\tChoir\tNP20 4AB", encoding="utf-16"),
        ({"name": "Côr Tŷ Ashen", "at": _AB},),
    ),
    RealList(
        "Windows-1252 with its quotation marks",
        "cafes.csv",
        text("Name,Type,Postcode", "“Élan” Café – Ashen,Café,NP20 4AB", encoding="cp1252"),
        ({"name": "“Élan” Café – Ashen", "kind": "cafe"},),
    ),
    RealList(
        "two files put together, one in UTF-8 and one in Windows-1252",
        "cafes.csv",
        text("Name,Type,Postcode", "Tŷ Coffi,Café,NP20 4AB")
        + text("Ashen’s Café,Café,NP19 9DN", encoding="cp1252"),
        ({"name": "Tŷ Coffi", "at": _AB}, {"name": "Ashen’s Café", "at": _DN}),
        says=("partly",),
    ),
    RealList(
        "a map whose hours are objects",
        "warm_spaces.geojson",
        as_json(
            {
                "type": "FeatureCollection",
                "features": [
                    {
                        "type": "Feature",
                        "geometry": {"type": "Point", "coordinates": [-2.99, 51.585]},
                        "properties": {
                            "title": "Nest A",
                            "type": "Warm space",
                            "hours": {"_text": "Wednesday: 10:00 - 12:00", "opening": "We 10:00-12:00"},
                            "contact": {"phone": "01632 960001", "email": "nest@example.org"},
                        },
                    }
                ],
            }
        ),
        (
            {
                "name": "Nest A",
                "kind": "warm_space",
                "phone": "01632 960001",
                "email": "nest@example.org",
                "session_count": 1,
            },
        ),
    ),
    RealList(
        "a plain list of objects in JSON, with the address in an object",
        "groups.json",
        as_json(
            [
                {
                    "name": "Ashen Choir",
                    "type": "Choir",
                    "address": {"line1": "1 Ashen Street", "town": "Newport", "postcode": "NP20 4AB"},
                },
                {
                    "name": "Rowan Choir",
                    "type": "Choir",
                    "address": {"line1": "2 Rowan Road", "postcode": "NP19 9DN"},
                },
            ]
        ),
        (
            {"name": "Ashen Choir", "postcode": "NP20 4AB", "at": _AB, "address": "1 Ashen Street, Newport"},
            {"name": "Rowan Choir", "at": _DN},
        ),
    ),
    RealList(
        "what an open data portal answers: results with a point",
        "export.json",
        as_json(
            {
                "total_count": 1,
                "results": [
                    {
                        "nom": "x",
                        "name": "Ashen Choir",
                        "category": "Choir",
                        "geo_point_2d": {"lon": -2.98212, "lat": 51.58536},
                    }
                ],
            }
        ),
        ({"name": "Ashen Choir", "kind": "music_group", "at": (332_051, 187_847)},),
    ),
)
