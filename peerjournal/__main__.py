"""Where the program starts: the version at once, the window when no command is named, else the terminal face."""

import sys


def for_window(arguments: list[str]) -> list[str] | None:
    """What the window is to be started with, or None for the terminal.

    `window` and `--demo` mean the window, and so does naming no command: nothing at all, or only a journal's folder.
    """
    rest, named = arguments, []
    if rest and rest[0].startswith("--vault="):
        named, rest = rest[:1], rest[1:]
    elif rest[:1] == ["--vault"] and len(rest) > 1:
        named, rest = rest[:2], rest[2:]
    if not rest or rest[0] == "--demo":
        return [*named, *rest]
    return [*named, *rest[1:]] if rest[0] == "window" else None


def main() -> None:
    """Imports only the face that is asked for."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from peerjournal import __version__

        sys.stdout.write(f"peerjournal {__version__}\n")
        return
    windows = for_window(arguments)
    if windows is not None:
        from peerjournal.app import main as window

        sys.exit(window(windows))
    from peerjournal.cli.start import main as terminal

    terminal()


if __name__ == "__main__":
    main()
