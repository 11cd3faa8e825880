"""Sanctions as rows, and what the closing of their case must know of them."""

from collections.abc import Mapping

from services.accountability.sanctions.sanction import Sanction


def columns_of(sanction: Sanction) -> Mapping[str, object]:
    """The projected columns of a sanction."""
    return {
        "case_id": sanction.case_id,
        "unit_id": sanction.unit_id,
        "competent_organ_id": sanction.competent_organ_id,
        "office_id": sanction.office_id,
        "person_id": sanction.person_id,
        "organ_id": sanction.organ_id,
        "measure": sanction.measure,
        "form": sanction.form,
        "effective_on": sanction.effective_on,
        "until_on": sanction.until_on,
        "recourse_until_on": sanction.recourse.until_on,
        "org_department_id": sanction.org_department_id,
        "recused_ids": list(sanction.recused_ids),
    }
