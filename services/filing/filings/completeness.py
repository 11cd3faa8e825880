"""What a form must hold before a leadership team's study of it counts (TF-02): analysis, last resort, plan, truth."""

from collections.abc import Iterator

from libs.kernel.finding import Finding, Missing
from libs.kernel.profile import Profile
from libs.kernel.text import Text
from services.filing.filings import positive_list
from services.filing.filings.form import FilingForm
from services.filing.filings.refusals import finding, unless
from services.filing.filings.refusals_unit import (
    AnalysisIncomplete,
    NoStatementOfTruth,
    NotLastResort,
    PlanIncomplete,
    StateSecretRefused,
)
from services.filing.filings.validity import assess_plan
from services.filing.filings.wording import STATE_SECRETS

_TEXTS = (
    ("crux", Text("写明问题症结", "State the crux")),
    ("delay_damage", Text("写明继续拖延的危害", "State the damage of further delay")),
    ("rules_departed_from", Text("列明拟突破的规定", "List the rules the measure departs from")),
    ("legal_bottom_line", Text("写明法律底线", "State the legal bottom line")),
    ("risks", Text("列明风险点", "List the risk points")),
)
_PLAN = (
    ("background", Text("写明背景", "State the background")),
    ("measure", Text("写明拟采取的措施", "State the measure")),
    ("measure_starts_on", Text("写明措施开始日期", "State the day the measure starts")),
    ("responsible_leader_id", Text("写明责任领导", "Name the responsible leader")),
    ("handler_id", Text("写明经办人", "Name the handler")),
    ("aftercare", Text("列明后续完善计划", "List the after-care plan")),
)
_RISK = Text("写明后果、防范措施和责任人", "State effect, control and owner of the risk")
_AFTERCARE = Text("写明责任人和完成期限", "State owner and day of the after-care item")
_ALTERNATIVES = Text("列明已研究的合规途径", "List the compliant ways examined")
_WHY = Text("说明该途径为何行不通", "Say why this way fails")
_NO_PATH = Text("声明确实没有合规途径", "State that there is truly no compliant way")


def assess_form(form: FilingForm, profile: Profile) -> tuple[Finding, ...]:
    """Everything the form must say, item by item; pointers lead into the form."""
    return (
        *positive_list.assess(form, profile),
        finding(NotLastResort, _last_resort(form)),
        finding(AnalysisIncomplete, _analysis(form)),
        finding(PlanIncomplete, _plan(form)),
        assess_plan(form, profile),
        finding(NoStatementOfTruth, [unless(form.statement_of_truth, NoStatementOfTruth, "/form/statement_of_truth")]),
        assess_secrecy(form),
    )


def assess_secrecy(form: FilingForm) -> Finding:
    """Nothing declared a state secret may be entered, not even in a draft (P-37)."""
    return finding(StateSecretRefused, [unless(form.secrecy not in STATE_SECRETS, StateSecretRefused, "/form/secrecy")])


def _last_resort(form: FilingForm) -> Iterator[Missing]:
    if not form.alternatives:
        yield NotLastResort.at("/form/alternatives", _ALTERNATIVES)
    for index, alternative in enumerate(form.alternatives):
        if not alternative.why_it_fails:
            yield NotLastResort.at(f"/form/alternatives/{index}/why_it_fails", _WHY)
    if not form.no_compliant_path:
        yield NotLastResort.at("/form/no_compliant_path", _NO_PATH)


def _analysis(form: FilingForm) -> Iterator[Missing]:
    for name, text in _TEXTS:
        if not getattr(form, name):
            yield AnalysisIncomplete.at(f"/form/{name}", text)
    for index, risk in enumerate(form.risks):
        if not (risk.effect and risk.control and risk.owner):
            yield AnalysisIncomplete.at(f"/form/risks/{index}", _RISK)


def _plan(form: FilingForm) -> Iterator[Missing]:
    for name, text in _PLAN:
        if not getattr(form, name):
            yield PlanIncomplete.at(f"/form/{name}", text)
    for index, item in enumerate(form.aftercare):
        if not item.owner or item.due_on is None:
            yield PlanIncomplete.at(f"/form/aftercare/{index}", _AFTERCARE)
