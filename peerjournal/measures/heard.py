"""How much one feels heard."""

from peerjournal.measures.measure import Measure

HEARD = Measure(
    key="heard",
    version="1",
    name="Feeling heard",
    question="How much did I feel heard?",
    low="not at all",
    high="completely",
    better="high",
)
