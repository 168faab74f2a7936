"""How much hope there is."""

from peerjournal.measures.measure import Measure

HOPE = Measure(
    key="hope",
    version="1",
    name="Hope",
    question="How much hope do I have right now?",
    low="none",
    high="a great deal",
    better="high",
)
