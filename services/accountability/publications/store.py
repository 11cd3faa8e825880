"""Publications as rows."""

from collections.abc import Mapping

from services.accountability.publications.publication import Publication


def columns_of(publication: Publication) -> Mapping[str, object]:
    """The projected columns of a publication."""
    return {
        "tolerance_id": publication.tolerance_id,
        "unit_id": publication.unit_id,
        "competent_organ_id": publication.competent_organ_id,
        "object_organ_id": publication.object_organ_id,
        "object_person_id": publication.object_person_id,
        "case_id": publication.case_id,
        "range": publication.range,
        "outcome": publication.abstract.outcome,
        "published_on": publication.published_on,
    }
