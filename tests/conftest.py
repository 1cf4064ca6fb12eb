"""What every test may ask for."""

import functools
import gc
import importlib
import os
import signal
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import hypothesis
import pytest

from layers.area import Area, open_area
from tests.layers.register.postgres import make_empty, new_database, postgres_server
from tests.made_once import PreparedNewport, made_once, prepare_newport
from tests.tiny_area import tiny_area

LONGEST_OF_A_LONG_RUN_S = 3_600
SERVERS = {"postgres_databases", "postgis_server", "database_server"}  # fixtures that start PostgreSQL
TESTS = Path(__file__).parent
IN_A_BROWSER = TESTS / "browser"
SHARED_DATA = Path(__file__).parents[1] / ".." / "shared" / "data"


# A busy machine may take any time over an example; what hangs is ended by pytest's own limit.
hypothesis.settings.register_profile("whatever the machine does", deadline=None)
hypothesis.settings.load_profile("whatever the machine does")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--long", action="store_true", help="soaks, many kills and national sizes in full")


@pytest.fixture(scope="session")
def long_run(request: pytest.FixtureRequest) -> bool:
    """Whether sizes are those of a whole nation, or a soak; without --long the small version runs."""
    return bool(request.config.getoption("--long"))


@pytest.fixture(scope="session")
def times_over(long_run: bool) -> int:
    """How often a test goes through its smallest size: 50 times with --long."""
    return 50 if long_run else 1


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Say of each test what it needs, so that a part can be chosen and a report can be counted."""
    for item in items:
        asked_for = set(getattr(item, "fixturenames", ()))
        parameters = item.callspec.params.values() if hasattr(item, "callspec") else ()
        if asked_for & SERVERS or "postgresql" in parameters:
            item.add_marker("postgresql")
            item.user_properties.append(("needs", "postgresql"))
        if "postgis_server" in asked_for or "postgis" in parameters:
            item.user_properties.append(("needs", "postgis"))
        if "newport_data" in asked_for or "newport" in item.nodeid:
            item.add_marker("newport")
            item.user_properties.append(("needs", "newport"))
        if config.getoption("--long"):
            item.add_marker(pytest.mark.timeout(LONGEST_OF_A_LONG_RUN_S), append=False)
    beyond = [] if config.getoption("--long") else [item for item in items if item.get_closest_marker("long")]
    if beyond:
        config.hook.pytest_deselected(items=beyond)
        items[:] = [item for item in items if item not in beyond]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """In CI nothing may be missing: what is skipped there has failed, but for what only root can try."""
    report = yield
    if report.skipped and os.environ.get("CI") == "true" and not item.get_closest_marker("root"):
        report.outcome = "failed"
        report.longrepr = f"In CI no test may be skipped: {report.longrepr}"
    return report


def pytest_configure(config: pytest.Config) -> None:
    """Pages begin to draw their background as soon as they are opened: not into the office's own folder."""
    folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)  # a tile may be drawn still
    os.environ["WITHIN_REACH_TILES"] = folder.name
    config.add_cleanup(folder.cleanup)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What is in a browser lies in a folder of its own: either part loads its own tests and no others."""
    chosen = config.getoption("markexpr", "")
    if chosen == "browser":
        return True if collection_path.parent == TESTS and collection_path != IN_A_BROWSER else None
    if chosen == "not browser":
        return True if collection_path == IN_A_BROWSER else None
    return None


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Iterator[None]:
    """All modules and tests stay to the end: memory is not searched for what nobody uses while they come."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.collect()
        gc.freeze()
        gc.enable()


def pytest_collection_finish() -> None:
    """Streamlit reads what every package says of itself, for each page that a test opens: once is enough."""
    if "streamlit.testing.v1" in sys.modules:
        scanner = importlib.import_module("streamlit.components.v2.manifest_scanner")
        vars(scanner)["scan_component_manifests"] = functools.cache(scanner.scan_component_manifests)


@pytest.fixture(autouse=True)
def own_main() -> Iterator[None]:
    """A page that a test runs becomes Python's main program, which other tests' processes would run again."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(autouse=True)
def own_signals() -> Iterator[None]:
    """What a test does with signals ends with it: a child forked later would end in that way, or never."""
    numbers = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    yield
    for number, handler in before.items():
        if handler is not None and signal.getsignal(number) is not handler:
            signal.signal(number, handler)


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Area:
    """A town small enough to work out by hand, see ``tests/tiny_area.py``."""
    return tiny_area(tmp_path_factory.mktemp("areas"))


@pytest.fixture(scope="session")
def newport_data() -> Path:
    """The folder of Newport's real sources. Where it is missing a test is skipped, but never in CI."""
    folder = SHARED_DATA / "newport"
    if not folder.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI needs Newport's data at {folder}.")
        pytest.skip("Newport's data is not on this machine (../shared/data/newport).")
    return folder


@pytest.fixture(scope="session")
def newport_prepared(newport_data: Path, tmp_path_factory: pytest.TempPathFactory) -> PreparedNewport:
    """Newport, prepared once for all tests in all processes, and what that took."""
    return made_once("newport", tmp_path_factory, lambda folder: prepare_newport(newport_data, folder))


@pytest.fixture(scope="session")
def newport_areas(newport_prepared: PreparedNewport) -> Path:
    """A folder of areas with Newport in it: read it, never write into it."""
    return newport_prepared.areas


@pytest.fixture(scope="session")
def newport_pack(newport_areas: Path) -> Area:
    """Newport as it is prepared, but for its hills: most tests measure metres of street."""
    area = open_area("newport", areas_folder=newport_areas)
    vars(area)["network"] = replace(area.network, heights=None)
    return area


@pytest.fixture(scope="session")
def hilly_newport(newport_areas: Path) -> Area:
    """Newport with its hills."""
    return open_area("newport", areas_folder=newport_areas)


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[tuple[str, list[str]]]:
    """One PostgreSQL server for all tests of this process, and its databases that no test uses just now."""
    with postgres_server() as server:
        yield server, []


@pytest.fixture
def postgres(postgres_databases: tuple[str, list[str]]) -> Iterator[Callable[[], str]]:
    """Call it for the URL of a database with an empty register, or none yet."""
    server, free = postgres_databases
    used: list[str] = []

    def empty() -> str:
        used.append(free.pop() if free else new_database(server))
        return used[-1]

    yield empty
    for url in used:
        make_empty(url)
    free += used
