"""The two papers of a visit: the order the team goes by (LS-1), the conclusion the unit gets (LS-6)."""

from typing import Final

from libs.kernel.profile import Profile
from libs.kernel.rule import Rule
from libs.kernel.text import Language, Text
from services.supervision.visits.read_models import ConclusionRead, OrderRead
from services.supervision.visits.visit import Visit
from services.supervision.visits.wording import TEXTS

_ORDER: Final = Rule("P-21", "S-05")
_HIDDEN: Final = Rule("P-21", "P-33", "G-54")
_CONCLUSION: Final = Rule("P-21", "S-08")
_ANNOUNCED: Final = Text(
    "检查只限于所列内容、对象和范围，不另行扩大；请如实提供情况，不搞迎来送往。",
    "The visit keeps to the content, subject and scope stated and is not widened; please state the facts as they are, "
    "and make no reception.",
)


def order_of(visit: Visit, profile: Profile, language: Language) -> OrderRead | None:
    """The order of a visit; None as long as no team is named."""
    if visit.team is None:
        return None
    wording = _fixed(profile, "unannounced_order") if visit.unannounced else _ANNOUNCED
    return OrderRead(
        visit_id=visit.id,
        number=visit.number,
        organ_id=visit.competent_organ_id,
        office_id=visit.office_id,
        unit_id=visit.unit_id,
        planned_on=visit.planned_on,
        content=visit.content,
        subject=visit.subject,
        scope=visit.scope,
        methods=visit.methods,
        leader_id=visit.team.leader_id,
        member_ids=visit.member_ids,
        wording=wording.read(language),
        cites=tuple(_HIDDEN if visit.unannounced else _ORDER),
    )


def conclusion_of(visit: Visit, profile: Profile, language: Language) -> ConclusionRead | None:
    """The conclusion of a visit; None before it is fed back."""
    said, visited_on = visit.conclusion, visit.visited_on
    if said is None or visited_on is None:
        return None
    return ConclusionRead(
        visit_id=visit.id,
        number=visit.number,
        from_organ_id=visit.competent_organ_id,
        unit_id=visit.unit_id,
        visited_on=visited_on,
        text=said.text,
        outcome=None if visit.review is None else visit.review.outcome,
        corrected_text="" if visit.review is None else visit.review.corrected_text,
        fed_back_on=said.fed_back_on,
        objection_until=said.objection_until,
        objection_right=_fixed(profile, "objection_right").read(language),
        cites=tuple(_CONCLUSION),
    )


def _fixed(profile: Profile, code: str) -> Text:
    """The fixed text of that code in the profile."""
    item = profile.list(TEXTS).get(code)
    assert item is not None, f"the profile has no text {code}"
    return item.text
