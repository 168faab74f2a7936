"""What CONTRIBUTING.md shows works as it stands there."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from peerjournal.formats.imported import NO_WISHES, Remarks
from peerjournal.formats.source import Source
from tests.formats.importing import survives_mutations

HERE = Path(__file__).resolve().parents[2]
SAMPLE = b"2024-05-17 | calm | Slept well\nnonsense\n2024-05-17 | tired | Rain\n\n"


@pytest.fixture
def daylines(tmp_path: Path) -> ModuleType:
    """The importer of the worked example."""
    code = re.search(r"```python\n(\"\"\"Daylines.*?)```", (HERE / "CONTRIBUTING.md").read_text("utf-8"), re.DOTALL)
    assert code is not None
    path = tmp_path / "daylines.py"
    path.write_text(code[1], "utf-8")
    spec = importlib.util.spec_from_file_location("daylines", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_new_importer_reads_its_sample_and_survives_any_other(daylines: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(SAMPLE)
    remarks = Remarks()
    with Source(tmp_path / "x") as source:
        assert daylines.recognises(source)
        found = list(daylines.read(source, remarks, NO_WISHES))
    assert [(one.source_id, one.body) for one in found] == [("2024-05-17:1", "Slept well"), ("2024-05-17:2", "Rain")]
    assert [one.what for one in remarks.skipped] == ["line 2"]
    survives_mutations(daylines, tmp_path / "x", SAMPLE, examples=20)


def test_the_checks_accept_it(daylines: ModuleType) -> None:
    for check in (["ruff", "check", "--config", str(HERE / "pyproject.toml")], ["ruff", "format", "--check"]):
        done = subprocess.run([sys.executable, "-m", *check, str(daylines.__file__)], cwd=HERE, capture_output=True)
        assert done.returncode == 0, done.stdout.decode()
