"""The filing form (letter LF-1): everything the unit states about the matter, in nested frozen parts."""

from uuid import UUID

from pydantic import Field

from libs.contracts.filing import PROJECT_CODE
from libs.kernel.days import Day, Instant
from services.filing.filings.wording import MANY, Code, Likelihood, Line, Part, Passage, Secrecy


class Shown(Part):
    """What the unit shows for one condition that an item demands."""

    need: Code = Field(description="Code of the condition.", examples=["genuine_necessity"])
    proof: Passage = Field(default="", description="How it is shown.")


class PositiveItem(Part):
    """One item of the positive list the unit claims, with its reasons (F-01)."""

    code: Code = Field(description="Code of the positive list of the profile.", examples=["xc_p5"])
    limbs: tuple[Code, ...] = Field(
        default=(), max_length=9, description="Which alternatives, if the item has any (F-03)."
    )
    shown: tuple[Shown, ...] = Field(default=(), max_length=9, description="Conditions of the item, each shown (F-06).")
    reason: Passage = Field(default="", description="Why the matter meets the item (F-21).")
    forecast: Passage = Field(
        default="", description="Expected outcome, for items whose wording tells of an outcome (G-13)."
    )


class RuleDepartedFrom(Part):
    """A rule that the measure does not keep to (F-47)."""

    law: Line = Field(min_length=1, description="Law, regulation or document.", examples=["建筑工程施工许可管理办法"])
    article: Line = Field(min_length=1, description="Article or item.", examples=["第四条"])
    wording: Passage = Field(min_length=1, description="What it demands.")


class Alternative(Part):
    """A compliant way that was examined and does not lead to the goal (F-34, F-40)."""

    description: Passage = Field(min_length=1, description="The compliant way.")
    why_it_fails: Passage = Field(default="", description="Why it does not lead to the goal.")


class RiskPoint(Part):
    """One risk of the measure and its control (P-17, P-23)."""

    description: Passage = Field(min_length=1, description="The risk.")
    likelihood: Likelihood = Field(description="How likely it is.")
    effect: Passage = Field(default="", description="What happens then.")
    control: Passage = Field(default="", description="What is done against it.")
    owner: Line = Field(default="", description="Section or post answering for the control.")


class ThirdParty(Part):
    """Somebody else whose lawful interests the measure touches (F-46)."""

    who: Line = Field(min_length=1, description="Which group or body; no private names are needed.")
    interest: Passage = Field(min_length=1, description="Which lawful interest is touched.")
    protection: Passage = Field(default="", description="How it is protected or made good.")


class AftercareItem(Part):
    """What the unit plans to complete afterwards (F-42, F-43)."""

    item: Passage = Field(min_length=1, description="Formality, fee or remedy to complete.")
    owner: Line = Field(default="", description="Section or post that completes it.")
    due_on: Day | None = Field(default=None, description="Day by which it is complete.")


class Opinion(Part):
    """An opinion the unit obtained beforehand (G-11)."""

    kind: Code = Field(description="Whose opinion: a code of the profile's expert kinds.", examples=["legal_expert"])
    body: Line = Field(min_length=1, description="Department or body that gave it.")
    opinion: Passage = Field(min_length=1, description="What it says.")


class Emergency(Part):
    """The route for emergencies: report and notice first, filing late with minutes (F-08, G-12)."""

    began_on: Day = Field(description="Day on which the measure had to begin.")
    reported_to_id: UUID = Field(description="Leader in charge to whom it was reported.")
    reported_at: Instant = Field(description="When it was reported.")
    notified_at: Instant = Field(description="When the discipline organ was given notice.")


class FilingForm(Part):
    """The filing form. A draft may be unfinished; what is missing is said when the study is recorded (TF-02)."""

    title: Line = Field(min_length=1, description="The matter in one line.", examples=["五个重点项目容缺受理先行发证"])
    unified_code: str | None = Field(
        default=None, pattern=r"^[0-9A-Z]{18}$", description="Unified social credit code of the unit."
    )
    positive_items: tuple[PositiveItem, ...] = Field(default=(), max_length=MANY, description="Items claimed (F-01).")
    project_code: str | None = Field(default=None, pattern=PROJECT_CODE, description="State investment-project code.")
    project_reference: Line = Field(default="", description="Project or event, in words.")
    background: Passage = Field(default="", description="How the matter came about.")
    crux: Passage = Field(default="", description="Where the knot is (F-47).")
    delay_damage: Passage = Field(default="", description="What further delay does (F-47, P-23).")
    measure: Passage = Field(default="", description="The measure planned.")
    measure_starts_on: Day | None = Field(default=None, description="Day the measure starts.")
    validity_until: Day | None = Field(
        default=None, description="Last day of the measure, at most twelve months on (G-18)."
    )
    rules_departed_from: tuple[RuleDepartedFrom, ...] = Field(
        default=(), max_length=MANY, description="Rules not kept (F-47)."
    )
    alternatives: tuple[Alternative, ...] = Field(
        default=(), max_length=MANY, description="Compliant ways examined (F-34)."
    )
    no_compliant_path: bool = Field(default=False, description="Statement that no compliant way exists (F-34).")
    legal_bottom_line: Passage = Field(default="", description="What is not crossed in any event (F-47).")
    risks: tuple[RiskPoint, ...] = Field(default=(), max_length=MANY, description="Risk points (P-17, P-23).")
    third_parties: tuple[ThirdParty, ...] = Field(
        default=(), max_length=MANY, description="Third parties touched (F-46)."
    )
    no_third_party: bool = Field(default=False, description="Statement that no third party is touched (F-46).")
    aftercare: tuple[AftercareItem, ...] = Field(
        default=(), max_length=MANY, description="After-care plan (F-42, F-43)."
    )
    legal_opinion: Passage = Field(default="", description="Legal review of the unit, in short (G-11, P-23).")
    opinions: tuple[Opinion, ...] = Field(default=(), max_length=MANY, description="Opinions obtained (G-11).")
    responsible_leader_id: UUID | None = Field(
        default=None, description="Leader of the unit who answers for the matter."
    )
    handler_id: UUID | None = Field(default=None, description="Person of the unit who handles it.")
    urgent: bool = Field(
        default=False, description="Ask for the urgent lane: completeness check in one working day (G-08)."
    )
    emergency: Emergency | None = Field(default=None, description="Only for the emergency route (G-12).")
    statement_of_truth: bool = Field(default=False, description="Statement that nothing is concealed or false (F-12).")
    secrecy: Secrecy = Field(
        default=Secrecy.WORK_SECRET, description="Secrecy of what is written; state secrets are refused (P-37)."
    )

    def item_codes(self) -> tuple[str, ...]:
        """The codes of the positive list claimed, in order."""
        return tuple(item.code for item in self.positive_items)


_SUBSTANCE = (
    "positive_items",
    "measure",
    "measure_starts_on",
    "validity_until",
    "rules_departed_from",
    "alternatives",
    "legal_bottom_line",
    "risks",
    "third_parties",
)


def substance_differs(before: FilingForm, after: FilingForm) -> bool:
    """Whether two forms differ in what a leadership team must study: then new minutes are needed (TF-07)."""
    return any(getattr(before, name) != getattr(after, name) for name in _SUBSTANCE)
