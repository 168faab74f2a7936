"""House rules no linter knows: short files, a sentence on top, nothing of one computer, whole texts."""

import ast
import re
import shutil
import subprocess
from pathlib import Path

import pytest

LONGEST_FILE = 300
MOST_PUBLIC_METHODS = 15
HERE = Path(__file__).resolve().parents[2]
PYTHON_FILES = [
    HERE / "bootstrap.py",
    *sorted((HERE / "peerjournal").rglob("*.py")),
    *sorted((HERE / "tests").rglob("*.py")),
]
# Put together here, so that this file does not find itself. (A made-up /home/somebody in a test is fine.)
ONE_COMPUTER = re.compile(r"(?<![\w.~-])(?:/" + r"(?:work|root)/|/tmp/[a-z])|" + re.escape(f"{HERE}/"))


def name(path: Path) -> str:
    """Name a file the way a person in the repository would."""
    return path.relative_to(HERE).as_posix()


@pytest.mark.parametrize("path", PYTHON_FILES, ids=name)
def test_a_file_is_short_enough_to_be_read_in_one_go(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    assert lines <= LONGEST_FILE, f"{name(path)} has {lines} lines; {LONGEST_FILE} are the most"


@pytest.mark.parametrize("path", PYTHON_FILES, ids=name)
def test_a_module_begins_by_saying_what_it_is_for(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text("utf-8")))
    assert docstring, f"{name(path)} has no docstring"
    assert len(docstring.split()) >= 3, f"{name(path)}: {docstring!r} says too little"


@pytest.mark.parametrize("path", [p for p in PYTHON_FILES if p.is_relative_to(HERE / "peerjournal")], ids=name)
def test_a_class_stays_small(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ClassDef):
            methods = [item.name for item in node.body if isinstance(item, ast.FunctionDef)]
            # a name in camelCase is Qt's: it is overridden, not offered
            public = [method for method in methods if not method.startswith("_") and method.islower()]
            assert len(public) <= MOST_PUBLIC_METHODS, f"{node.name} has {len(public)} public methods"


@pytest.mark.parametrize("path", [p for p in PYTHON_FILES if p.is_relative_to(HERE / "peerjournal")], ids=name)
def test_a_text_for_translators_is_not_put_together(path: Path) -> None:
    """lupdate reads the source: tr(f"...") is extracted with its braces and then never matches."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in ("tr", "translate", "QT_TRANSLATE_NOOP"):
            assert not any(isinstance(argument, ast.JoinedStr) for argument in node.args), (
                f"{name(path)}:{node.lineno} translates an f-string"
            )


def test_every_folder_of_the_program_is_a_package() -> None:
    """Without its `__init__.py` a folder imports all the same, but import-linter and mypy look past it."""
    folders = {path.parent for path in (HERE / "peerjournal").rglob("*.py")}
    assert not [name(folder) for folder in folders if not (folder / "__init__.py").exists()]


def tracked_files() -> list[Path]:
    """Return every file git keeps, or skip where this is no checkout or there is no git."""
    if not (HERE / ".git").exists() or shutil.which("git") is None:
        pytest.skip("needs git, and a checkout")
    answer = subprocess.run(["git", "ls-files", "-z"], cwd=HERE, capture_output=True, check=True)
    return [HERE / found for found in answer.stdout.decode().split("\0") if found and (HERE / found).is_file()]


def test_no_tracked_file_names_a_folder_of_one_computer() -> None:
    found = []
    for path in tracked_files():
        text = path.read_bytes().decode("utf-8", "replace")
        found += [f"{name(path)}: {match.group()}" for match in ONE_COMPUTER.finditer(text)]
    assert not found, found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("open /" + "work/main", True),
        ('cd "/tmp/' + 'clone"', True),
        (f"{HERE}/bootstrap.py", True),
        ("https://example.org/homework/root/", False),
        ("tests/house/work/", False),
        ("~/.config", False),
    ],
)
def test_the_folders_of_one_computer_are_recognised(text: str, told: bool) -> None:
    assert bool(ONE_COMPUTER.search(text)) is told


def test_the_locks_name_no_host_and_every_file_by_its_hash() -> None:
    for path in (HERE / "packaging" / "locks").glob("*.lock"):
        text = path.read_text("utf-8")
        assert "://" not in text
        assert "--index-url" not in text
        requirements = re.split(r"\n(?=\S)", re.sub(r"^\s*#.*\n?", "", text, flags=re.MULTILINE).strip())
        assert len(requirements) > 10
        for requirement in requirements:
            assert "==" in requirement.split("\n")[0]
            assert "--hash=sha256:" in requirement, requirement


def test_the_licence_is_the_whole_gpl_3() -> None:
    text = (HERE / "LICENSE").read_text("utf-8")
    assert text.lstrip().startswith("GNU GENERAL PUBLIC LICENSE")
    assert "END OF TERMS AND CONDITIONS" in text
