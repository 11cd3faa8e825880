"""The act of receiving a file."""

from datetime import UTC, date, datetime
from itertools import count
from uuid import UUID

import pytest

from libs.kernel.actor import Actor, Occasion
from libs.kernel.profile import Profile
from libs.kernel.refusal import NotEntitled
from libs.kernel.roles import Role
from libs.kernel.text import Text
from services.filing.filings.refusals_unit import StateSecretRefused
from services.filing.filings.wording import STATE_SECRETS, Secrecy
from services.filing.uploads.acts import receive
from services.filing.uploads.commands import ReceiveUpload
from services.filing.uploads.lifecycle import LIFECYCLE, SENDERS
from services.filing.uploads.media import FileType
from services.filing.uploads.refusals import FileNameMisleads

CLERK = Actor(UUID(int=1), UUID(int=2), UUID(int=3), None, frozenset({Role.UNIT_CLERK}))
PROFILE = Profile("xuchang", "2023-01", Text("许昌", "Xuchang"), date(2023, 1, 19), None, {}, {}, {})


def _occasion() -> Occasion:
    ids = count(100)
    return Occasion(CLERK, datetime(2026, 3, 2, tzinfo=UTC), PROFILE, lambda: UUID(int=next(ids)))


def _command(**changed: object) -> ReceiveUpload:
    stated = {"name": "纪要.pdf", "file_type": "pdf", "size": 9, "sha256": "ab" * 32, "secrecy": "work_secret"}
    return ReceiveUpload.model_validate({**stated, **changed})


def test_a_received_file_belongs_to_the_organ_of_its_sender() -> None:
    outcome = receive(_command(), _occasion())
    stored = outcome.case
    assert (stored.id, stored.organ_id, stored.received_by) == (UUID(int=100), CLERK.organ_id, CLERK.person_id)
    assert (stored.name, stored.file_type, stored.secrecy) == ("纪要.pdf", FileType.PDF, Secrecy.WORK_SECRET)


def test_the_event_tells_type_size_and_organ_and_neither_name_nor_digest() -> None:
    told = receive(_command(), _occasion()).event.model_dump(mode="json")
    stored_id = str(UUID(int=100))
    organ_id = str(CLERK.organ_id)
    assert told == {"upload_id": stored_id, "organ_id": organ_id, "media_type": "application/pdf", "size": 9}


def test_the_name_is_left_out_where_the_command_is_recorded() -> None:
    assert "纪要" not in _command().model_dump_json()
    assert "sha256" in _command().model_dump_json()  # the control


@pytest.mark.parametrize("secrecy", sorted(STATE_SECRETS))
def test_a_state_secret_is_refused_by_the_act_too(secrecy: Secrecy) -> None:
    with pytest.raises(StateSecretRefused) as refused:
        receive(_command(secrecy=secrecy), _occasion())
    assert set(refused.value.cites) == {"P-37", "G-06"}


def test_a_name_that_claims_another_type_is_refused() -> None:
    with pytest.raises(FileNameMisleads):
        receive(_command(name="纪要.docx"), _occasion())


@pytest.mark.parametrize("role", sorted(Role))
def test_only_those_who_write_minutes_reports_and_resolutions_hand_in_files(role: Role) -> None:
    if role in SENDERS:
        assert LIFECYCLE.admit(None, "receive", {role})[0].rule == ("F-22", "P-37")
        return
    with pytest.raises(NotEntitled) as refused:
        LIFECYCLE.admit(None, "receive", {role})
    assert refused.value.cites == ("F-22", "P-37")
