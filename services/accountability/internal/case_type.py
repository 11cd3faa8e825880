"""The internal violation as the engine knows it: as it is stored, with its acts."""

from dataclasses import replace
from typing import Final

from libs.chassis.cases import Act, CaseType
from services.accountability.internal import acts, commands
from services.accountability.internal import facts_loading as load
from services.accountability.internal.store import STORED
from services.accountability.internal.violation import Violation

VIOLATION: Final[CaseType[Violation]] = replace(
    STORED,
    acts=(
        Act("record", commands.RecordViolation, acts.record, load.record_facts, opens=True),
        Act("determine", commands.DetermineRung, acts.determine, load.ladder_facts),
        Act("correct", commands.CorrectViolation, acts.correct, load.correct_facts),
        Act("withdraw", commands.WithdrawViolation, acts.withdraw, load.ladder_facts),
        Act("carry_out", commands.CarryOutStep, acts.carry_out, load.step_facts),
        Act("close", commands.CloseViolation, acts.close),
    ),
)
