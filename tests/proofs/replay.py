"""Follows recorded system calls on a model of a disk, so that the power can be cut between any two of them."""

import random
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from tests.proofs.disk import Edit, File, Folder, applied, some
from tests.proofs.recorder import Call

# All that changes files or says which one is meant; `Disk` refuses those that it does not know how to follow.
CALLS = (
    "open,openat,creat,close,dup,dup2,dup3,fcntl,lseek,write,pwrite64,writev,pwritev,pwritev2,fsync,"
    "fdatasync,sync_file_range,ftruncate,truncate,fallocate,rename,renameat,renameat2,link,linkat,symlink,"
    "symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir,mmap,sendfile,copy_file_range"
)


Tree = dict[str, bytearray | None]
"""Relative path -> bytes, or None for a folder."""
_DATA = {"lseek", "write", "pwrite64", "fsync", "fdatasync", "ftruncate"}
_NAMES = {"rename", "mkdir", "unlink", "rmdir", "unlinkat"}


class Disk:
    """Everything below `root`, as it is on disk when recording begins, and then call by call."""

    def __init__(self, root: Path) -> None:
        self._path = PurePosixPath(root)
        self._root = Folder()
        self._edits: list[tuple[Edit, ...]] = []  # what happened to names and is not yet safe
        self._open: dict[int, File | Folder] = {}
        self._at: dict[int, int] = {}  # where in an open file the next write goes
        for path in sorted(root.rglob("*")):
            parent, name = self._place(str(path))
            assert parent is not None
            parent.safe[name] = parent.live[name] = Folder() if path.is_dir() else File(bytearray(path.read_bytes()))

    def running(self) -> Tree:
        """What the running system sees."""
        return _tree(self._root, lambda one: one.live, lambda one: applied(one.safe, one.pending))

    def after_a_cut(self, chance: random.Random) -> Tree:
        """What may be there after a power cut."""
        names: dict[Folder, dict[str, File | Folder]] = {}
        for edit in some(self._edits, chance):
            for folder, name, node in edit:
                entries = names.setdefault(folder, dict(folder.safe))
                entries.pop(name, None)
                if node is not None:
                    entries[name] = node
        return _tree(self._root, lambda one: names.get(one, one.safe), lambda one: one.after_a_cut(chance))

    def follow(self, call: Call) -> None:
        """Does what a recorded call did. Raises NotImplementedError for one that it does not know how to follow."""
        if call.result < 0:
            return
        if call.name in {"open", "openat", "creat"}:
            self._opened(call)
        elif call.name == "close":
            self._open.pop(call.number(0), None)
        elif call.name in {"dup", "dup2", "dup3"} or "F_DUPFD" in call.written:
            if call.number(0) in self._open:
                self._open[call.result] = self._open[call.number(0)]
        elif call.name in _NAMES:
            self._named(call)
        elif call.name in _DATA:
            if call.number(0) in self._open:
                self._on_open(call, self._open[call.number(0)])
        elif call.name != "fcntl" and self._concerns_us(call):
            raise NotImplementedError(call.name)

    def _opened(self, call: Call) -> None:
        at = None if call.name != "openat" or "AT_FDCWD" in call.arguments[0] else call.number(0)
        if at is not None and at not in self._open:
            return
        folder, name = self._place(call.texts[0].decode(), at)
        node = self._root if folder is None else folder.live.get(name)
        if folder is None and name:
            return
        if node is None:
            assert "O_CREAT" in call.written
            assert folder is not None
            node = File()
            self._edit((folder, name, node))
        if "O_TRUNC" in call.written and isinstance(node, File):
            node.pending.append((0, None))
        assert "O_APPEND" not in call.written
        self._open[call.result], self._at[call.result] = node, 0

    def _on_open(self, call: Call, node: File | Folder) -> None:
        handle = call.number(0)
        if call.name in {"fsync", "fdatasync"}:
            if isinstance(node, File):
                node.sync()
            else:
                self._sync(node)
            return
        assert isinstance(node, File) or call.name == "lseek"
        if call.name == "lseek":
            self._at[handle] = call.result
        elif isinstance(node, File) and call.name == "ftruncate":
            node.pending.append((call.number(1), None))
        elif isinstance(node, File):
            offset = call.number(3) if call.name == "pwrite64" else self._at[handle]
            node.pending.append((offset, call.texts[0][: call.result]))
            self._at[handle] += call.result if call.name == "write" else 0

    def _named(self, call: Call) -> None:
        at = None if call.name != "unlinkat" or "AT_FDCWD" in call.arguments[0] else call.number(0)
        if at is not None and at not in self._open:
            return
        places = [self._place(text.decode(), at) for text in call.texts]
        folder, name = places[0]
        if folder is None:
            return
        if call.name == "mkdir":
            self._edit((folder, name, Folder()))
        elif call.name == "rename":
            into, new_name = places[1]
            assert into is not None
            self._edit((folder, name, None), (into, new_name, folder.live[name]))
        else:
            self._edit((folder, name, None))

    def _edit(self, *edits: Edit) -> None:
        self._edits.append(edits)
        for folder, name, node in edits:
            folder.live.pop(name, None)
            if node is not None:
                folder.live[name] = node

    def _sync(self, folder: Folder) -> None:
        for edit in [one for one in self._edits if any(place is folder for place, _, _ in one)]:
            self._edits.remove(edit)
            for place, name, node in edit:
                place.safe.pop(name, None)
                if node is not None:
                    place.safe[name] = node

    def _place(self, path: str, at: int | None = None) -> tuple[Folder | None, str]:
        """(folder, name) of a path below the root; (None, '') for the root itself, (None, path) outside of it."""
        folder = self._root
        if at is not None:
            start = self._open[at]
            assert isinstance(start, Folder)
            folder, parts = start, PurePosixPath(path).parts
        elif not PurePosixPath(path).is_relative_to(self._path):
            return None, path
        else:
            parts = PurePosixPath(path).relative_to(self._path).parts
        if not parts:
            return None, ""
        for part in parts[:-1]:
            inner = folder.live[part]
            assert isinstance(inner, Folder)
            folder = inner
        return folder, parts[-1]

    def _concerns_us(self, call: Call) -> bool:
        if call.name == "mmap":
            shared = "MAP_SHARED" in call.written and "PROT_WRITE" in call.written
            return shared and call.number(4) in self._open
        ours = any(self._place(text.decode(errors="replace"))[0] is not None for text in call.texts)
        return ours or any(one.isdigit() and int(one) in self._open for one in call.arguments)


def _tree(root: Folder, names: Callable[[Folder], dict[str, File | Folder]], data: Callable[[File], bytearray]) -> Tree:
    found: Tree = {}
    inside = [("", root)]
    while inside:
        prefix, folder = inside.pop()
        for name, node in names(folder).items():
            found[prefix + name] = data(node) if isinstance(node, File) else None
            if isinstance(node, Folder):
                inside.append((f"{prefix}{name}/", node))
    return dict(sorted(found.items()))
