"""How a joint disposition moves with its main case: effects of the acts of that case, no acts of its own (TX-04)."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from libs.contracts.accountability_cases import JointDecided, JointGathered, JointProposed, JointSentBack
from libs.kernel.actor import Occasion
from libs.kernel.case import Moved
from libs.kernel.refusal import NotNow
from services.accountability.joint.joint import Joint, joint_id_of
from services.accountability.joint.status import JointStatus as S


@dataclass(frozen=True)
class Together:
    """What a main case tells of itself: which cases belong together, on which unit, and who may not know of them."""

    main_case_id: UUID
    case_ids: tuple[UUID, ...]
    unit_id: UUID
    competent_organ_id: UUID
    barred_ids: tuple[UUID, ...]


def gathered(joint: Joint | None, together: Together, occasion: Occasion) -> Moved:
    """A person involved joins; with the first the joint disposition begins (TX-04, X-11)."""
    if joint is None:
        opened = Joint(
            joint_id_of(together.main_case_id),
            S.GATHERING,
            occasion.profile.name,
            occasion.profile.version,
            main_case_id=together.main_case_id,
            case_ids=together.case_ids,
            unit_id=together.unit_id,
            competent_organ_id=together.competent_organ_id,
            barred_ids=together.barred_ids,
        )
        return Moved(opened, "gather", _told(JointGathered, opened))
    _only(joint, S.GATHERING)
    joined = _as_now(joint, together)
    return Moved(joined, "join", _told(JointGathered, joined))


def proposed(joint: Joint, together: Together) -> Moved:
    """The main case is laid before the committee, and with it all involved (TX-04, X-11)."""
    _only(joint, S.GATHERING)
    laid = replace(_as_now(joint, together), status=S.PROPOSED)
    return Moved(laid, "propose", _told(JointProposed, laid))


def sent_back(joint: Joint) -> Moved:
    """The committee sends the main case back; the joint disposition gathers again (TX-04)."""
    _only(joint, S.PROPOSED)
    back = replace(joint, status=S.GATHERING)
    return Moved(back, "send_back", _told(JointSentBack, back))


def decided(joint: Joint, together: Together, decided_on: date) -> Moved:
    """The main case and all involved are decided by one act, or the main case ends without liability after all
    involved have ended (TX-04, X-11)."""
    _only(joint, S.PROPOSED, S.GATHERING)
    ended = replace(_as_now(joint, together), status=S.DECIDED, decided_on=decided_on)
    event = JointDecided(
        main_case_id=ended.main_case_id,
        case_ids=ended.case_ids,
        competent_organ_id=ended.competent_organ_id,
        decided_on=decided_on,
    )
    return Moved(ended, "decide", event, source=joint.status)


def _as_now(joint: Joint, together: Together) -> Joint:
    return replace(joint, case_ids=together.case_ids, unit_id=together.unit_id, barred_ids=together.barred_ids)


def _told(
    contract: type[JointGathered] | type[JointProposed] | type[JointSentBack], joint: Joint
) -> JointGathered | JointProposed | JointSentBack:
    return contract(
        main_case_id=joint.main_case_id, case_ids=joint.case_ids, competent_organ_id=joint.competent_organ_id
    )


def _only(joint: Joint, *statuses: S) -> None:
    if joint.status not in statuses:
        raise NotNow
