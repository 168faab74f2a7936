"""Where things lie is where platformdirs says, also where it is not asked."""

import sys
from pathlib import Path

import platformdirs
import pytest

from peerjournal import places


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked")
@pytest.mark.parametrize("home", ["/home/somebody", "/", "somewhere", "", None])
@pytest.mark.parametrize("given", ["/data/of mine", "/", "relative", "~/.mine", " ", "", None])
def test_the_folders_of_linux_are_those_of_platformdirs(
    home: str | None, given: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("HOME", home), *((f"XDG_{kind}_HOME", given) for kind in ("DATA", "STATE", "CONFIG"))):
        if value is None:
            monkeypatch.delenv(name, raising=False)
        else:
            monkeypatch.setenv(name, value)
    assert places.default_vault().parent == Path(platformdirs.user_data_dir("PeerJournal", appauthor=False))
    assert places.state_folder() == Path(platformdirs.user_state_dir("PeerJournal", appauthor=False))
    assert places.settings_file().parent == Path(platformdirs.user_config_dir("PeerJournal", appauthor=False))
