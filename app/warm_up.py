"""Is the walking engine compiled? Asks one question of each sort, so that nobody waits for it later."""

from datetime import UTC, datetime

import numpy as np

from actions.listen_once import listen_once
from geo.paces import DEFAULT_PACE, PACES
from layers.area import list_areas, open_area
from questions.places.area_assets import pack_assets
from questions.walks.near_person import Origin, Question, near_person
from questions.walks.route_sheet import route_sheet
from questions.wards.by_bus import WEEK, BusDays, wards_by_bus
from questions.wards.gap_ranks import rank_ranges
from questions.wards.ward_gaps import WardQuestion, ward_gaps


def warm_up() -> None:
    """Ask what is near the middle of the first prepared area, the way to one of them, and about its wards.

    By bus too, where it has a timetable. The tables of words are listened to first.
    """
    listen_once()
    ready = [summary.name for summary in list_areas() if not summary.problem]
    if not ready:
        return
    area = open_area(ready[0])
    assets = pack_assets(area)
    network = area.network
    main_piece = np.flatnonzero(network.node_piece == 0)
    node = main_piece[len(main_piece) // 2]
    origin = Origin(float(network.node_x[node]), float(network.node_y[node]))
    question = Question(PACES[DEFAULT_PACE], 15)
    answer = near_person(area, assets, origin, question)
    if len(answer.in_reach):
        route_sheet(area, assets, origin, question, str(answer.in_reach["asset_id"].iat[0]))
    if len(area.residents) and len(area.wards):
        ward_question = WardQuestion((), question.pace, question.minutes, datetime.now(UTC).date())
        gaps = ward_gaps(area, assets, ward_question)
        rank_ranges(area, assets, ward_question)
        if area.buses is not None and area.buses.first_day is not None:
            wards_by_bus(area, assets, gaps, BusDays(area.buses.first_day, WEEK))


if __name__ == "__main__":
    warm_up()
