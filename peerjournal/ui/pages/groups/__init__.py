"""Groups: where one goes, when they meet, what to bring, and who one met there, by alias."""

from peerjournal.ui.pages.groups.page import GroupsPage

PAGE = GroupsPage
