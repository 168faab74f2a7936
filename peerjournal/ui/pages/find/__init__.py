"""Find: everything a person wrote, from the first letter typed into the window's search field."""

from peerjournal.ui.pages.find.page import FindPage

PAGE = FindPage
