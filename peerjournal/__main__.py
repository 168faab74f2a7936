"""Where the program starts: the version at once, everything else from the terminal face."""

import sys


def main() -> None:
    """Answers `--version` before anything is imported, and hands every other command line to the terminal face."""
    if sys.argv[1:] == ["--version"]:
        from peerjournal import __version__

        sys.stdout.write(f"peerjournal {__version__}\n")
        return
    from peerjournal.cli.main import main as terminal

    terminal()


if __name__ == "__main__":
    main()
