"""Packages whose names are loaded when somebody asks for them: who needs one need not wait for the others."""

TYPE_CHECKING = False  # as type checkers know it: nothing is to be loaded before a key is begun
if TYPE_CHECKING:
    from collections.abc import Callable


def on_demand(package: str, homes: dict[str, str]) -> "Callable[[str], object]":
    """A package's `__getattr__`; `homes` says in which of its modules each name is."""

    def find(name: str) -> object:
        home = homes.get(name)
        if home is None:
            raise AttributeError(name)
        from importlib import import_module

        return getattr(import_module(f"{package}.{home}"), name)

    return find
