"""The real window, played by a program in a process of its own; benchmarks read what each act tells."""

PASSPHRASE = "a passphrase"  # of every journal that is played with
