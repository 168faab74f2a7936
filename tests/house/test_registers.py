"""Every file of a package that has a register stands in it, so that nothing is written and never reached."""

import ast
import importlib
import re
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[2]
PROGRAM = HERE / "peerjournal"
REGISTERS = {
    "cli/commands": ["COMMANDS"],
    "formats": ["IMPORTERS", "EXPORTERS"],
    "insights": ["INSIGHTS"],
    "measures": ["MEASURES", "BROUGHT"],
    "ui/pages": ["PAGES"],
}


def registered_modules(source: str, registers: list[str]) -> set[str]:
    """Return the modules that the names in these tuples were imported from.

    `from peerjournal.formats import jrnl` and `from peerjournal.formats.jrnl import JRNL` both count as jrnl, and
    so does the text "peerjournal.formats.jrnl" of a register whose modules are imported when they are needed.
    """
    tree = ast.parse(source)
    origin = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                origin[alias.asname or alias.name] = {node.module.split(".")[-1], alias.name}
    used: set[str] = set()
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        if any(isinstance(target, ast.Name) and target.id in registers for target in targets):
            assert isinstance(node, ast.Assign | ast.AnnAssign)
            assert isinstance(node.value, ast.Tuple), "a register is a plain tuple"
            for name in ast.walk(node.value):
                if isinstance(name, ast.Name):
                    used |= origin.get(name.id, set())
                elif isinstance(name, ast.Constant) and isinstance(name.value, str):
                    used.add(name.value.split(".")[-1])
    return used


def modules_in(folder: Path) -> dict[str, list[Path]]:
    """Return the modules and packages directly in a folder, each with its files."""
    found = {path.stem: [path] for path in folder.glob("*.py") if path.stem != "__init__"}
    return found | {path.parent.name: sorted(path.parent.rglob("*.py")) for path in folder.glob("*/__init__.py")}


@pytest.mark.parametrize("package", [p for p in REGISTERS if (PROGRAM / p / "__init__.py").exists()])
def test_every_file_of_a_folder_stands_in_its_register_or_is_shared_by_those_that_do(package: str) -> None:
    folder = PROGRAM / package
    modules = modules_in(folder)
    registered = registered_modules((folder / "__init__.py").read_text("utf-8"), REGISTERS[package])
    dotted = re.escape("peerjournal." + package.replace("/", "."))
    shared: set[str] = set()
    looked_at: set[str] = set()
    while more := ((registered | shared) & set(modules)) - looked_at:  # also what shared files share among them
        looked_at |= more
        for path in (path for name in more for path in modules[name]):
            source = path.read_text("utf-8")
            shared |= set(re.findall(rf"from {dotted}\.(\w+)", source))
            for names in re.findall(rf"from {dotted} import (.+)", source):
                shared |= set(re.findall(r"\w+", names))
    unreached = set(modules) - registered - shared
    assert not unreached, f"not in the register of {package}: {sorted(unreached)}"
    loaded = importlib.import_module("peerjournal." + package.replace("/", "."))
    assert any(getattr(loaded, register, ()) for register in REGISTERS[package])


def test_a_file_that_is_missing_from_its_register_is_noticed() -> None:
    source = "from p.formats.jrnl import JRNL\nfrom p.formats import dayone, daylio\nIMPORTERS = (JRNL, dayone)\n"
    assert {"jrnl", "dayone"} <= registered_modules(source, ["IMPORTERS"])
    assert "daylio" not in registered_modules(source, ["IMPORTERS"])


def packages_of(*names: str) -> set[str]:
    """Return the full names of those packages that exist."""
    return {f"peerjournal.{name}" for name in names if (PROGRAM / name / "__init__.py").exists()}


def test_the_contract_for_the_faces_names_every_part_there_is() -> None:
    """import-linter takes no optional names here, so this notices when a new part was not added to it."""
    linter = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    faces = next(contract for contract in linter["contracts"] if contract["name"].startswith("Faces"))
    assert set(faces["source_modules"]) == packages_of("cli", "ui")
    assert set(faces["forbidden_modules"]) == packages_of("backup", "crypto", "formats", "sharing", "vault")
