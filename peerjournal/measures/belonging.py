"""How much one feels to belong."""

from peerjournal.measures.measure import Measure

BELONGING = Measure(
    key="belonging",
    version="1",
    name="Belonging",
    question="How much do I feel that I belong?",
    low="not at all",
    high="completely",
    better="high",
)
