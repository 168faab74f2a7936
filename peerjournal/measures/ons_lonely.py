"""Loneliness, as the UK's Office for National Statistics asks it directly."""

from peerjournal.measures import ons
from peerjournal.measures.measure import Measure

ONS_LONELY = Measure(
    key="ons-lonely",
    version=ons.LONELINESS_VERSION,
    name="Lonely",
    question="How often do you feel lonely?",
    low="Never",
    high="Often or always",
    better="low",
    lowest=1,
    highest=5,
    choices=((1, "Never"), (2, "Hardly ever"), (3, "Occasionally"), (4, "Some of the time"), (5, "Often or always")),
    source=ons.SOURCE,
    licence=ons.LICENCE,
    scoring="ONS reports each answer by itself; here Never is 1 and Often or always 5, for the line over time.",
    validated=True,
)
