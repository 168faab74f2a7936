"""Happiness yesterday, as the UK's Office for National Statistics asks it."""

from peerjournal.measures import ons
from peerjournal.measures.measure import Measure

ONS_HAPPY = Measure(
    key="ons-happy",
    version=ons.WELL_BEING_VERSION,
    name="Happy yesterday",
    question="Overall, how happy did you feel yesterday?",
    low="not at all happy",
    high="completely happy",
    better="high",
    source=ons.SOURCE,
    licence=ons.LICENCE,
    scoring=ons.EACH_BY_ITSELF,
    validated=True,
)
