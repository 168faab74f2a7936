"""How much power over one's own life one feels."""

from peerjournal.measures.measure import Measure

POWER = Measure(
    key="power",
    version="1",
    name="Power over my life",
    question="How much can I decide about my own life?",
    low="nothing",
    high="everything that matters",
    better="high",
)
