"""What is the town's plan? River, railway, canal, main roads and neighbourhoods, drawn by hand.

Numbers are plan units (a little under a metre), x to the east and y to the north; ``shapes.place`` puts them
in the Irish Sea.
"""
# ruff: noqa: E501 - tables read best with one row to a line

from dataclasses import dataclass, field

from town.shapes import XY

TOWN = "Larkenby"
RIVER_NAME, CANAL_NAME, RAILWAY_NAME = "River Larken", "Larkenby Canal", "Larkenby Line"

EDGE: list[XY] = [
    (-60, 30), (400, -70), (880, -110), (1500, -90), (2100, -120), (2700, -60), (3080, 120), (3170, 700),
    (3150, 1300), (3120, 1900), (2900, 2330), (2400, 2540), (1700, 2600), (1150, 2580), (600, 2450),
    (130, 2100), (-80, 1600), (-120, 1000), (-110, 500),
]  # fmt: skip

RIVER: list[XY] = [
    (1790, 3000), (1750, 2750), (1690, 2350), (1560, 2050), (1510, 1760), (1620, 1460), (1800, 1200),
    (1850, 950), (1770, 700), (1740, 450), (1820, 180), (1890, -150), (1900, -450),
]  # fmt: skip
RAILWAY: list[XY] = [
    (-500, 600),
    (-200, 640),
    (500, 665),
    (1200, 630),
    (1780, 560),
    (2400, 600),
    (3300, 720),
    (3700, 790),
]
CANAL: list[XY] = [
    (-500, 1040),
    (-150, 1030),
    (300, 1015),
    (700, 960),
    (1100, 945),
    (1450, 900),
    (1640, 885),
    (1855, 905),
]
RIVER_WIDTH_M, CANAL_WIDTH_M = 24.0, 11.0


@dataclass(frozen=True)
class Road:
    """A main road or through street of the plan."""

    name: str
    highway: str
    points: list[XY]
    ref: str = ""
    style: str = "semi"  # what stands along it
    tags: dict[str, str] = field(default_factory=dict)


_NO_PAVEMENT = {"sidewalk": "no"}
ROADS: list[Road] = [
    Road("West Road", "primary", [(-500, 1420), (-150, 1410), (300, 1390), (700, 1405), (990, 1435)], "A6999", "villa"),
    Road("Kingsway", "primary", [(990, 1435), (1050, 1310), (1240, 1245), (1430, 1300), (1500, 1435)], "A6999", "shops"),
    Road("Bridge Street", "primary", [(1500, 1435), (1560, 1452), (1700, 1478)], "A6999", "shops"),
    Road("Eastgate", "primary", [(1700, 1478), (1900, 1510), (2200, 1500)], "A6999", "terrace"),
    Road("East Road", "primary", [(2200, 1500), (2450, 1480), (2700, 1450), (3050, 1430), (3600, 1400)], "A6999", "semi"),
    Road("High Street", "pedestrian", [(990, 1435), (1150, 1455), (1280, 1465), (1400, 1455), (1500, 1435)], "", "shops"),
    Road("Church Street", "tertiary", [(1280, 1465), (1290, 1600), (1265, 1800)], "", "terrace"),
    Road("North Road", "secondary", [(1265, 1800), (1225, 2000), (1220, 2250), (1150, 2700), (1120, 3000)], "B6998", "semi"),
    Road("Castle Road", "tertiary", [(700, 1405), (690, 1650), (740, 1900), (800, 2140), (1000, 2260), (1220, 2250)]),
    Road("Abbey Road", "tertiary", [(740, 1880), (950, 1815), (1265, 1800)], "", "villa"),
    Road("Westfield Lane", "unclassified", [(300, 1390), (250, 1700), (330, 1980), (560, 2170), (800, 2140)], "", "semi", _NO_PAVEMENT),
    Road("Ridge Road", "residential", [(255, 1730), (450, 1800), (715, 1770)], "", "semi"),
    Road("Station Road", "tertiary", [(1240, 1245), (1270, 1050), (1285, 915), (1290, 660)], "", "terrace"),
    Road("Foundry Road", "secondary", [(850, 1418), (880, 1200), (905, 950), (900, 640), (880, 345)], "B6997", "terrace"),
    Road("South Road", "secondary", [(880, 345), (860, 100), (850, -200), (870, -500)], "B6997", "semi"),
    Road("Westgate Lane", "tertiary", [(430, 1396), (440, 1180), (425, 1000), (410, 800)], "", "terrace"),
    Road("Mill Road", "tertiary", [(410, 800), (650, 805), (900, 790), (1290, 770)], "", "terrace"),
    Road("Old Wharf Lane", "unclassified", [(410, 800), (200, 830), (-40, 830)], "", "none", _NO_PAVEMENT),
    Road("Southway", "secondary", [(-60, 330), (300, 345), (880, 345), (1350, 330), (1800, 290), (2200, 310), (2600, 350), (2900, 330)], "B6996"),
    Road("Gasworks Lane", "unclassified", [(-60, 330), (-300, 320), (-600, 340)], "", "none", _NO_PAVEMENT),
    Road("Meadow Way", "tertiary", [(2200, 1500), (2240, 1750), (2200, 2050), (2080, 2300), (2060, 2700)]),
    Road("Orchard Lane", "tertiary", [(2700, 1450), (2760, 1700), (2720, 1980), (2500, 2120), (2180, 2110)]),
    Road("Riverside Road", "tertiary", [(1900, 1510), (1850, 1750), (1890, 2000), (2200, 2020)]),
    Road("Windmill Lane", "tertiary", [(2280, 1498), (2300, 1250), (2310, 1000), (2330, 760)]),
    Road("Brickfield Road", "tertiary", [(2700, 1450), (2730, 1200), (2650, 990), (2310, 985)]),
    Road("Weir Lane", "residential", [(1990, 1510), (2040, 1250), (2080, 1010), (2310, 1000)], "", "modern"),
    Road("Lock Lane", "residential", [(1430, 1300), (1520, 1160), (1480, 1010), (1280, 1010)], "", "flats"),
    Road("Brewery Street", "residential", [(880, 1190), (1060, 1180), (1260, 1130)], "", "terrace"),
    Road("Common Lane", "unclassified", [(2900, 330), (3100, 310), (3600, 260)], "", "none", _NO_PAVEMENT),
    Road("Dyehouse Lane", "residential", [(1350, 330), (1330, 140), (1390, -20), (1420, -350)], "", "semi"),
    Road("Ferry Lane", "residential", [(2200, 310), (2190, 120), (2230, -30), (2240, -350)], "", "semi"),
]  # fmt: skip


@dataclass(frozen=True)
class Quarter:
    """How the block around one point is filled with streets and houses."""

    point: XY
    fill: str  # grid, rings, closes
    style: str  # what stands along its streets
    names: str  # theme of its street names
    turn: float = 0.0  # degrees
    spacing: float = 46.0  # metres between its streets


QUARTERS: list[Quarter] = [
    Quarter((150, 1200), "grid", "terrace", "victorian", 84),
    Quarter((650, 1200), "grid", "terrace", "victorian", 96),
    Quarter((1000, 1330), "grid", "terrace", "victorian", 20, 48),
    Quarter((1060, 1060), "grid", "terrace", "trades", 8, 47),
    Quarter((1400, 1150), "grid", "flats", "wharf", 60, 62),
    Quarter((1650, 1150), "grid", "flats", "wharf", 115, 64),
    Quarter((650, 880), "grid", "terrace", "trades", 80, 47),
    Quarter((1090, 860), "grid", "terrace", "trades", 92, 47),
    Quarter((650, 730), "grid", "terrace", "trades", 88, 47),
    Quarter((1100, 710), "grid", "terrace", "trades", 92, 47),
    Quarter((1290, 1360), "grid", "shops", "market", 80, 62),
    Quarter((1150, 1600), "grid", "terrace", "market", 5, 50),
    Quarter((1000, 2000), "grid", "villa", "saints", 8, 74),
    Quarter((450, 1650), "grid", "semi", "trees", 78, 66),
    Quarter((550, 2000), "closes", "detached", "birds", 30, 118),
    Quarter((2010, 1780), "rings", "semi", "garden", 0, 66),
    Quarter((1750, 2200), "closes", "detached", "river", 15, 118),
    Quarter((2480, 1790), "rings", "semi", "orchard", 20, 66),
    Quarter((2400, 2300), "closes", "modern", "birds", 70, 112),
    Quarter((2150, 1300), "closes", "modern", "wharf", 80, 110),
    Quarter((2500, 1250), "closes", "modern", "flowers", 82, 112),
    Quarter((2060, 850), "closes", "modern", "meadow", 10, 112),
    Quarter((500, 500), "grid", "terrace", "trades", 86, 47),
    Quarter((1300, 480), "grid", "terrace", "lakes", 94, 48),
    Quarter((450, 160), "rings", "semi", "garden", 10, 64),
    Quarter((1100, 120), "rings", "semi", "lakes", 40, 64),
    Quarter((1580, 120), "closes", "modern", "flowers", 20, 110),
    Quarter((2000, 120), "closes", "modern", "hills", 75, 110),
    Quarter((2500, 120), "closes", "modern", "hills", 100, 110),
    Quarter((2100, 440), "grid", "semi", "hills", 80, 62),
]


@dataclass(frozen=True)
class Site:
    """A park, school, wood or works: an area kept free of streets."""

    kind: str  # key of town.land.SITE_TAGS
    name: str
    centre: XY
    radii: XY
    turn: float = 0.0  # degrees


SITES: list[Site] = [
    Site("park", "Abbey Park", (1410, 1840), (110, 240), 8),
    Site("park", "Castle Hill Park", (960, 1640), (140, 95), 20),
    Site("park", "Foundry Recreation Ground", (1130, 490), (135, 100)),
    Site("park", "Orchard Green", (2480, 1790), (75, 60)),
    Site("park", "Eastgate Gardens", (2010, 1780), (62, 62)),
    Site("park", "Southway Field", (450, 160), (95, 85)),
    Site("park", "Weir Meadow", (1960, 1120), (70, 170), -8),
    Site("park", "Victoria Gardens", (300, 1210), (55, 45)),
    Site("park", "Brickfield Country Park", (3010, 1800), (170, 300), 12),
    Site("nature", "Weir Nature Reserve", (1960, 760), (105, 130), 0),
    Site("industrial", "Gasworks Business Park", (180, 480), (170, 95), 2),
    Site("industrial", "Wagon Works", (1560, 470), (110, 80), -6),
    Site("nature", "Ings Meadow", (1640, 2330), (60, 160), 6),
    Site("farm", "Common Farm", (2720, 130), (220, 170), 0),
    Site("farm", "Ferry Farm", (1900, 60), (90, 150), 0),
    Site("rugby", "Larkenby Rugby Ground", (2000, 2390), (150, 110), 10),
    Site("sports", "Windmill Playing Fields", (2860, 1190), (150, 150), 5),
    Site("school", "Foundry Road Primary School", (760, 500), (80, 60)),
    Site("school", "Castle Primary School", (560, 1560), (75, 65)),
    Site("school", "Orchard Primary School", (2620, 1650), (70, 65)),
    Site("school", "Larkenby High School", (2480, 1150), (140, 110), 8),
    Site("school", "Southway Primary School", (1180, 170), (70, 60)),
    Site("allotments", "Canalside Allotments", (30, 930), (100, 55), 0),
    Site("allotments", "Lime Tree Allotments", (1150, 2060), (55, 75), 0),
    Site("allotments", "Common Lane Allotments", (2380, 110), (70, 70)),
    Site("cemetery", "Larkenby Cemetery", (980, 2120), (110, 75), 15),
    Site("industrial", "Canal Works", (220, 740), (150, 55), 4),
    Site("industrial", "Brickfield Industrial Estate", (2780, 480), (230, 90), 6),
    Site("retail", "Kingfisher Retail Park", (1570, 720), (105, 75), -5),
    Site("retail", "Eastgate Supermarket", (1800, 1390), (70, 48), 12),
    Site("wood", "Larken Wood", (1450, 2400), (170, 130), 20),
    Site("wood", "Brickfield Wood", (2900, 850), (180, 180), 5),
    Site("wood", "Sallow Copse", (80, 170), (80, 100), 0),
    Site("wood", "Monks Wood", (230, 2180), (120, 70), 35),
    Site("hospital", "Larkenby Community Hospital", (1090, 1960), (62, 60), 0),
    Site("garden", "Station Gardens", (1390, 690), (40, 26), 0),
]

LAKE: tuple[XY, XY] = ((1400, 1960), (42, 62))  # in Abbey Park
ISLAND: tuple[XY, XY] = ((1402, 1970), (12, 16))
SQUARE: tuple[XY, XY] = ((1285, 1494), (54, 37))  # Market Square


@dataclass(frozen=True)
class Area:
    """A small area: points in the blocks that it is made of, and how its people are."""

    name: str
    ward: str
    spots: list[XY]
    need: float  # 0 least to 1 most
    age: float  # 0 young to 1 old


WARDS = ["Castle", "Market", "Foundry", "Southway", "Eastgate", "Windmill"]
SMALL_AREAS: list[Area] = [
    Area("Westfield", "Castle", [(450, 1650), (550, 2000), (200, 1977)], 0.22, 0.75),
    Area("Abbey", "Castle", [(1000, 2000), (1396, 2025)], 0.12, 0.85),
    Area("Castle Hill", "Market", [(1150, 1600)], 0.45, 0.45),
    Area("Market", "Market", [(1290, 1360), (1000, 1330), (1060, 1060)], 0.62, 0.35),
    Area("Wharfside", "Market", [(1400, 1150), (1650, 1150)], 0.35, 0.15),
    Area("Westgate", "Foundry", [(150, 1200)], 0.8, 0.4),
    Area("Victoria", "Foundry", [(650, 1200)], 0.72, 0.3),
    Area("Canalside", "Foundry", [(650, 880), (1090, 860)], 0.9, 0.35),
    Area("Foundry", "Foundry", [(650, 730), (1100, 710)], 0.97, 0.3),
    Area("Gasworks", "Southway", [(500, 500)], 0.94, 0.25),
    Area("Lakes", "Southway", [(1300, 480)], 0.76, 0.4),
    Area("Dyehouse", "Southway", [(450, 160), (1100, 120), (1580, 120)], 0.7, 0.55),
    Area("Riverside", "Eastgate", [(2010, 1780), (1750, 2200)], 0.25, 0.7),
    Area("Orchard", "Eastgate", [(2480, 1790)], 0.4, 0.8),
    Area("Birds", "Eastgate", [(2400, 2300)], 0.18, 0.3),
    Area("Windmill", "Windmill", [(2150, 1300), (2500, 1250)], 0.3, 0.5),
    Area("Meadows", "Windmill", [(2060, 850)], 0.5, 0.2),
    Area("Hills", "Windmill", [(2000, 120), (2500, 120), (2100, 440)], 0.65, 0.6),
]

SUBURBS: list[tuple[str, str, XY]] = [
    ("suburb", "Castle Hill", (950, 1560)), ("suburb", "Westfield", (430, 1750)), ("suburb", "Westgate", (170, 1280)),
    ("suburb", "Foundry", (700, 760)), ("suburb", "Southway", (560, 230)), ("suburb", "Eastgate", (2010, 1640)),
    ("suburb", "Orchard Green", (2480, 1900)), ("suburb", "Windmill", (2400, 1330)), ("suburb", "Meadows", (2120, 900)),
    ("suburb", "Ferry", (2100, 200)), ("neighbourhood", "Wharfside", (1480, 1130)), ("neighbourhood", "Abbey", (1070, 1870)),
    ("neighbourhood", "Birdlands", (2500, 2290)), ("neighbourhood", "Lakes", (1380, 440)),
]  # fmt: skip
