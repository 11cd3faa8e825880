"""How the answer of a transfer sheet is made: its fields, and the fixed words of a feedback."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from libs.chassis.access.grounds import Standing
from libs.chassis.cases import Policies
from libs.chassis.representation import Representation
from libs.kernel.case import Case
from libs.kernel.text import Language

_TEXTS: Final = "supervision_texts"
_WORDS: Final = "feedback_words"


@dataclass(frozen=True)
class LeadTransferRepresentation(Representation):
    """A sheet that was fed back says so in the words of its profile (G-56)."""

    def read(
        self,
        case: Case,
        standing: Standing,
        policies: Policies,
        services: Mapping[str, Any],
        at: datetime,
        language: Language,
    ) -> dict[str, Any]:
        """The whole answer for one caller."""
        found = super().read(case, standing, policies, services, at, language)
        profile = policies.profile(case.profile, case.profile_version)
        texts = profile.lists.get(_TEXTS)
        words = None if texts is None or found["feedback"] is None else texts.get(_WORDS)
        return {**found, "feedback_words": None if words is None else words.text.read(language)}
