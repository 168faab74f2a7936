"""What a check-in may ask, one file each; the register's order is the order on screen.

Keys are stored in entries and never change their meaning. BROUGHT are the kinds that a person brings: scales of their
own, and a clinic's forms.
"""

from types import ModuleType

from peerjournal.measures import fhir, own
from peerjournal.measures.belonging import BELONGING
from peerjournal.measures.heard import HEARD
from peerjournal.measures.hope import HOPE
from peerjournal.measures.measure import Measure
from peerjournal.measures.mood import MOOD
from peerjournal.measures.ons_anxious import ONS_ANXIOUS
from peerjournal.measures.ons_happy import ONS_HAPPY
from peerjournal.measures.ons_lonely import ONS_LONELY
from peerjournal.measures.ons_satisfied import ONS_SATISFIED
from peerjournal.measures.ons_worthwhile import ONS_WORTHWHILE
from peerjournal.measures.power import POWER
from peerjournal.measures.shame import SHAME
from peerjournal.measures.tension import TENSION

MEASURES: tuple[Measure, ...] = (
    HOPE,
    BELONGING,
    TENSION,
    MOOD,
    HEARD,
    POWER,
    SHAME,
    ONS_SATISFIED,
    ONS_WORTHWHILE,
    ONS_HAPPY,
    ONS_ANXIOUS,
    ONS_LONELY,
)

BROUGHT: tuple[ModuleType, ...] = (own, fhir)
