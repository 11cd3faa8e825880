"""The candidate as a row."""

from collections.abc import Mapping

from services.clarification.candidates.candidate import Candidate


def columns_of(candidate: Candidate) -> Mapping[str, object]:
    """The projected columns of a candidate."""
    return {
        "organ_id": candidate.organ_id,
        "office_id": candidate.office_id,
        "subject_person_id": candidate.subject_person_id,
        "subject_organ_id": candidate.subject_organ_id,
        "lead_id": candidate.lead_id,
        "is_repeat": candidate.repeats is not None,
        "concluded_on": candidate.concluded_on,
        "proposed_at": candidate.proposed_at,
        "screened": len(candidate.screened_on),
    }
