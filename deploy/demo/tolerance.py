"""The road of tolerance: everything weighed and reasoned, examined, consulted, determined by the committee, served."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from deploy.demo import pursuit_papers as papers
from deploy.demo.pursuit import SERVICE, Matter

TOLERANCES = f"{SERVICE}/tolerances"
LOOKS = ("nature", "basis", "motive", "process", "orientation", "attitude")
FACTORS = (
    *("historical_background", "motive", "nature_of_facts", "time_point", "gravity", "harm"),
    *("attitude_to_error", "usual_conduct", "public_reputation"),
)
DISTINCTIONS = ("experience_or_knowing", "exploratory_or_forbidden", "unintended_or_private_gain")
ELEMENTS = ("starting_point", "nature", "procedure", "consequence")


@dataclass(frozen=True)
class Weighing:
    """What is weighed in one matter: the event, how each look is seen and why, what came out, what is put right."""

    event: str
    situations: tuple[str, ...]
    looks: Mapping[str, tuple[str, str]]
    reasons: str
    correction: str
    outcome: str = "exempted"
    error: str = "决策前论证不够充分。"
    filings: Mapping[str, str] = field(default_factory=dict)

    def corrections(self, today: date) -> list[dict[str, Any]]:
        """What is put right: tolerance and correction go together (F-30)."""
        return [{"measure": self.correction, "responsible": "单位党组织", "due_on": papers.later(today, 60)}]


def examination(weighing: Weighing, filings: Sequence[str] = (), *, gain: bool = False) -> dict[str, Any]:
    """Every look, factor, distinction and element once, each with its reason; filings with what they show."""
    return {
        "event": weighing.event,
        "looks": [_look(one, *weighing.looks[one]) for one in LOOKS],
        "factors": [{"factor": one, "text": "已结合本事项研判。"} for one in FACTORS],
        "distinctions": [{"distinction": one, "tolerable": True, "text": "有材料证明。"} for one in DISTINCTIONS],
        "elements": [{"element": one, "text": "已逐项考虑。"} for one in ELEMENTS],
        "boundary": [{"question": one, "within": True, "text": "已说明。"} for one in ("intent", "boldness")],
        "order": {"ordered": False},
        "error": {"is_error": True, "ground": weighing.error},
        "private_gain": {"found": gain, "ground": "核查账户和亲属经商情况。"},
        "filings": [{"filing_id": one, "text": weighing.filings.get(one, "证明事前集体研究。")} for one in filings],
    }


def weigh(matter: Matter, case_path: str, weighing: Weighing) -> str:
    """A handler opens it of office; every filing of unit and matter is loaded, refused ones too. Answers its path."""
    opened = {
        "case_id": case_path.rsplit("/", 1)[1],
        "situations": list(weighing.situations),
        "ground": "可能符合容错情形，依职权审查。",
    }
    handler = matter.office.handler
    return f"{TOLERANCES}/{handler.open(TOLERANCES, opened, 'G-44, G-45, P-17, TA-04')['id']}"


def loaded(matter: Matter, path: str) -> dict[str, str]:
    """The filings that were loaded as evidence, with what each is worth."""
    found = matter.office.handler.read(path)["filings"]
    return {one["filing_id"]: one["status"] for one in found}


def draft(matter: Matter, path: str, weighing: Weighing, today: date, *, gain: bool = False) -> dict[str, Any]:
    """The draft of a handler, with the outcome that persons propose; nothing is counted (G-43)."""
    return {
        "examination": examination(weighing, tuple(loaded(matter, path)), gain=gain),
        "outcome": weighing.outcome,
        "reasons": weighing.reasons,
        "corrections": weighing.corrections(today),
        "trial_officer_id": matter.office.trial.id,
    }


def examine(matter: Matter, path: str, weighing: Weighing, today: date) -> None:
    """Draft, case-trial office, and the collective consultation with its minutes (X-30, P-16)."""
    office = matter.office
    office.handler.act(f"{path}/draft", draft(matter, path, weighing, today), "X-01, A-12, X-03, G-43, TA-05")
    office.trial.act(f"{path}/trial-opinion", papers.opinion(), "P-16, A-36, TA-05")
    meeting = {
        "held_on": today.isoformat(),
        "participant_ids": list(matter.committee[:3]),
        "minutes": "会商纪要〔2026〕4号",
        "dissent": "有意见认为应批评教育，已记录。",
        "agreed": True,
        "opinion": "同意。",
    }
    office.head.act(f"{path}/consultation", meeting, "X-30, P-16, TA-05")


def determine(matter: Matter, path: str, weighing: Weighing, today: date) -> dict[str, Any]:
    """The standing committee determines, by persons and with reasons."""
    determined = {
        "decision": "determined",
        "outcome": weighing.outcome,
        "reasons": weighing.reasons,
        "corrections": weighing.corrections(today),
        "resolution": matter.resolution(today),
    }
    return matter.recorder.act(f"{path}/determination", determined, "X-01, A-23, P-16, G-46, TA-05")


def serve(matter: Matter, path: str, weighing: Weighing, today: date, serial: str) -> dict[str, Any]:
    """The letter LA-6 to whom it concerns, without evidence or other persons (P-16)."""
    letter = {
        "letter_number": f"示纪容认〔{today.year}〕{serial}号",
        "event": weighing.event,
        "findings": [{"look": one, "text": weighing.looks[one][1]} for one in LOOKS],
        "reasons": weighing.reasons,
        "served_on": today.isoformat(),
    }
    return matter.office.handler.act(f"{path}/service", letter, "P-16, F-30, G-46, TA-05")


def _look(look: str, value: str, text: str) -> dict[str, Any]:
    return {"look": look, "value": value, "text": text, "evidence": ["卷一第12页"]}
