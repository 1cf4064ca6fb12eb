"""Lists that were kept apart until the reading was done."""

from tests.layers.register.importing.real_lists.made import RealList, as_json, text, workbook

_AB, _AD, _DN = (331_250, 188_120), (331_300, 188_200), (333_900, 188_300)
_POINT = (332_051, 187_847)

APART = (
    RealList(
        "twelve lines of notes above the headings",
        "lunch clubs.csv",
        text(
            "Directory of lunch clubs",
            *(f'"Note {n}: this list, made in 2026, is as told to us."' for n in range(1, 11)),
            "",
            "Lunch Club,Where,Post Code,Tel. No.",
            "Ashen,Ashen Hall,NP20 4AB,01632 960001",
            "Rowan,Rowan Hall,NP19 9DN,01632 960002",
        ),
        ({"name": "Ashen", "address": "Ashen Hall", "at": _AB, "phone": "01632 960001"}, {"at": _DN}),
        kind="lunch_club",
    ),
    RealList(
        "a workbook with a hidden sheet of codes first",
        "clubs.xlsx",
        workbook(
            {
                "Codes": [["Name", "Type"], ["a", "b"], ["c", "d"]],
                "Data": [
                    ["Club name", "Sport", "Post code", "Club type"],
                    ["Ashen BC", "Bowls", "NP20 4AB", "Sports club"],
                ],
            },
            hidden=["Codes"],
        ),
        ({"name": "Ashen BC", "kind": "sports_club", "at": _AB, "interests": ("Bowls",)},),
    ),
    RealList(
        "longitude before latitude, in brackets",
        "choirs.csv",
        text("Title,Type,Coordinates", 'Ashen,Choir,"(-2.98212, 51.58536)"'),
        ({"name": "Ashen", "at": _POINT},),
    ),
    RealList(
        "a heading that names both",
        "choirs.csv",
        text("Name,Type,Lat/Long", "Ashen,Choir,51.58536/-2.98212"),
        ({"at": _POINT},),
    ),
    RealList(
        "well-known text with its system, and an outline",
        "parks.csv",
        text(
            "Name,Type,geom",
            "Ashen,Park,SRID=4326;POINT(-2.98212 51.58536)",
            'Rowan,Park,"POLYGON((331200 188070,331300 188070,331300 188170,331200 188170,331200 188070))"',
        ),
        ({"at": _POINT}, {"at": _AB}),
    ),
    RealList(
        "a portal of another make: records within a result",
        "export.json",
        as_json(
            {
                "success": True,
                "result": {"records": [{"_id": 1, "Name": "Ashen", "Type": "Choir", "Postcode": "NP20 4AB"}]},
            }
        ),
        ({"name": "Ashen", "at": _AB},),
    ),
    RealList(
        "bars for separators, two columns of e-mail addresses",
        "choirs.csv",
        text(
            "Name|Type|Postcode|Email 1|Email 2",
            "Ashen|Choir|NP20 4AB|a@example.org|b@example.org",
            encoding="utf-8-sig",
        ),
        ({"name": "Ashen", "email": "a@example.org", "at": _AB},),
    ),
    RealList(
        "no headings, and a grid reference",
        "choirs.csv",
        text("Ashen Choir,Choir,ST 312 881,01632 960001", "Rowan Choir,Choir,ST 339 883,01632 960002"),
        ({"name": "Ashen Choir", "kind": "music_group", "at": _AB, "phone": "01632 960001"}, {"at": _DN}),
    ),
    RealList(
        "headings that a form made",
        "responses.csv",
        text(
            "Timestamp,Organisation name,Activity name,Type of activity,Address line 1,Address line 2,"
            "Town/City,Postcode,Day(s),Start time,End time",
            "01/11/2026 10:00:00,Ashen Trust,Ashen Lunch,Lunch club,1 Ashen Street,,"
            "Newport,NP20 4AB,Tuesday,12:00,14:00",
        ),
        (
            {
                "name": "Ashen Lunch",
                "organisation": "Ashen Trust",
                "kind": "lunch_club",
                "at": _AB,
                "address": "1 Ashen Street, Newport",
                "session_count": 1,
            },
        ),
    ),
    RealList(
        "open or closed, and when",
        "libraries.csv",
        text(
            "Library,Postcode,Open/Closed,Date closed",
            "Ashen,NP20 4AB,Open,",
            "Rowan,NP19 9DN,Closed,March 2016",
            "Alder,NP20 4AD,Open,n/a",
        ),
        ({"status": "active"}, {"status": "closed"}, {"status": "active"}),
        kind="library",
    ),
    RealList(
        "opening hours as a list of objects",
        "warm.geojson",
        as_json(
            {
                "type": "FeatureCollection",
                "features": [
                    {
                        "type": "Feature",
                        "geometry": {"type": "Point", "coordinates": [-2.98212, 51.58536]},
                        "properties": {
                            "name": "Nest",
                            "type": "Warm space",
                            "opening_hours": [
                                {"dayOfWeek": "Monday", "opens": "10:00", "closes": "12:00"},
                                {"dayOfWeek": "Tuesday", "opens": "10:00", "closes": "12:00"},
                            ],
                        },
                    }
                ],
            }
        ),
        ({"name": "Nest", "session_count": 2, "at": _POINT},),
    ),
    RealList(
        "a grid reference beside a postcode that is not known",
        "walks.csv",
        text(
            "Walk,Category,Meeting point,OS grid reference,Postcode",
            "Ashen,Sports club,Car park,ST 3125 8812,",
        ),
        ({"name": "Ashen", "at": _AB, "address": "Car park"},),
    ),
    RealList(
        "a postcode within the venue, slips and spaces",
        "choirs.csv",
        text("Choir,Venue,Rehearses", 'Ashen Choir,"Ashen Hall, Newport, np20  4ab",Tuesdays 19:00-21:00'),
        ({"name": "Ashen Choir", "at": _AB, "postcode": "NP20 4AB", "session_count": 1},),
        kind="music_group",
    ),
    RealList(
        "eastings and northings in one cell",
        "halls.csv",
        text("Site,Type,Grid coordinates", 'Ashen Hall,Community centre,"331250, 188120"'),
        ({"name": "Ashen Hall", "at": _AB},),
    ),
    RealList(
        "a kind merged over the rows that it counts for",
        "groups.xlsx",
        workbook(
            {
                "All": [
                    ["What", "Group", "Postcode", "Phone"],
                    ["Choir", "Ashen Choir", "NP20 4AB", "01632 960001"],
                    [None, "Rowan Choir", "NP19 9DN", "01632 960002"],
                    ["Lunch club", "Alder Lunch", "NP20 4AD", "01632 960003"],
                ]
            },
            merged={"All": ["A2:A3"]},
        ),
        (
            {"name": "Ashen Choir", "kind": "music_group"},
            {"name": "Rowan Choir", "kind": "music_group"},
            {"kind": "lunch_club"},
        ),
    ),
    RealList(
        "one object on each line",
        "groups.json",
        text(
            '{"name": "Ashen Choir", "type": "Choir", "postcode": "NP20 4AB"}',
            '{"name": "Rowan", "type": "Choir", "postcode": "NP19 9DN"}',
            end="\n",
        ),
        ({"name": "Ashen Choir", "at": _AB}, {"name": "Rowan", "at": _DN}),
    ),
    RealList(
        "the venue's postcode and that of whoever runs it",
        "groups.csv",
        text(
            "Group name,Category,Venue name,Venue postcode,Contact postcode",
            "Ashen Choir,Choir,Ashen Hall,NP20 4AB,CF10 1AA",
        ),
        ({"name": "Ashen Choir", "address": "Ashen Hall", "postcode": "NP20 4AB", "at": _AB},),
    ),
    RealList(
        "an address of a map in a cell",
        "choirs.csv",
        text(
            "Name,Type,Map link", 'Ashen,Choir,"https://www.google.com/maps/place/x/@51.58536,-2.98212,17z"'
        ),
        ({"name": "Ashen", "at": _POINT},),
    ),
)
