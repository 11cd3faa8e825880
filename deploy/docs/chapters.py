"""Which rule maps there are: the chapters of the rulebook each answers for, and where those are carried."""

from dataclasses import dataclass

from libs.kernel.text import Text
from libs.policy.chapters import Chapter


@dataclass(frozen=True, slots=True)
class RuleMap:
    """One page of docs/rules.

    ``letters`` are the chapters of which every rule must be carried and tested, or excused, with their headings;
    ``rows`` are the beginnings of the lifecycle rows of which each must be tested; ``places`` are the folders and files
    in which a public rule or a default counts as used by the chapter; ``policies`` the chapters of the profiles, and
    ``settings`` the beginnings of limits and options, that belong to it. ``tests`` are the beginnings of the test files
    in which a refusal, a row or the code of an item speaks for its rules: elsewhere the same word is another's.
    A page ``by_slice`` names the folder that carries a rule and the file that holds it, not each file and each test.
    """

    page: str
    title: Text
    letters: tuple[tuple[str, Text], ...]
    rows: tuple[str, ...]
    places: tuple[str, ...]
    policies: tuple[Chapter, ...]
    settings: tuple[str, ...]
    tests: tuple[str, ...] = ("tests/",)
    by_slice: bool = False

    @property
    def place(self) -> str:
        """Path of the page from the root."""
        return f"docs/rules/{self.page}.md"

    @property
    def modules(self) -> tuple[str, ...]:
        """The same places as dotted names: whose refusals and tables carry the rules."""
        return tuple(place.removesuffix(".py").replace("/", ".") for place in self.places)


FILING = RuleMap(
    page="filing",
    title=Text("备案规则对照", "Rule map of prior filing"),
    letters=(("F", Text("备案规则", "Rules of the filing")),),
    rows=(),
    places=("services/filing/", "libs/contracts/filing.py"),
    policies=("filing",),
    settings=("filing.",),
)
CLARIFICATION = RuleMap(
    page="clarification",
    title=Text("澄清与诬告规则对照", "Rule map of clarification and malicious accusation"),
    letters=(
        ("C", Text("澄清正名规则", "Rules of clarification")),
        ("W", Text("诬告陷害规则", "Rules on malicious accusation")),
    ),
    rows=("TC-", "TW-"),
    places=(
        "services/clarification/",
        "services/vault/",
        "services/supervision/leads/",
        "libs/contracts/clarification",
        "libs/contracts/vault",
        "libs/contracts/supervision_leads.py",
    ),
    policies=("clarification", "vault"),
    settings=("clarification.", "correction.", "malice.", "lead.", "report.", "vault."),
)
ACCOUNTABILITY = RuleMap(
    page="accountability",
    title=Text("约谈、问责、容错与回访规则对照", "Rule map of interviews, accountability, tolerance and follow-up"),
    letters=(
        ("A", Text("约谈、问责、考验期、容错认定规则", "Rules of interviews, accountability, probation and tolerance")),
        ("D", Text("回访教育规则", "Rules of follow-up")),
        ("X", Text("六看、区分、主动交代、合并处理、内部监督", "Looks, distinctions, disclosure, joint and internal")),
    ),
    rows=("TI-", "TA-", "TD-", "TX-"),
    places=(
        "services/accountability/",
        "services/supervision/rankings/",
        "services/supervision/criticisms/",
        "services/supervision/circulars/",
        "services/supervision/sources/",
        "libs/contracts/accountability",
        "libs/contracts/supervision_sources.py",
    ),
    policies=("accountability",),
    settings=(
        "interview.",
        "proposal.",
        "tolerance.",
        "review.",
        "further.",
        "civil_review.",
        "civil_appeal.",
        "sanction.",
        "reexamination.",
        "followup.",
        "ranking.",
        "accountability.",
        "probation.",
        "impact.",
        "internal.",
        "disclosure.",
    ),
    tests=(
        "tests/unit/accountability/",
        "tests/service/accountability/",
        "tests/unit/policy/",
        "tests/unit/supervision/test_ranking",
        "tests/unit/supervision/test_criticism",
        "tests/unit/supervision/test_circular",
        "tests/unit/supervision/test_source",
        "tests/service/supervision/test_ranking",
        "tests/service/supervision/test_source",
        "tests/end_to_end/",
    ),
)
SUPERVISION = RuleMap(
    page="supervision",
    title=Text("中心工作监督规则对照", "Rule map of the supervision of central work"),
    letters=(("S", Text("中心工作监督规则", "Rules of supervision")),),
    rows=("TV-", "TS-", "TL-"),
    places=("services/supervision/", "libs/contracts/supervision", "libs/kernel/drawing.py", "libs/kernel/periods.py"),
    policies=("supervision",),
    settings=(
        "visits.",
        "sampling.",
        "task.",
        "watch.",
        "problem.",
        "rectification.",
        "slip.",
        "visit.",
        "objection.",
        "lead.",
        "request.",
        "liaison.",
    ),
    tests=(
        "tests/unit/supervision/",
        "tests/service/supervision/",
        "tests/unit/policy/test_supervision",
        "tests/end_to_end/test_supervision",
    ),
    by_slice=True,
)
RULE_MAPS = (FILING, CLARIFICATION, ACCOUNTABILITY, SUPERVISION)
"""Every page, in the order of the chapters."""
