"""How windows and disclosures answer, and the figures of a window (X-08 to X-10)."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from libs.chassis.access.grounds import Standing
from libs.chassis.cases import Policies
from libs.chassis.representation import Representation
from libs.kernel.case import Case
from libs.kernel.text import Language, Text
from services.accountability.disclosures.read_models import WindowFigures
from services.accountability.disclosures.statement import DisclosureStatement
from services.accountability.disclosures.statement_access import ASSESSMENT
from services.accountability.disclosures.status import StatementStatus as S
from services.accountability.disclosures.timing import timing_of
from services.accountability.disclosures.window import DisclosureWindow
from services.accountability.disclosures.wording import Timing

TERMS: Final = "disclosure_terms"
"""The fixed wording of the profile (list accountability_texts)."""
_NOTE: Final = Text(
    "评估和从宽建议仅供有权机关决定时参考，不自动产生从宽或者从严的结果。",
    "Assessment and proposal serve whoever decides; neither leniency nor strictness follows from them by itself.",
)


class WindowRepresentation(Representation):
    """A window answers with its fixed wording, and whether a disclosure of now would be in time."""

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
        assert isinstance(case, DisclosureWindow)
        item = policies.profile(case.profile, case.profile_version).list("accountability_texts").get(TERMS)
        told = "" if item is None else item.text.read(language)
        found = super().read(case, standing, policies, services, at, language)
        return {**found, "terms": told, "timing_now": timing_of(case, at)}


class StatementRepresentation(Representation):
    """Whoever made a disclosure learns that it is there, and not from its status whether there is a case or a lead."""

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
        assert isinstance(case, DisclosureStatement)
        known = case if ASSESSMENT.name in standing.sections else replace(case, status=S.RECEIVED)
        found = super().read(known, standing, policies, services, at, language)
        return {**found, "note": _NOTE.read(language)}


def figures_of(window_id: UUID, statements: Collection[DisclosureStatement]) -> WindowFigures:
    """The figures of a window; money and problems count once two persons have assessed them (X-09)."""
    assessed = [one.assessment for one in statements if one.status is not S.RECEIVED and one.assessment is not None]
    inside = sum(one.timing is Timing.INSIDE for one in statements)
    return WindowFigures(
        window_id=window_id,
        persons=len({one.person_id for one in statements}),
        statements=len(statements),
        inside=inside,
        outside=len(statements) - inside,
        assessed=len(assessed),
        frank_and_complete=sum(one.frank and one.complete for one in assessed),
        handed_in_cents=sum(one.handed_in_cents for one in assessed),
        problems=sum(one.problems for one in assessed),
    )
