"""Where the program starts: the version at once, the window when no command is named, else the terminal face."""

import sys


def main() -> None:
    """Imports only the face that is asked for: no argument, `window` or `--demo` mean the window."""
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from peerjournal import __version__

        sys.stdout.write(f"peerjournal {__version__}\n")
        return
    if not arguments or arguments[0] in ("window", "--demo"):
        from peerjournal.app import main as window

        sys.exit(window(arguments[1:] if arguments[:1] == ["window"] else arguments))
    from peerjournal.cli.main import main as terminal

    terminal()


if __name__ == "__main__":
    main()
