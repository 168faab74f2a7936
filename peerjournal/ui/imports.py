"""Takes PySide's hand off Python's import statement: it reads the source of every module that is imported after it.

PySide looks there for a switch of its own, `from __feature__ import ...`, that nothing in this program uses, and Python
keeps all that was read in memory: ten megabytes when every page has been seen, and a fifth of the time of each import.
"""

import builtins
import linecache


def plain() -> None:
    """Python's own import again. Call it once, after the first module of PySide; there is nothing to call it for where
    PySide changed nothing.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    linecache.clearcache()  # what was read until now; a traceback reads again what it shows
