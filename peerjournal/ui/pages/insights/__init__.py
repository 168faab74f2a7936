"""The page Insights: what moved, what helped, and what cannot be said."""

from peerjournal.ui.pages.insights.page import InsightsPage

PAGE = InsightsPage
