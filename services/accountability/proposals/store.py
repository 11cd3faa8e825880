"""Supervision proposals as rows."""

from collections.abc import Mapping

from services.accountability.proposals.proposal import SupervisionProposal


def columns_of(proposal: SupervisionProposal) -> Mapping[str, object]:
    """The projected columns of a supervision proposal."""
    return {
        "unit_id": proposal.unit_id,
        "competent_organ_id": proposal.competent_organ_id,
        "office_id": proposal.office_id,
        "source_case_id": proposal.source_case_id,
        "drafted_by": proposal.drafted_by,
        "letter_number": None if proposal.issue is None else proposal.issue.letter_number,
        "served_on": proposal.services[0].served_on if proposal.services else None,
        "due_on": proposal.answer_by if proposal.is_awaiting else None,
        "recused_ids": list(proposal.recused_ids),
    }
