"""The letter LA-6 as a reader sees it: codes with their labels, and the fixed remarks of the profile."""

from typing import Final

from libs.kernel.profile import Profile
from libs.kernel.text import Language
from services.accountability.tolerance.outcomes import is_adverse, outcome_row
from services.accountability.tolerance.read_models import DeterminationLetter, LetterCorrection, LetterItem
from services.accountability.tolerance.records import Letter
from services.accountability.tolerance.tolerance import Tolerance

FORM: Final = "LA-6"
_REMARKS: Final = ("no_umbrella", "correction_order")


def letter_of(tolerance: Tolerance, letter: Letter, profile: Profile, language: Language) -> DeterminationLetter:
    """The letter with every label in the reader's language."""
    named = _Labels(profile, language)
    return DeterminationLetter(
        form=FORM,
        number=letter.number,
        organ_id=tolerance.competent_organ_id,
        unit_id=tolerance.object_organ_id,
        object_person_id=tolerance.object_person_id,
        event=letter.event,
        situations=tuple(named.item("tolerance_situations", code) for code in letter.situations),
        findings=tuple(named.item("six_looks", one.look, one.text) for one in letter.findings),
        outcome=named.item("tolerance_outcomes", letter.outcome, letter.reasons),
        corrections=tuple(LetterCorrection.model_validate(one.model_dump()) for one in letter.corrections),
        no_negative_effect_on_appraisal=letter.no_negative_effect_on_appraisal,
        remarks=_remarks(letter, profile, language),
        determined_on=letter.determined_on,
        served_on=letter.served_on,
    )


class _Labels:
    """The labels of a profile in one language."""

    def __init__(self, profile: Profile, language: Language) -> None:
        self._profile = profile
        self._language = language

    def item(self, listed: str, code: str, text: str = "") -> LetterItem:
        """A code with its label; a code the profile does not know stands for itself."""
        row = self._profile.list(listed).get(code)
        return LetterItem(code=code, title=code if row is None else row.text.read(self._language), text=text)


def _remarks(letter: Letter, profile: Profile, language: Language) -> tuple[str, ...]:
    """That tolerance covers nothing, and that correction goes with it; a refusal needs neither."""
    if is_adverse(outcome_row(profile, letter.outcome)):
        return ()
    rows = (profile.list("accountability_texts").get(code) for code in _REMARKS)
    return tuple(row.text.read(language) for row in rows if row is not None)
