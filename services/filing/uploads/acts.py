"""The act of uploads: receive."""

from libs.contracts.filing import UploadStored
from libs.kernel.actor import Occasion
from libs.kernel.case import Outcome
from services.filing.filings.refusals import finding, refuse, unless
from services.filing.filings.refusals_unit import StateSecretRefused
from services.filing.filings.wording import STATE_SECRETS
from services.filing.uploads.commands import ReceiveUpload
from services.filing.uploads.media import MEDIA_TYPES, type_by_name
from services.filing.uploads.refusals import FileNameMisleads
from services.filing.uploads.upload import StoredFile, UploadStatus


def receive(command: ReceiveUpload, occasion: Occasion, facts: None = None) -> Outcome[StoredFile]:
    """Keep what is known of a received file (F-22, P-37). The first identity drawn is the upload's own."""
    refuse(
        finding(StateSecretRefused, [unless(command.secrecy not in STATE_SECRETS, StateSecretRefused, "/secrecy")]),
        finding(FileNameMisleads, [unless(type_by_name(command.name) is command.file_type, FileNameMisleads, "/file")]),
    )
    stored = StoredFile(
        occasion.new_id(),
        UploadStatus.STORED,
        occasion.profile.name,
        occasion.profile.version,
        organ_id=occasion.actor.organ_id,
        received_by=occasion.actor.person_id,
        name=command.name,
        file_type=command.file_type,
        size=command.size,
        sha256=command.sha256,
        secrecy=command.secrecy,
        kind=command.kind,
    )
    media_type = MEDIA_TYPES[command.file_type]
    event = UploadStored(upload_id=stored.id, organ_id=stored.organ_id, media_type=media_type, size=command.size)
    return Outcome(stored, event)
