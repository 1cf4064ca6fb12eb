"""Lists that were written when the reading was done, and first read at the end."""

from tests.layers.register.importing.real_lists.made import RealList, as_json, text, workbook

_AB, _AD, _DN = (331_250, 188_120), (331_300, 188_200), (333_900, 188_300)
_POINT = (332_051, 187_847)  # 51.58536 N, 2.98212 W

LAST = (
    RealList(
        "a workbook whose table begins in the third column, below a logo's empty rows",
        "befriending.xlsx",
        workbook(
            {
                "Sheet1": [
                    [],
                    [None, None, "Groups for older people"],
                    [],
                    [None, None, "Group", "Venue", "Postcode", "Tel"],
                    [None, None, "Ashen Lunch", "Ashen Hall", "NP20 4AB", "01632 960001"],
                    [None, None, "Rowan Lunch", "Rowan Hall", "NP19 9DN", "01632 960002"],
                ]
            }
        ),
        (
            {"name": "Ashen Lunch", "address": "Ashen Hall", "at": _AB, "phone": "01632 960001"},
            {"name": "Rowan Lunch", "at": _DN},
        ),
        kind="lunch_club",
    ),
    RealList(
        "headings that stand again in the middle, as on each printed page",
        "choirs.csv",
        text(
            "Choir name,Category,Postcode",
            "Ashen Choir,Choir,NP20 4AB",
            "Choir name,Category,Postcode",
            "Rowan Choir,Choir,NP19 9DN",
        ),
        ({"name": "Ashen Choir", "at": _AB}, {"name": "Rowan Choir", "at": _DN}),
        refused=1,
    ),
    RealList(
        "the whole address with its postcode in one cell of several lines",
        "halls.csv",
        text("Community centre,Full address", '"Ashen Hall","1 Ashen Street\nNewport\nNP20 4AB"'),
        ({"name": "Ashen Hall", "postcode": "NP20 4AB", "at": _AB},),
        kind="community_centre",
    ),
    RealList(
        "a table of a sports body: easting and northing under long headings",
        "clubs.csv",
        text(
            "Club Name,Main Sport,OS Easting,OS Northing,Club Website,Secretary Email",
            "Ashen BC,Bowls,331250,188120,www.example.org,sec@example.org",
        ),
        (
            {
                "name": "Ashen BC",
                "at": _AB,
                "website": "www.example.org",
                "interests": ("Bowls",),
                "email": "sec@example.org",
            },
        ),
        kind="sports_club",
    ),
    RealList(
        "opening hours in fourteen columns under merged days",
        "libraries.xlsx",
        workbook(
            {
                "Hours": [
                    ["Library", "Postcode", "Monday", None, "Tuesday", None],
                    [None, None, "Open", "Close", "Open", "Close"],
                    ["Ashen Library", "NP20 4AB", "09:00", "17:00", "10:00", "18:00"],
                ]
            },
            merged={"Hours": ["A1:A2", "B1:B2", "C1:D1", "E1:F1"]},
        ),
        ({"name": "Ashen Library", "at": _AB, "session_count": 2},),
        kind="library",
    ),
    RealList(
        "an export of a map program: wkt_geom first",
        "parks.csv",
        text(
            "wkt_geom\tfid\tsite_name\tsite_type",
            "Point (331250.5 188120.25)\t1\tAshen Park\tPark",
        ),
        ({"name": "Ashen Park", "kind": "park", "at": _AB},),
    ),
    RealList(
        "a grid reference with a comma, and lower case",
        "walks.csv",
        text("Title,Type,NGR", 'Ashen Walk,Sports club,"st 3125, 8812"'),
        ({"name": "Ashen Walk", "at": _AB},),
    ),
    RealList(
        "two forms of telephone and a note",
        "groups.csv",
        text(
            "Name,Type,Postcode,Telephone,Email address",
            "A,Choir,NP20 4AB,Mob: 07700 900001,A@Example.org",
            "B,Choir,NP19 9DN,(01632) 960002 ext 3,see website",
            "C,Choir,NP20 4AD,01632-960-003,c@example.org or cc@example.org",
        ),
        (
            {"phone": "07700 900001", "email": "A@Example.org"},
            {"phone": "(01632) 960002 ext 3", "email": ""},
            {"phone": "01632-960-003", "email": "c@example.org"},
        ),
    ),
    RealList(
        "a register that keeps what is over: inactive, ended, reopening",
        "clubs.csv",
        text(
            "Name,Type,Postcode,Is Active?,End date",
            "A,Choir,NP20 4AB,Y,",
            "B,Choir,NP19 9DN,N,",
        ),
        ({"status": "active"}, {"status": "closed"}),
    ),
    RealList(
        "GeoJSON of a portal with objects for place and contact",
        "groups.geojson",
        as_json(
            {
                "type": "FeatureCollection",
                "features": [
                    {
                        "type": "Feature",
                        "geometry": {"type": "Point", "coordinates": [-2.98212, 51.58536]},
                        "properties": {
                            "name": {"en": "Ashen Choir", "cy": "Côr Ashen"},
                            "category": "Choir",
                            "address": {
                                "street": "1 Ashen Street",
                                "city": "Newport",
                                "postcode": "NP20 4AB",
                            },
                            "contact": {"telephone": "01632 960001", "website": "www.example.org"},
                        },
                    }
                ],
            }
        ),
        (
            {
                "name": "Ashen Choir",
                "kind": "music_group",
                "postcode": "NP20 4AB",
                "phone": "01632 960001",
                "website": "www.example.org",
                "at": _POINT,
            },
        ),
    ),
    RealList(
        "a list in Welsh",
        "corau.csv",
        text("Enw,Math,Cod post,Ffôn,Gwefan", "Côr Ashen,Choir,NP20 4AB,01632 960001,www.example.org"),
        ({"name": "Côr Ashen", "kind": "music_group", "at": _AB, "phone": "01632 960001"},),
    ),
    RealList(
        "no headings, semicolons, and times",
        "coffee mornings.csv",
        text(
            "Ashen Coffee;Ashen Hall, 1 Ashen Street;NP20 4AB;Tuesday 10:00-12:00",
            "Rowan Coffee;Rowan Hall, 2 Rowan Road;NP19 9DN;Friday 10:00-12:00",
        ),
        (
            {"name": "Ashen Coffee", "address": "Ashen Hall, 1 Ashen Street", "at": _AB, "session_count": 1},
            {"name": "Rowan Coffee", "at": _DN, "session_count": 1},
        ),
        kind="social_club",
    ),
    RealList(
        "postcodes with a full stop, a comma or no space",
        "choirs.csv",
        text("Name,Type,Post Code", "A,Choir,np204ab.", "B,Choir,NP19  9DN", 'C,Choir,"NP20 4AD,"'),
        ({"at": _AB}, {"at": _DN}, {"at": _AD}),
    ),
    RealList(
        "a pair of degrees with too many words about it",
        "choirs.csv",
        text("Name,Type,GPS", 'A,Choir,"Lat: 51.58536, Long: -2.98212"', "B,Choir,51.58536° N 2.98212° W"),
        ({"at": _POINT}, {"at": _POINT}),
    ),
    RealList(
        "sheets by year, the newest last, and a sheet that explains the columns",
        "directory.xlsx",
        workbook(
            {
                "Read me": [["Field", "Meaning"], ["Name", "What it is called"], ["Postcode", "Where it is"]],
                "Directory": [
                    [
                        "Name of organisation",
                        "Service type",
                        "Address line 1",
                        "Town",
                        "Postcode",
                        "Opening hours",
                    ],
                    [
                        "Ashen Advice",
                        "Advice office",
                        "1 Ashen Street",
                        "Newport",
                        "NP20 4AB",
                        "Mon 9:00-17:00",
                    ],
                ],
            }
        ),
        (
            {
                "name": "Ashen Advice",
                "kind": "advice",
                "address": "1 Ashen Street, Newport",
                "at": _AB,
                "session_count": 1,
            },
        ),
    ),
)
