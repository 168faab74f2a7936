"""How ashamed one feels of what one came for."""

from peerjournal.measures.measure import Measure

SHAME = Measure(
    key="shame",
    version="1",
    name="Shame",
    question="How ashamed am I of what I live with?",
    low="not at all",
    high="completely",
    better="low",
)
