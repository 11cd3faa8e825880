"""Uploads as rows: table, who may read them, and the look-up for the acts of filings."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from sqlalchemy import Column, Table, Text, Uuid, and_, cast, select
from sqlalchemy.ext.asyncio import AsyncConnection

from libs.chassis.access.grounds import Access, Ground, Section
from libs.chassis.cases import Act, CaseType, Who
from libs.chassis.tables import case_columns
from libs.kernel.roles import Role as R
from libs.kernel.rule import Rule
from libs.kernel.sensitivity import Sensitivity
from libs.kernel.text import Text as Label
from services.filing.filings.facts import Upload
from services.filing.filings.tables import METADATA
from services.filing.uploads.acts import receive
from services.filing.uploads.commands import ReceiveUpload
from services.filing.uploads.lifecycle import LIFECYCLE, SENDERS
from services.filing.uploads.upload import StoredFile

UPLOADS = Table(
    "upload",
    METADATA,
    *case_columns(),
    Column("organ_id", Uuid),
    Column("sha256", Text),
)

_OWN_ORGAN = UPLOADS.c.organ_id == Who.organ
_RECEIVED_BY_ME = and_(_OWN_ORGAN, UPLOADS.c.body["received_by"].astext == cast(Who.person, Text))
_UNIT = (R.UNIT_CLERK, R.UNIT_PARTY_HEAD)

UPLOAD = CaseType(
    name="upload",
    resource="uploads",
    table=UPLOADS,
    case_class=StoredFile,
    columns=lambda stored: {"organ_id": stored.organ_id, "sha256": stored.sha256},
    lifecycle=lambda _profile: LIFECYCLE,
    acts=(Act("receive", ReceiveUpload, receive, opens=True),),
    access=Access(
        sections=(Section("file", Label("上传文件", "A file handed in"), Sensitivity.C2),),
        grounds=(
            Ground(
                "own_unit",
                Label("本单位上传的文件", "A file that the own unit sent"),
                Rule("F-34"),
                _UNIT,
                _OWN_ORGAN,
                opens=("file",),
                acts=True,
            ),
            Ground(
                "own_file",
                Label("本人上传的文件", "A file that oneself sent"),
                Rule("F-34"),
                tuple(role for role in SENDERS if role not in _UNIT),
                _RECEIVED_BY_ME,
                opens=("file",),
                acts=True,
            ),
        ),
    ),
)
"""A unit reads what it sent; in a discipline organ only the sender does, until the file is on a filing."""


async def uploads_by_id(connection: AsyncConnection, ids: Iterable[UUID]) -> dict[UUID, Upload]:
    """The uploads of those ids that exist, as the acts of filings need them."""
    found = await stored_files(connection, ids)
    return {one.id: Upload(one.id, one.sha256, one.secrecy, one.organ_id) for one in found.values()}


async def stored_files(connection: AsyncConnection, ids: Iterable[UUID]) -> Mapping[UUID, StoredFile]:
    """The same with all that is known of them; whoever asks has made sure that the caller may know."""
    wanted = tuple(ids)
    if not wanted:
        return {}
    rows = await connection.execute(select(UPLOADS.c.id, UPLOADS.c.body).where(UPLOADS.c.id.in_(wanted)))
    return {row.id: UPLOAD.load(row.body) for row in rows}
