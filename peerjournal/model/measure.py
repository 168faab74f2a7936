"""What a person adds to what can be asked: own scales, and forms that somebody gave them; and a form's answers."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

SCALE, FORM = "scale", "form"


@dataclass(frozen=True, slots=True)
class OwnMeasure:
    """`kind` is SCALE or FORM; `key` is what answers are stored under, `version` counts from 1 for scales.

    `definition` holds JSON values: of a scale `low`, `high`, `better` ('high', 'low' or ''), `what_for`, and `earlier`,
    a list of {version, name, low, high, better} that were asked before; of a form the Questionnaire as it came.
    `retired_at` is since when it is asked no more; its answers stay.
    """

    id: str
    kind: str
    key: str
    version: str
    name: str
    definition: dict[str, Any] = field(default_factory=dict)
    retired_at: datetime | None = None
    created_at: datetime | None = None
    updated_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FormAnswers:
    """One time that a form was answered: `version` is the one that was asked, `items` maps a linkId to its answer."""

    id: str
    measure_id: str
    version: str
    at: datetime
    items: dict[str, Any] = field(default_factory=dict)
    created_at: datetime | None = None
    updated_at: datetime | None = None
