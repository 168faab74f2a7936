"""Settings: how it looks, when it locks, what opens it, and where it lies. Never content."""

from peerjournal.ui.pages.settings.page import SettingsPage

PAGE = SettingsPage
