"""Today: how are you, right now; and what may help today."""

from peerjournal.ui.pages.today.page import TodayPage

PAGE = TodayPage
