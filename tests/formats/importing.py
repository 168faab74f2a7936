"""Reads small samples the way an import does, and hands importers whatever hypothesis thinks of."""

import json
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from peerjournal.formats.imported import NO_WISHES, Imported, Remarks, Wishes
from peerjournal.formats.source import Source
from peerjournal.model.errors import WorldError

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def read(
    importer: ModuleType, path: Path, remarks: Remarks | None = None, wishes: Wishes = NO_WISHES
) -> list[Imported]:
    """All entries of a source that the importer recognises."""
    with Source(path) as source:
        assert importer.recognises(source)
        return list(importer.read(source, remarks or Remarks(), wishes))


def write_all(folder: Path, files: dict[str, bytes]) -> Path:
    """A folder with files."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def survives(importer: ModuleType, path: Path) -> None:
    """Recognises and reads, and nothing but an error of the world comes of it."""
    try:
        with Source(path) as source:
            importer.recognises(source)
            for found in importer.read(source, Remarks(), NO_WISHES):
                for file in found.files:
                    assert not file.inside or file.source is None or file.inside in file.source
    except WorldError:
        pass


def survives_mutations(importer: ModuleType, path: Path, sample: bytes, examples: int = 60) -> None:
    """The sample cut, doubled and overwritten in places, and random bytes."""

    @settings(max_examples=examples, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(
        st.binary(max_size=100)
        | st.tuples(st.integers(0, len(sample)), st.integers(0, 30), st.binary(max_size=12)).map(
            lambda cut: sample[: cut[0]] + cut[2] + sample[cut[0] + cut[1] :]
        )
    )
    def reads(content: bytes) -> None:
        path.write_bytes(content)
        survives(importer, path)

    reads()


def survives_any_fields(
    importer: ModuleType, path: Path, keys: tuple[str, ...], whole: Callable[[dict[str, Any]], Any], examples: int = 50
) -> None:
    """A JSON form whose fields hold anything."""

    @settings(max_examples=examples, suppress_health_check=[HealthCheck.too_slow], deadline=None)
    @given(
        st.dictionaries(
            st.sampled_from(keys), json_values | st.lists(st.dictionaries(st.sampled_from(keys), json_values))
        )
    )
    def reads(fields: dict[str, Any]) -> None:
        path.write_text(json.dumps(whole(fields)), "utf-8")
        survives(importer, path)

    reads()
