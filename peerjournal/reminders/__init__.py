"""When something is due to be said about a meeting. It takes `now` and knows no clock, no vault and no group's name."""

from peerjournal.reminders.due import LASTS, Kind, Planned, Reminder, due, due_while_locked, moments_ahead, next_change

__all__ = ["LASTS", "Kind", "Planned", "Reminder", "due", "due_while_locked", "moments_ahead", "next_change"]
