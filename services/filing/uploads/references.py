"""Which uploaded files a case refers to: whoever may see the case may have these, and no others."""

from collections.abc import Iterator
from uuid import UUID

from services.filing.aftercare.obligation import Obligation
from services.filing.filings.filing import Filing


def files_of_filing(filing: Filing, *, inside: bool) -> frozenset[UUID]:
    """Attachments, proofs of progress and the minutes of extensions; inside the organ also proofs of negative items."""
    return frozenset(_of_filing(filing, inside=inside))


def _of_filing(filing: Filing, *, inside: bool) -> Iterator[UUID]:
    yield from (attachment.id for attachment in filing.attachments)
    for progress in filing.progress:
        yield from progress.evidence
    for found in filing.findings if inside else ():
        for hit in found.hits:
            yield from hit.evidence
    minutes = (extension.minutes.attachment_id for extension in filing.extensions)
    yield from (upload_id for upload_id in minutes if upload_id is not None)


def files_of_obligation(obligation: Obligation) -> frozenset[UUID]:
    """The proofs in the unit's reports."""
    return frozenset(upload_id for report in obligation.reports for upload_id in report.evidence)
