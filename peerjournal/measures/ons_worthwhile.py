"""Whether what one does feels worthwhile, as the UK's Office for National Statistics asks it."""

from peerjournal.measures import ons
from peerjournal.measures.measure import Measure

ONS_WORTHWHILE = Measure(
    key="ons-worthwhile",
    version=ons.WELL_BEING_VERSION,
    name="Worthwhile",
    question="Overall, to what extent do you feel that the things you do in your life are worthwhile?",
    low="not at all worthwhile",
    high="completely worthwhile",
    better="high",
    source=ons.SOURCE,
    licence=ons.LICENCE,
    scoring=ons.EACH_BY_ITSELF,
    validated=True,
)
