"""Python runs this before any program that has this folder on its path, also before the one that follows locking."""

import os

if os.environ.get("WIRED"):
    from tests.wired import inside

    inside.install()
