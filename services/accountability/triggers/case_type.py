"""The trigger as the engine knows it: as it is stored, with its acts."""

from dataclasses import replace
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.accountability.triggers import acts, commands
from services.accountability.triggers import facts_loading as load
from services.accountability.triggers.store import STORED
from services.accountability.triggers.trigger import Trigger

TRIGGER: Final[CaseType[Trigger]] = replace(
    STORED,
    acts=(
        Act("record", commands.RecordTrigger, acts.record, load.record_facts, opens=True),
        Act("record_by_hand", commands.RecordByHand, acts.record_by_hand, load.hand_facts, opens=True),
        Act("replace_list", commands.ReplaceList, acts.replace_list, load.replace_facts),
        Act("withdraw", commands.WithdrawTrigger, acts.withdraw, load.withdrawal_facts),
        Act("withdraw_by_hand", commands.WithdrawByHand, acts.withdraw_by_hand, load.withdrawal_facts),
    ),
)
