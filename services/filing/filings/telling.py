"""What every event of a filing says of the matter."""

from typing import TypedDict
from uuid import UUID

from services.filing.filings.filing import Filing


class Matter(TypedDict):
    """The fields that all events of a filing share."""

    filing_id: UUID
    unit_id: UUID
    competent_organ_id: UUID
    office_id: UUID | None
    project_code: str | None
    positive_items: tuple[str, ...]
    late_filing: bool


def matter_of(filing: Filing) -> Matter:
    """Unit, organ, office and codes of the matter; nothing that anybody wrote in words."""
    return Matter(
        filing_id=filing.id,
        unit_id=filing.unit_id,
        competent_organ_id=filing.competent_organ_id,
        office_id=filing.office_id,
        project_code=filing.form.project_code,
        positive_items=filing.form.item_codes(),
        late_filing=filing.late_filing,
    )
