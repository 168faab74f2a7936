"""How one's mood is."""

from peerjournal.measures.measure import Measure

MOOD = Measure(
    key="mood",
    version="1",
    name="Mood",
    question="How is my mood right now?",
    low="very low",
    high="very good",
    better="high",
)
