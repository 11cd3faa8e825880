"""The cases of malicious accusation in the access proofs, and the letters that go out of them."""

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from libs.contracts import clarification_malice as told
from libs.kernel.events import Event
from services.clarification.malice.case_type import MALICE
from services.clarification.malice.records import Certification, Escalation, RecusedPerson, Suspicion
from services.clarification.transfers.case_type import TRANSFER
from tests.support.access_cast import Cast
from tests.support.access_dramas import GOING
from tests.support.access_filled import filled
from tests.support.access_people import named
from tests.support.access_roads import Drama, Scene
from tests.support.access_specials_cleared import OFFICE, REPORTED_UNIT, TOWNSHIP

CERTIFIED: Final = frozenset({"certified", "disposed", "closed"})
EVENTS: Final[Mapping[str, type[Event]]] = {
    "suspect": told.MaliceSuspected,
    "investigate": told.MaliceInvestigating,
    "name_handlers": told.MaliceInvestigating,
    **dict.fromkeys(("drop", "find_not_established", "refuse_certification"), told.MaliceNotEstablished),
    "find_mistaken": told.MaliceMistaken,
    "educate": told.MaliceEducated,
    "give_trial_opinion": told.MaliceProposed,
    "escalate": told.MaliceEscalated,
    "certify": told.MaliceCertified,
    "send_back": told.MaliceReturned,
    "dispose": told.MaliceDisposed,
    "close": told.MaliceClosed,
    **dict.fromkeys(
        ("propose_ending", "draft_proposal", "record_result", "request_corrections", "renew_heads",
         "step_aside"),
        told.MaliceRecorded,
    ),
}  # fmt: skip
"""The event of each act on a case of malice."""


def dramas_of_malice(cast: Cast) -> tuple[Drama, ...]:
    """Cases of malice first, then the transfers out of them."""
    return (_malices(cast), _transfers(cast))


def _malices(cast: Cast) -> Drama:
    recused = tuple(RecusedPerson(person_id=one, ground="other") for one in (*cast.recused, cast.person("named-gone")))
    here: dict[str, Any] = {
        "organ_id": cast.organ("cdi"), "office_id": cast.organ(OFFICE), "head_ids": cast.ids("named-head"),
        "trial_officer_id": cast.person("trial-named"), "sender_ids": cast.ids("cdi_secretary@cdi/holds"),
        "subject_person_id": cast.person("subject-silent"), "subject_organ_id": None, "recused": (),
    }  # fmt: skip
    township = {
        **here, "organ_id": cast.organ("county"), "office_id": cast.organ(TOWNSHIP),
        "head_ids": cast.ids("township-head"), "sender_ids": cast.ids("township-head"),
        "trial_officer_id": cast.person("case_trial@county/holds"),
    }  # fmt: skip
    officer = {**here, "subject_person_id": cast.person("subject-officer")}
    unit = {**here, "subject_person_id": None, "subject_organ_id": cast.organ(REPORTED_UNIT)}
    approver, set_apart = "named-leader", {**here, "recused": recused}
    return Drama(
        MALICE,
        (
            _malice(cast, "malice", here, GOING, "letters-first", approver),
            _malice(cast, "malice with recusals", set_apart, GOING, "letters+management", approver, 4),
            _malice(cast, "malice against an officer", officer, ("subject-officer",), "subject-officer", approver, 8),
            _malice(cast, "malice against a unit", unit, ("named-officer",), "named-officer", approver, 8),
            _malice(cast, "malice of a township", township, ("township-officer",), "township-officer",
                    "cdi_secretary@cdi/holds", few=2),
        ),
        EVENTS,
    )  # fmt: skip


def _malice(
    cast: Cast,
    name: str,
    fields: Mapping[str, Any],
    handlers: tuple[str, ...],
    suspecting: str,
    approver: str,
    few: int = 1,
) -> Scene:
    suspicion = filled(Suspicion, by=cast.person(suspecting))
    escalation = filled(Escalation, certifying_organ_id=cast.organ("cdi"), approver_id=cast.person(approver))

    def given(status: str, key: str) -> Mapping[str, Any]:
        certified = filled(Certification) if status in CERTIFIED else None
        return {
            **fields, "lead_id": named("lead", key), "suspicion": suspicion, "escalation": escalation,
            "certification": certified, "handler_ids": () if status == "suspected" else cast.ids(*handlers),
        }  # fmt: skip

    return Scene(name, given, few)


def _transfers(cast: Cast) -> Drama:
    def transfer(name: str, source: UUID, office: str, organ: str) -> Scene:
        fields = {
            "organ_id": cast.organ(organ), "office_id": cast.organ(office), "source_id": source,
            "receiving_organ_id": cast.organ("security"),
        }  # fmt: skip
        return Scene(name, lambda _status, _key: fields)

    return Drama(
        TRANSFER,
        (
            transfer("transfer", named("malice", "malice 1"), OFFICE, "cdi"),
            transfer("transfer with recusals", named("malice", "malice with recusals 4"), OFFICE, "cdi"),
            transfer("transfer of a township", named("malice", "malice of a township 2"), TOWNSHIP, "county"),
        ),
        {
            "send": told.TransferSent, "acknowledge": told.TransferReceived, "feed_back": told.TransferFedBack,
            "remind": told.TransferReminded,
        },
    )  # fmt: skip
