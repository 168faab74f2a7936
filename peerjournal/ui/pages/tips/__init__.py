"""Coping tips: the library by situation, one tip with its tries, and the form to write one down."""

from peerjournal.ui.pages.tips.page import TipsPage

PAGE = TipsPage
