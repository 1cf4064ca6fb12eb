"""The whole stand-in: every host of the catalogue, for the made-up councils and, from real data, Newport."""

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geo.crs import to_lonlat
from tests.stand_in import files, nations, overpass, place_lists
from tests.stand_in.feature_services import FeatureServer, Layer
from tests.stand_in.made_up import COUNCILS, MadeUpCouncil
from tests.stand_in.newport_places import newport_places
from tests.stand_in.nomis import nomis
from tests.stand_in.people import code_point_open
from tests.stand_in.planted import People, made_up_people, people_of
from tests.stand_in.streets import extract
from tests.stand_in.web import Answer, Request, Respond, StandInWeb, file_answer

NEWPORT = "W06000022"
WARDS = "WD_DEC_2025_UK_BGC"
OLDER_WARDS = "Wards_December_2023_Boundaries_UK_BGC"
LOOKUP = "LSOA21_WD24_LAD24_EW_LU"
SMALL_AREAS = "Lower_layer_Super_Output_Areas_December_2021_Boundaries_EW_BGC_V5"
CENTROIDS = "LSOA_PopCentroids_EW_2021_V4"


def stand_in_country(
    councils: Sequence[MadeUpCouncil] = COUNCILS, *, newport: Path | None = None
) -> StandInWeb:
    """A stand-in for the internet; with ``newport``, the folder of its real data, that council too."""
    services = _services(councils)
    planted = {each.code_in_tables: made_up_people(each) for each in councils}
    if newport is not None:
        planted[NEWPORT] = _add_newport(services, newport)
    of_nation = {
        letter: {code: people for code, people in planted.items() if code[0] == letter} for letter in "EWSN"
    }
    own = (newport / "code_point_open.csv").read_bytes() if newport else b""
    code_point = code_point_open(councils, own)
    ranks = files.table(
        ("LSOA code (2021)", "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)"),
        ((code, number) for number, code in enumerate(_small_areas_of_england(councils), start=1)),
    )
    web = StandInWeb()
    web.hosts = {
        "services1.arcgis.com": services.respond,
        "www.nomisweb.co.uk": nomis(planted),
        "api.os.uk": files.ordnance_survey(code_point),
        "omseprd1stdstordownload.blob.core.windows.net": _always(code_point),
        "assets.publishing.service.gov.uk": _always(ranks),
        "www.gov.wales": _always(nations.index_of_wales(ranks_of_wales(of_nation["W"]))),
        **_scotland([each for each in councils if each.nation == "S"], of_nation["S"]),
        **_northern_ireland([each for each in councils if each.nation == "N"], of_nation["N"]),
        "www.odsdatasearchandexport.nhs.uk": _by_key(
            "report", place_lists.reports(councils, newport_places(newport) if newport else ())
        ),
        overpass.HOST: overpass.overpass(overpass.MapOfAll()),
        "download.geofabrik.de": files.files(_extracts(councils, newport)),
    }
    return web


def ranks_of_wales(planted: nations.Planted) -> dict[str, int]:
    """The rank that the index gives to each small area of Wales."""
    codes = [code for people in planted.values() for code in people]
    return {code: number * 7 % 1_917 + 1 for number, code in enumerate(codes)}


def _scotland(councils: Sequence[MadeUpCouncil], planted: nations.Planted) -> dict[str, Respond]:
    zones = nations.zones(councils, "SG_DataZoneBdry_2022_EoR", "DZCode", crs="EPSG:27700", name="DZName")
    centres = nations.centroids(councils, "SG_DataZoneCent_2022", "DataZone", "EPSG:27700")
    index = nations.index_of_scotland(planted)
    census = nations.census_of_scotland(planted)
    return {
        "www.gov.scot": _always(index),
        "www.scotlandscensus.gov.uk": _always(census),
        "maps.gov.scot": _by_ending({"Bdry_2022.zip": zones, "Cent_2022.zip": centres}),
        "www.nrscotland.gov.uk": _by_ending(
            {
                ".xlsx": nations.estimates_of_scotland(planted),
                "oa22_dz22_iz22.zip": nations.output_areas_of_scotland(planted),
                "_csv.zip": nations.directory_of_scotland(planted),
            }
        ),
    }


def _northern_ireland(councils: Sequence[MadeUpCouncil], planted: nations.Planted) -> dict[str, Respond]:
    zones = nations.zones(
        councils, "DZ2021", "DZ2021_cd", crs="EPSG:29902", name="DZ2021_nm", council="LGD2014_cd"
    )
    return {
        "www.nisra.gov.uk": _always(zones),
        "build.nisra.gov.uk": _table_builder(nations.nisra(planted)),
        "admin.opendatani.gov.uk": _always(nations.index_of_northern_ireland(planted)),
        "www.arcgis.com": _always(nations.directory_of_the_kingdom(councils)),
    }


def _small_areas_of_england(councils: Sequence[MadeUpCouncil]) -> list[str]:
    """As many as there are, those of the made-up councils among them."""
    made_up = [code for each in councils if each.nation == "E" for code, _ in each.small_areas()]
    return [*(f"E01{number:06}" for number in range(1, 33_756 - len(made_up))), *made_up]


def _always(body: bytes) -> Any:
    def respond(request: Request) -> Answer:
        return file_answer(body)

    return respond


def _by_ending(bodies: dict[str, bytes]) -> Respond:
    """Files by how their paths end."""

    def respond(request: Request) -> Answer | None:
        body = next((body for ending, body in bodies.items() if request.path.endswith(ending)), None)
        return None if body is None else file_answer(body)

    return respond


def _table_builder(bodies: dict[str, bytes]) -> Respond:
    """NISRA's: what stands twice as a key is first of what places, then of what."""

    def respond(request: Request) -> Answer | None:
        body = bodies.get(" ".join(re.findall(r"[?&]v=(\w+)", request.url)))
        return None if body is None else file_answer(body)

    return respond


def _by_key(key: str, bodies: dict[str, bytes]) -> Respond:
    """Files by what is asked for."""

    def respond(request: Request) -> Answer | None:
        body = bodies.get(request.query.get(key, ""))
        return None if body is None else file_answer(body)

    return respond


def _services(councils: Sequence[MadeUpCouncil]) -> FeatureServer:
    in_england_and_wales = [each for each in councils if each.nation in "EW"]
    layers: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for each in councils:
        layers[WARDS] += each.ward_features(25)
        layers[OLDER_WARDS] += each.ward_features(23)
    for each in in_england_and_wales:
        layers[LOOKUP] += each.lookup_features()
        layers[SMALL_AREAS] += each.small_area_features()
        layers[CENTROIDS] += each.centroid_features()
    return FeatureServer({name: Layer(features) for name, features in layers.items()})


def _add_newport(services: FeatureServer, newport: Path) -> dict[str, People]:
    """Newport's real wards of 2023, which the newer edition lacks, its real small areas and residents."""
    wards = json.loads((newport / "wards_dec2023.geojson").read_text(encoding="utf-8"))["features"]
    services.layers[OLDER_WARDS].features += wards
    people: dict[str, People] = {}
    for each in json.loads((newport / "lsoa21.geojson").read_text(encoding="utf-8"))["features"]:
        code, ward = each["properties"]["lsoa21_code"], each["properties"]["ward24_code"]
        name = each["properties"]["lsoa21_name"]
        row = {"LSOA21CD": code, "WD24CD": ward, "LAD24CD": NEWPORT}
        services.layers[LOOKUP].features.append({"properties": row, "geometry": None})
        properties = {"LSOA21CD": code, "LSOA21NM": name}
        services.layers[SMALL_AREAS].features.append({**each, "properties": properties})
        people[code] = people_of(int(each["properties"]["residents_2021"]), len(people))
    rows = (newport / "lsoa21_population_weighted_centroids.csv").read_text(encoding="utf-8-sig").splitlines()
    for line in rows[1:]:
        code, easting, northing = line.split(",")[:3]
        longitude, latitude = to_lonlat([float(easting)], [float(northing)], crs="EPSG:27700")
        place = {"type": "Point", "coordinates": [float(longitude[0]), float(latitude[0])]}
        feature = {"type": "Feature", "properties": {"LSOA21CD": code}, "geometry": place}
        services.layers[CENTROIDS].features.append(feature)
    return people


def _extracts(councils: Sequence[MadeUpCouncil], newport: Path | None) -> dict[str, Any]:
    """Geofabrik: an index of boxes, and an extract for each."""
    england = "united-kingdom/england"
    boxes = {
        ("greater-manchester", "england", f"{england}/greater-manchester"): (-2.63, 53.3, -2.0, 53.55),
        ("merseyside", "england", f"{england}/merseyside"): (-3.2, 53.3, -2.63, 53.54),
        ("lancashire", "england", f"{england}/lancashire"): (-3.2, 53.54, -2.6, 54.2),
        ("bolton-and-beyond", "england", f"{england}/bolton-and-beyond"): (-2.6, 53.55, -2.0, 54.2),
        ("shropshire", "england", f"{england}/shropshire"): (-3.08, 52.3, -2.2, 53.0),
        ("staffordshire", "england", f"{england}/staffordshire"): (-2.4, 52.5, -1.6, 53.2),
        ("east-sussex", "england", f"{england}/east-sussex"): (-0.2, 50.7, 0.9, 51.2),
        ("isle-of-wight", "england", f"{england}/isle-of-wight"): (-1.6, 50.5, -1.0, 50.8),
        ("tyne-and-wear", "england", f"{england}/tyne-and-wear"): (-1.9, 54.8, -1.3, 55.1),
        ("south-yorkshire", "england", f"{england}/south-yorkshire"): (-1.9, 53.3, -0.9, 53.6),
        ("north-yorkshire", "england", f"{england}/north-yorkshire"): (-2.5, 53.61, -0.2, 54.6),
        ("england", "united-kingdom", england): (-6.0, 49.8, 1.9, 55.8),
        ("wales", "united-kingdom", "united-kingdom/wales"): (-5.4, 51.3, -3.08, 53.45),
        ("scotland", "united-kingdom", "united-kingdom/scotland"): (-8.0, 55.3, -0.7, 61.0),
        ("united-kingdom", "europe", "united-kingdom"): (-8.7, 49.8, 1.9, 61.0),
        ("ireland-and-northern-ireland", "europe", "ireland-and-northern-ireland"): (-10.7, 51.3, -5.3, 55.5),
        ("france", "europe", "france"): (-5.0, 42.0, 8.0, 51.0),
    }
    entries = [files.index_entry(*names, files.box(*corners)) for names, corners in boxes.items()]
    index = json.dumps({"type": "FeatureCollection", "features": entries}).encode()
    served: dict[str, Any] = {"/index-v1.json": lambda: index}
    for (name, _, path), corners in boxes.items():
        body = (
            (newport / "streets.osm.pbf").read_bytes()
            if newport and name == "wales"
            else extract(councils, corners)
        )
        served[f"/europe/{path}-latest.osm.pbf"] = lambda body=body: body
    return served
