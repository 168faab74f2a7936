"""Life satisfaction, as the UK's Office for National Statistics asks it."""

from peerjournal.measures import ons
from peerjournal.measures.measure import Measure

ONS_SATISFIED = Measure(
    key="ons-satisfied",
    version=ons.WELL_BEING_VERSION,
    name="Satisfied with life",
    question="Overall, how satisfied are you with your life nowadays?",
    low="not at all satisfied",
    high="completely satisfied",
    better="high",
    source=ons.SOURCE,
    licence=ons.LICENCE,
    scoring=ons.EACH_BY_ITSELF,
    validated=True,
)
