"""PeerJournal: a private journal for people in peer-support groups. Take the lesson, leave the names."""

__version__ = "0.1.0"
