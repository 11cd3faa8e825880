"""Every field of the answers about leads that bodies outside hand in, with its section."""

from typing import Final

from tests.support.access_fields import Fields

_CASE: Final = "{id,status,profile,profile_version,version,number,opened_at,changed_at} "
_SUBJECT: Final = "{kind,subject_person_id,subject_organ_id} "
_MATERIALS: Final = "materials[].{title,copies} "
_FEEDBACK: Final = "feedback.{disposition,text,told_on,results[].{item,finding}} "
OF_HANDED_IN: Final = (
    "{submitted_on,competence,fed_back_by} items[].number assignments[].competence_reasons "
    "handover.{organ_id,handed_over_on,sheet_id,submitted_by,handler_id,reference," + _MATERIALS.strip() + "} "
    "turning_back.{reasons,turned_back_by,turned_back_at} disposals[].{proposal,signer_ids[]} " + _FEEDBACK
    + "chain[].{serial,act,record,hand,person_id,office_id,role,signed_on,recorded_by,content,before,digest} "
)  # fmt: skip
"""What a lead has besides, since it may be handed in."""
SHEET: Final = Fields(
    open=_CASE + _SUBJECT + _MATERIALS + _FEEDBACK
    + "{competent_organ_id,submitting_organ_id,submitted_by,handler_id,submitted_at,submitted_on,received_on,"
    "turned_back_on,turned_back_reasons,forwarded_on} items[].{text,is_main}",
    computed="feedback_words next_acts[] due[].{code,title,due_on,state,provisional,explanation,cites[]}",
)  # fmt: skip
SHEET_LISTED: Final = Fields(open="{id,number,status,version,submitted_on,received_on} " + _SUBJECT)
