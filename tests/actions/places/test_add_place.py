"""A place from one line: once fetched nothing is asked again, and without internet it can be made again."""

import socket
from pathlib import Path

import pytest

from actions.add_place import NeededSourceMissingError, PlaceBusyError
from layers.area import open_area
from layers.locks.held import held
from layers.sources.catalogue import load_catalogue
from tests.actions.places.conftest import Maker, of, sums
from tests.stand_in.country import stand_in_country
from tests.stand_in.web import Answer, serving


def no_network(*_: object, **__: object) -> None:
    raise socket.gaierror(-2, "Name or service not known")


def test_a_second_run_with_everything_fresh_asks_nothing_and_changes_nothing(maker: Maker):
    first = maker.make("Lewes")
    second = maker.make("Lewes")
    assert maker.web.requests == []
    assert second.requests == 0
    assert second.up_to_date
    assert of(second).revision == of(first).revision
    assert second.recipe_before == ""


def test_offline_after_the_first_time_it_is_made_from_the_cache(maker: Maker, monkeypatch):
    first = maker.make("Lewes")
    monkeypatch.setattr(socket, "create_connection", no_network)
    monkeypatch.setattr(socket, "getaddrinfo", no_network)
    second = maker.make("Lewes", again=True)
    assert maker.web.requests == []
    assert second.manifest.left_out == ()
    assert not second.up_to_date
    assert sums(of(second)) == sums(of(first))
    assert all("since a newer one could not be fetched" in each.notes[-1] for each in second.manifest.files)


def test_without_internet_the_first_time_it_says_so_once(maker: Maker, monkeypatch):
    monkeypatch.setattr(socket, "create_connection", no_network)
    with pytest.raises(NeededSourceMissingError, match="cannot be prepared: there is no internet") as no:
        maker.make("Lewes")
    assert "Connect this computer and run it again" in no.value.fix
    assert not (maker.folder / "areas").exists()


def test_nobody_is_connected_but_the_catalogues_hosts(maker: Maker, monkeypatch):
    connected = set()
    connect = socket.socket.connect

    def noting(self: socket.socket, address: object) -> None:
        connected.add(address)
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", noting)
    maker.make("Isle of Wight")
    port = int(maker.web.address.rpartition(":")[2])
    assert connected == {("127.0.0.1", port)}
    assert {each.host for each in maker.web.requests} <= load_catalogue(own=Path("none.toml")).hosts
    assert all("WithinReach" in each.headers["User-Agent"] for each in maker.web.requests)


def test_what_would_be_fetched_is_known_beforehand_and_asks_nothing(maker: Maker):
    before = maker.plan("Lewes")
    assert maker.web.requests == []
    assert not list(maker.folder.iterdir())
    assert {each.state for each in before.sources} == {"absent"}
    assert before.bytes_to_come == sum(each.source.about_bytes for each in before.sources) > 50_000_000
    assert before.hosts[0] == "services1.arcgis.com"
    assert (before.area, before.is_prepared) == ("lewes", False)
    maker.make("Lewes")
    after = maker.plan("Lewes")
    assert {each.state for each in after.sources} == {"fresh"}
    assert (after.bytes_to_come, after.hosts, after.is_prepared) == (0, (), True)
    assert after.bytes_there == sum(each.bytes_there for each in after.sources) > 1_000
    again = maker.plan("Lewes", again=True)
    assert {each.state for each in again.sources} == {"older"}
    other = maker.plan("Isle of Wight")
    assert {each.source.id for each in other.sources if each.state == "fresh"} >= {
        "postcodes", "deprivation_england",
    }  # fmt: skip


def test_something_welcome_that_fails_is_left_out_and_tried_again(maker: Maker):
    maker.web.plant("NM_2057_1", Answer(b"", 404))
    first = maker.make("Lewes")
    (left_out,) = first.manifest.left_out
    assert (left_out.source, left_out.needed) == ("carers", False)
    assert "unpaid_carers" not in of(first).small_areas
    assert "carers" in [lack.publisher.layer for lack in first.lacking]
    maker.web.heal()
    second = maker.make("Lewes")
    assert maker.web.requests
    assert all("NM_2057_1" in each.url for each in maker.web.requests), "only what failed is asked again"
    assert second.manifest.left_out == ()
    assert not second.up_to_date
    assert "unpaid_carers" in of(second).small_areas
    assert second.recipe_before == "", "nobody had changed the recipe"


def test_something_needed_that_fails_leaves_the_area_of_before_serving(maker: Maker):
    first = maker.make("Lewes")
    recipe = Path(first.recipe).read_bytes()
    for path in (maker.folder / "cache").glob("stand-in-*/postcodes-*"):
        for file in path.iterdir():
            file.unlink()
    maker.web.plant("api.os.uk", Answer(b"", 503))
    with pytest.raises(NeededSourceMissingError, match="something it needs could not be fetched") as refusal:
        maker.make("Lewes")
    assert "Postcodes (Code-Point Open): api.os.uk has a fault of its own (503)." in refusal.value.what
    area = open_area("lewes", areas_folder=maker.folder / "areas")
    assert area.revision == of(first).revision
    assert Path(first.recipe).read_bytes() == recipe


def test_progress_goes_forward_and_ends_with_the_pack(maker: Maker):
    expected = maker.plan("Lewes").bytes_to_come
    maker.make("Lewes")
    steps = [each.step_number for each in maker.progress]
    assert steps == sorted(steps)
    assert set(steps) == {1, 2, 3}
    fetching = [each for each in maker.progress if each.step == "fetching"]
    come = [each.bytes_come for each in fetching]
    assert come == sorted(come)
    assert come[-1] > 0
    assert all(each.bytes_come <= each.bytes_in_all for each in fetching)
    assert fetching[0].bytes_in_all == expected
    assert fetching[-1].bytes_in_all < expected, "what has come is known, no longer about"
    assert all(each.done < each.total for each in fetching)


def test_a_former_code_means_the_council_of_today(maker: Maker):
    report = maker.make("E08000016")
    assert (report.title, report.area) == ("Barnsley", "barnsley")


@pytest.mark.slow
def test_a_stand_in_that_has_gone_leaves_its_copies_serving(tmp_path: Path, monkeypatch):
    with serving(stand_in_country()) as web:
        monkeypatch.setenv("WITHIN_REACH_WEB", web.address)
        maker = Maker(web, tmp_path)
        first = maker.make("Orkney")
    second = maker.make("Orkney", again=True)
    assert second.manifest.left_out == ()
    assert sums(of(second)) == sums(of(first))
    note = second.manifest.files[0].notes[-1]
    assert "since a newer one could not be fetched" in note
    assert "does not answer" in note


def test_the_same_council_is_not_prepared_twice_at_once(maker: Maker):
    maker.make("Orkney")
    folder = maker.folders.downloads / "places" / "S12000023"
    with (
        held(folder, AssertionError("nobody else holds it")),  # type: ignore[arg-type]
        pytest.raises(PlaceBusyError, match="Orkney Islands is being prepared by another run"),
    ):
        maker.make("Orkney")
    assert maker.make("Orkney").up_to_date
