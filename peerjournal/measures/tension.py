"""How tense one is; the strain of the day."""

from peerjournal.measures.measure import Measure

TENSION = Measure(
    key="tension",
    version="1",
    name="Tension",
    question="How tense am I right now?",
    low="calm",
    high="as tense as can be",
    better="low",
)
