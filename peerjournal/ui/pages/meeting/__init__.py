"""After a meeting: how one came in and leaves, and what one wants to keep, in under a minute."""

from peerjournal.ui.pages.meeting.page import MeetingPage

PAGE = MeetingPage
