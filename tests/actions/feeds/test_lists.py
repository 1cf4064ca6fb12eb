"""A file at an address, and a directory of services, keep themselves as well."""

import pytest

from actions.bring_in_list import commit, look_over, open_content
from layers.assets.kinds import load_kinds
from layers.register.exporting.feed import build_feed
from layers.register.exporting.provenance import Provenance
from layers.register.feed_model import FeedForm, FeedOutcome
from layers.register.importing.source import Source
from layers.register.model import Asset, Status
from tests.actions.feeds.conftest import NOW
from tests.actions.feeds.planted import point

HEAD = "Ref,Name,Type,Longitude,Latitude,When"


class File:
    """A file of a council's server, which tells by its mark whether it has changed."""

    def __init__(self, server, path="/clubs.csv"):
        self.rows, self.sent = {}, 0
        server.routes[path] = lambda path, query, base: self.reply

    def put(self, key, **more):
        at = point(500 + 10 * int(key))
        row = {"Name": f"Club {key}", "Type": "Sports", "When": "Tuesday 10:00-12:00", **more}
        self.rows[key] = f"{key},{row['Name']},{row['Type']},{at['longitude']},{at['latitude']},{row['When']}"

    def reply(self, headers):
        text = "\n".join([HEAD, *self.rows.values()])
        mark = f'"{hash(text)}"'
        if headers.get("If-None-Match") == mark:
            return 304, {"ETag": mark}, b""
        self.sent += 1
        return 200, {"ETag": mark, "Content-Type": "text/csv"}, text.encode()


@pytest.fixture
def file(office):
    file = File(office.server)
    for key in "123456":
        file.put(key)
    office.add("/clubs.csv", name="Clubs", form=FeedForm.LIST, kind_words=(("Sports", "sports_club"),))
    return file


def test_a_file_that_has_not_changed_does_not_travel_again(office, file):
    assert office.refresh("Clubs").added == 6
    assert office.assets()["Club 1"].kind == "sports_club"
    revision = office.register.revision
    done = office.refresh("Clubs")
    assert (done.outcome, done.as_before, file.sent) == (FeedOutcome.CAME, True, 1)
    assert office.register.revision == revision


def test_a_changed_file_changes_what_changed_and_ends_what_is_gone(office, file):
    office.refresh("Clubs")
    file.put("1", When="Friday 10:00-12:00")
    del file.rows["2"]
    file.put("7")
    done = office.refresh("Clubs")
    assert (done.added, done.changed, done.closed, done.unchanged) == (1, 1, 1, 4)


def test_a_file_that_shrinks_is_held_and_travels_again_until_somebody_has_looked(office, file):
    office.refresh("Clubs")
    for key in "1234":
        del file.rows[key]
    assert office.refresh("Clubs").outcome is FeedOutcome.HELD
    assert office.refresh("Clubs").outcome is FeedOutcome.HELD
    assert office.refresh("Clubs", accept=True).closed == 4


def test_what_a_person_said_of_words_holds_for_the_feed_that_the_list_becomes(office):
    at = point(500)
    row = f"1,Club 1,Lunch club,{at['longitude']},{at['latitude']},Tuesday 10:00-12:00,Seasonal"
    content = f"{HEAD},Status\n{row}\n".encode()
    office.server.routes["/clubs.csv"] = lambda path, query, base: (
        lambda headers: (200, {"Content-Type": "text/csv"}, content)
    )
    desk = office.desk(None)
    incoming = open_content(content, "clubs.csv", Source("Clubs"), desk=desk)
    chosen = incoming.mapping.corrected("status", ("Status",)).with_values({("status", "Seasonal"): "paused"})
    commit(look_over(incoming, chosen, desk=desk, today=NOW.date()), office.register)
    office.add("/clubs.csv", name="Clubs", form=FeedForm.LIST)
    assert office.refresh("Clubs").outcome is FeedOutcome.CAME
    assert office.assets()["Club 1"].status is Status.PAUSED
    assert office.refresh("Clubs").unchanged == 1


def test_a_file_whose_columns_are_others_now_is_not_guessed_at(office, file, monkeypatch):
    office.refresh("Clubs")
    monkeypatch.setattr(f"{__name__}.HEAD", "A,B,C,D,E,F")
    done = office.refresh("Clubs")
    assert done.outcome is FeedOutcome.FAILED
    assert len([name for name in office.open_names() if name.startswith("Club ")]) == 6


def test_a_page_that_says_sorry_is_no_list(office, file):
    office.refresh("Clubs")
    office.server.routes["/clubs.csv"] = (
        200,
        {"Content-Type": "text/html"},
        b"<html>Sorry, back soon</html>",
    )
    assert office.refresh("Clubs").outcome is FeedOutcome.FAILED
    assert len([name for name in office.open_names() if name.startswith("Club ")]) == 6


def services(office, *numbers, path="/directory"):
    assets = [
        Asset(
            f"x/{n}",
            f"Service {n}",
            kind="advice",
            source="X",
            source_id=str(n),
            **point(500 + n),
        )
        for n in numbers
    ]
    feed = build_feed(assets, kinds=load_kinds(), provenance=Provenance("X", NOW.date()))
    office.server.routes[path + "/"] = feed.details()
    office.server.routes[path + "/services"] = lambda _, query, base: feed.service_list(
        int(query["page"][0]), per_page=2
    )
    for asset in assets:
        for service in feed.service_list(1, per_page=100)["contents"]:
            office.server.routes[f"{path}/services/{service['id']}"] = feed.service_full(service["id"])
        del asset


def test_a_directory_keeps_itself(office):
    services(office, 1, 2, 3, 4, 5)
    office.add("/directory", name="Help", form=FeedForm.OPEN_REFERRAL)
    assert office.refresh("Help").added == 5
    revision = office.register.revision
    assert office.refresh("Help").unchanged == 5
    assert office.register.revision == revision
    services(office, 1, 2, 3, 4)
    assert office.refresh("Help").closed == 1


OLD = {
    "id": "7",
    "name": "Carers' coffee",
    "description": "A chat and a cup of coffee",
    "status": "active",
    "url": "www.example.org",
    "organization": {"id": "o1", "name": "Carers Together", "url": "https://example.org"},
    "contacts": [{"id": "c", "name": "Nobody Real", "phones": [{"id": "p", "number": "01632 960111"}]}],
    "eligibilitys": [{"minimum_age": 18, "maximum_age": 999}],
    "cost_options": [{"id": "x", "amount": "2.50", "option": ""}],
    "service_taxonomys": [{"taxonomy": {"id": "t", "name": "Support group", "vocabulary": "own"}}],
    "regular_schedules": [
        {"id": "s", "freq": "WEEKLY", "byday": "TU", "opens_at": "10:00", "closes_at": "12:00"}
    ],
}


def test_a_directory_of_version_one_is_read_too(office):
    at = {
        **point(520),
        "name": "Hall",
        "physical_addresses": [{"address_1": "High Street", "city": "Tinytown"}],
    }
    whole = {**OLD, "service_at_locations": [{"id": "1", "location": {"id": "9", **at}}]}
    office.server.routes["/old/services"] = lambda path, query, base: {
        "totalPages": 2,
        "number": int(query["page"][0]),
        "last": query["page"] == ["2"],
        "content": [{"id": "7", "name": OLD["name"]}] if query["page"] == ["1"] else [7, {"id": "8"}],
    }
    office.server.routes["/old/services/7"] = whole
    office.server.routes["/old/services/8"] = {"id": "8"}
    office.add("/old", name="Old", form=FeedForm.OPEN_REFERRAL)
    done = office.refresh("Old")
    assert (done.outcome, done.added) == (FeedOutcome.CAME, 1), done.sentence
    asset = office.assets()["Carers' coffee"]
    assert (asset.kind, asset.phone, asset.organisation) == (
        "support_group",
        "01632 960111",
        "Carers Together",
    )
    assert (asset.minimum_age, asset.maximum_age, asset.price_pence) == (18, None, 250)
    assert (asset.when, asset.address) == ("Tuesday 10:00-12:00", "Hall, High Street, Tinytown")
    assert "Nobody Real" not in repr(asset)
    assert office.refresh("Old").unchanged == 1


def test_what_lies_elsewhere_comes_in_only_where_that_was_said(office):
    rows = [HEAD, "1,Near,Library,{longitude},{latitude},".format(**point()), "2,Far,Library,-1.5,53.8,"]
    office.server.routes["/list.csv"] = (200, {"Content-Type": "text/csv"}, "\n".join(rows).encode())
    for name, everywhere in (("Here", False), ("All", True)):
        office.add("/list.csv", name=name, form=FeedForm.LIST, everywhere=everywhere)
    assert office.refresh("Here").added == 1
    assert office.refresh("All").added == 2
