"""Rules of execution: which proof each method needs, and that each has one (C-15 to C-20, G-26)."""

from collections.abc import Iterator
from typing import Final

from libs.kernel.actor import Occasion, office_day
from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.clarification.clarifications.clarification import Clarification
from services.clarification.clarifications.commands_executing import RecordProof
from services.clarification.clarifications.methods import WRITTEN, row_of
from services.clarification.clarifications.refusals_deciding import DayImpossible, ProofMissing, ProofWrong
from services.clarification.refusing import finding, unless

_NOT_CHOSEN: Final = Text("未选择该方式", "This method was not chosen")
_KIND: Final = Text("该方式不以此为证明", "This is not the proof of this method")
_EMPTY: Final = Text("未写明编号、链接或者存档位置", "Number, link or place of the proof is missing")
_UNSIGNED: Final = Text("送达回证未写明签收人", "The service receipt does not say who signed for the letter")
_TWICE: Final = Text("该方式已有证明", "This method is proven already")


def assess_proof(clarification: Clarification, command: RecordProof, occasion: Occasion) -> tuple[Finding, ...]:
    """Whether the proof is for a method chosen and not yet proven, of its kind, complete, and in order of days."""
    letter = clarification.letter
    issued = None if letter is None else min(letter.dated, office_day(letter.issued_at))
    in_order = command.carried_out_on <= occasion.on and (issued is None or issued <= command.carried_out_on)
    return (
        finding(ProofWrong, _wrong(clarification, command, occasion.profile)),
        finding(DayImpossible, [unless(in_order, DayImpossible, "/carried_out_on")]),
    )


def assess_execution(clarification: Clarification) -> Finding:
    """Whether every chosen method has its proof (TC-13)."""
    chosen = () if clarification.proposal is None else clarification.proposal.method_codes
    proven = {proof.method for proof in clarification.proofs}
    return finding(ProofMissing, [unless(code in proven, ProofMissing, f"/proofs/{code}") for code in chosen])


def _wrong(clarification: Clarification, command: RecordProof, profile: Profile) -> Iterator[Missing | None]:
    chosen = () if clarification.proposal is None else clarification.proposal.method_codes
    row = row_of(command.method, profile)
    wanted = None if row is None else row.attributes.get("proof")
    yield unless(command.method in chosen, ProofWrong, "/method", _NOT_CHOSEN)
    yield unless(str(command.kind) == wanted, ProofWrong, "/kind", _KIND)
    yield unless(bool(command.reference), ProofWrong, "/reference", _EMPTY)
    yield unless(all(proof.method != command.method for proof in clarification.proofs), ProofWrong, "/method", _TWICE)
    if command.method == WRITTEN:
        yield unless(command.received_by is not None, ProofWrong, "/received_by", _UNSIGNED)
