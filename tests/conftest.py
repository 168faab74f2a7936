"""What holds for every test: no real home folder, no screen, no chance, and no log line nobody asked for."""

import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).resolve().parents[1]

# All of this happens on import, because Qt and platformdirs read the environment when they are imported.
_HOME = Path(tempfile.mkdtemp(prefix="peerjournal-tests-"))
_HOMES = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_RUNTIME_DIR": "run",
    "XDG_STATE_HOME": ".local/state",
}
_ON_A_SCREEN = bool(os.environ.get("PEERJOURNAL_TEST_XVFB"))

for _name in [name for name in os.environ if name.startswith("PEERJOURNAL_")]:
    del os.environ[_name]
for _name, _folder in _HOMES.items():
    (_HOME / _folder).mkdir(mode=0o700, parents=True, exist_ok=True)
    os.environ[_name] = str(_HOME / _folder)
os.environ["QT_QPA_PLATFORM"] = "xcb" if _ON_A_SCREEN else "offscreen"

settings.register_profile("house", derandomize=True, deadline=None, database=None)
settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--long`, which also runs the proofs with many repetitions."""
    parser.addoption("--long", action="store_true", help="also run the tests marked long")


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Start no X server when nothing is going to be drawn on it."""
    if not _ON_A_SCREEN:
        config.option.no_xvfb = True


def pytest_unconfigure() -> None:
    """Remove the home folder all tests shared."""
    shutil.rmtree(_HOME, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what was not asked for, and let a test that declares its log also have Qt messages."""
    left_out = set()
    if not config.getoption("--long"):
        left_out.add("long")
    if "bench" not in config.option.markexpr:
        left_out.add("bench")
    deselected = [item for item in items if any(item.get_closest_marker(name) for name in left_out)]
    if deselected:
        config.hook.pytest_deselected(items=deselected)
        items[:] = [item for item in items if item not in set(deselected)]
    for item in items:
        if item.get_closest_marker("leaves_log"):
            item.add_marker(pytest.mark.qt_log_level_fail("NO"))


class _Listener(logging.Handler):
    """Keeps every record a test should not have caused."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record of ours whatever its level, and anybody else's from WARNING up."""
        ours = record.name == "peerjournal" or record.name.startswith("peerjournal.")
        if ours or record.levelno >= logging.WARNING:
            self.records.append(record)


@pytest.fixture(autouse=True)
def no_unexpected_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a log line; one that means to is marked `leaves_log` and looks at it itself."""
    listener = _Listener()
    root, ours = logging.getLogger(), logging.getLogger("peerjournal")
    level = ours.level
    ours.setLevel(logging.DEBUG)
    root.addHandler(listener)
    yield
    root.removeHandler(listener)
    ours.setLevel(level)
    if listener.records and not request.node.get_closest_marker("leaves_log"):
        lines = "\n".join(f"  {r.levelname} {r.name}: {r.getMessage()}" for r in listener.records)
        pytest.fail(f"unexpected log lines:\n{lines}", pytrace=False)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder this checkout lies in."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Other people's real files, kept beside the repository on machines that have them."""
    folder = REPOSITORY.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("no ../shared/data beside this checkout")
    return folder
