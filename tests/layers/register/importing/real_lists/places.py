"""Lists whose places are written in every way that people write places."""

from tests.layers.register.importing.real_lists.made import RealList, text

_AB, _AD, _DN = (331_250, 188_120), (331_300, 188_200), (333_900, 188_300)
_POINT = (332_051, 187_847)  # 51.58536 N, 2.98212 W

PLACES = (
    RealList(
        "a portal's export with latitude and longitude in one cell",
        "halls.csv",
        text("name;type;geo_point_2d", "Ashen Hall;Community centre;51.58536, -2.98212"),
        ({"name": "Ashen Hall", "at": _POINT},),
    ),
    RealList(
        "a charity's list with a Location that is a pair of degrees",
        "lunch clubs.csv",
        text(
            "Name,Type,Location",
            'Ashen Lunch,Lunch club,"51.58536, -2.98212"',
            'Rowan,Lunch club,"51.585N 2.982W"',
        ),
        ({"name": "Ashen Lunch", "at": _POINT}, {"name": "Rowan", "at": (332_059, 187_806)}),
    ),
    RealList(
        "a Location that is a pair in some rows and words in others",
        "lunch clubs.csv",
        text(
            "Name,Type,Location,Postcode",
            'Ashen Lunch,Lunch club,"51.58536, -2.98212",',
            "Rowan Lunch,Lunch club,Rowan Hall,NP19 9DN",
            'Alder Lunch,Lunch club,"-2.98212 51.58536",',
        ),
        ({"at": _POINT}, {"at": _DN, "address": "Rowan Hall"}, {"at": _POINT}),
    ),
    RealList(
        "a database's export with points in well-known text",
        "choirs.csv",
        text(
            "Name,Type,WKT",
            "Ashen,Choir,POINT (-2.98212 51.58536)",
            "Rowan,Choir,POINT Z (-2.98212 51.58536 12)",
        ),
        ({"at": _POINT}, {"at": _POINT}),
    ),
    RealList(
        "well-known text in metres of the National Grid",
        "choirs.csv",
        text("Name,Type,geometry", "Ashen,Choir,POINT (331250 188120)"),
        ({"at": _AB},),
    ),
    RealList(
        "GeoJSON within a cell",
        "choirs.csv",
        text(
            "Name,Type,the_geom",
            'Ashen,Choir,"{""type"": ""Point"", ""coordinates"": [-2.98212, 51.58536]}"',
        ),
        ({"at": _POINT},),
    ),
    RealList(
        "ramblers with grid references of six, eight and ten figures",
        "walking groups.csv",
        text(
            "Group,Type,Grid Ref",
            "Ashen Walkers,Walking group,ST 312 881",
            "Rowan Walkers,Walking group,ST31258812",
            "Alder Walkers,Walking group,st 31250 88120",
        ),
        ({"at": _AB}, {"at": _AB}, {"at": _AB}),
        kind="sports_club",
    ),
    RealList(
        "degrees, minutes and seconds",
        "churches.csv",
        text(
            "Name,Type,Latitude,Longitude",
            'Ashen Chapel,Place of worship,"51°35\'07.3""N","2°58\'55.6""W"',
            "Rowan Chapel,Place of worship,51 35 07.3 N,2 58 55.6 W",
        ),
        ({"at": _POINT}, {"at": _POINT}),
    ),
    RealList(
        "metres with a comma or a space for the thousands",
        "lunch clubs.csv",
        text(
            "Name,Type,Easting,Northing",
            'Grid A,Lunch club,"331,250","188,120"',
            "Grid B,Lunch club,333 900,188 300",
            'Grid C,Lunch club,"331,300.00","188,200.00"',
        ),
        ({"at": _AB}, {"at": _DN}, {"at": _AD}),
    ),
    RealList(
        "a hub's export: X and Y in metres",
        "halls.csv",
        text(
            "X,Y,OBJECTID,SITE_NAME,TYPE",
            "331250.4,188120.2,1,Ashen Hall,Community centre",
            encoding="utf-8-sig",
        ),
        ({"name": "Ashen Hall", "at": _AB},),
    ),
    RealList(
        "a hub's export: X and Y in degrees",
        "halls.csv",
        text(
            "X,Y,OBJECTID,SITE_NAME,TYPE",
            "-2.98212,51.58536,1,Ashen Hall,Community centre",
            encoding="utf-8-sig",
        ),
        ({"name": "Ashen Hall", "at": _POINT},),
    ),
    RealList(
        "postcodes with slips: suggested, not mended",
        "lunch clubs.csv",
        text(
            "Name,Type,Postcode",
            "Ashen,Lunch club,NPI9 0NA",
            "Rowan,Lunch club,NP2O 4AB",
            "Alder,Lunch club,NP20 4AD",
        ),
        (
            {"name": "Ashen", "at": None, "postcode": "NPI9 0NA"},
            {"name": "Rowan", "at": None, "postcode": "NP2O 4AB"},
            {"at": _AD},
        ),
        says=("perhaps NP19 0NA", "perhaps NP20 4AB"),
    ),
    RealList(
        "two postcodes in a cell",
        "lunch clubs.csv",
        text("Name,Type,Postcode", "Ashen,Lunch club,NP20 4AB / NP19 9DN", "Rowan,Lunch club,NP20 4AD"),
        ({"name": "Ashen", "at": _AB, "postcode": "NP20 4AB"}, {"at": _AD}),
        says=("2 postcodes",),
    ),
    RealList(
        "groups that meet at no place of their own",
        "groups.csv",
        text(
            "Name,Type,Venue,Postcode",
            "Ashen,Choir,Online,n/a",
            "Rowan,Choir,No fixed venue,-",
            "Alder,Choir,Various,Various",
            "Larch,Choir,Larch Hall,NP20 4AB",
        ),
        ({"at": None, "address": "Online"}, {"at": None}, {"at": None}, {"at": _AB, "address": "Larch Hall"}),
        says=("“Online”", "“No fixed venue”", "“Various”"),
    ),
    RealList(
        "addresses alone, one of which the area knows",
        "lunch clubs.csv",
        text(
            "Name,Type,Address",
            '"Ashen",Lunch club,"12 Ashen Street, Newport"',
            "Rowan,Lunch club,The Old Barn",
        ),
        ({"at": (331_700, 187_900)}, {"at": None, "address": "The Old Barn"}),
    ),
    RealList(
        "more than half the postcodes not known",
        "sports clubs.csv",
        text(
            "name,address,postcode",
            "Ashen FC,1 Ashen Street,NP20 4AB",
            *(
                f"Club {number},{number} Rowan Road,{word}"
                for number, word in enumerate(["—", "No data", "TBC", ".", "n/k"])
            ),
        ),
        ({"at": _AB, "postcode": "NP20 4AB"}, *[{"at": None, "postcode": ""}] * 5),
    ),
)
