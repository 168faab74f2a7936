"""Anxiety yesterday, as the UK's Office for National Statistics asks it."""

from peerjournal.measures import ons
from peerjournal.measures.measure import Measure

ONS_ANXIOUS = Measure(
    key="ons-anxious",
    version=ons.WELL_BEING_VERSION,
    name="Anxious yesterday",
    question="Overall, how anxious did you feel yesterday?",
    low="not at all anxious",
    high="completely anxious",
    better="low",
    source=ons.SOURCE,
    licence=ons.LICENCE,
    scoring=ons.EACH_BY_ITSELF,
    validated=True,
)
