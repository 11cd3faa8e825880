"""The published abstract: complete, no full name, no dossier, assessed where public (A-24, G-47)."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter

from libs.kernel.case import Outcome
from libs.kernel.refusal import Refusal
from services.accountability.cases.case import AccountabilityCase
from services.accountability.publications.case_type import PUBLICATION
from services.accountability.publications.facts import PublicationFacts
from services.accountability.publications.naming import is_reduced, reduced, tells_name, tells_number
from services.accountability.publications.publication import Publication
from services.accountability.publications.status import PublicationStatus as S
from services.accountability.tolerance.status import ToleranceStatus
from tests.support import accountability_cases_papers as cases
from tests.support.accountability_cases_papers import DAY, named
from tests.support.accountability_tolerance_papers import tolerance_in

ABSTRACT: dict[str, Any] = {
    "procedure": "依职权启动，由常委会认定",
    "object": {"kind": "person", "name": "丁小明"},
    "event": "紧急情况下借出通行证",
    "reason": "为救助群众",
    "result": "免予问责",
    "range": "city",
    "audience": "全市党员干部",
}
IMPACT = {"number": "影评〔2026〕2号", "assessed_on": DAY, "conclusion": "影响可控"}
SAID: dict[str, dict[str, Any]] = {
    "draft": {**ABSTRACT, "tolerance_id": named("tolerance")},
    "revise": ABSTRACT,
    "return": {"reason": "再简略"},
    "publish": {"opinion": "同意"},
    "withdraw": {"reason": "认定改变"},
}
BY = {"draft": "officer", "revise": "officer", "return": "leader", "publish": "leader", "withdraw": "leader"}


def known(**changes: Any) -> PublicationFacts:
    return replace(PublicationFacts(tolerance_in(ToleranceStatus.SERVED), cases.weighed("exempted")), **changes)


def perform(publication: Publication | None, act: str, by: str = "", loaded: Any = None, **said: Any) -> Outcome[Any]:
    declared = PUBLICATION.act_by_name[act]
    asked = declared.command.model_validate({**SAID[act], **said})
    facts, who = loaded or known(), cases.occasion(by or BY[act])
    if publication is None:
        return declared.perform(asked, who, facts)
    return declared.perform(publication, asked, who, facts)


def refused(publication: Publication | None, act: str, **given: Any) -> set[str]:
    try:
        perform(publication, act, **given)
    except Refusal as refusal:
        return {refusal.code, *(error.code for error in refusal.errors)}
    return set()


def publication_in(status: S) -> Publication:
    found: Publication = perform(None, "draft").case
    acts = {S.DRAFTED: (), S.RETURNED: ("return",), S.PUBLISHED: ("publish",), S.WITHDRAWN: ("publish", "withdraw")}
    for act in acts[status]:
        found = perform(found, act).case
    assert found.status is status
    return found


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("丁小明", "丁某"),
        ("丁三", "丁某"),
        ("丁某", "丁某"),
        ("丁某某", "丁某"),
        ("丁", "丁某"),
        ("欧阳明", "欧阳某"),
        ("欧阳某", "欧阳某"),
        (" 池大 ", "池某"),
        ("买买提·艾力", "买某"),
        ("Ding Xiaoming", "D.X."),
        ("D. X.", "D.X."),
    ],
)
def test_g47_a_person_is_shown_by_surname_or_initials_whatever_is_typed(typed: str, shown: str) -> None:
    assert reduced(typed) == shown and is_reduced(shown)
    assert perform(None, "draft", object={"kind": "person", "name": typed}).case.abstract.object == shown


def test_g47_the_name_that_was_typed_is_kept_nowhere() -> None:
    command = PUBLICATION.act_by_name["draft"].command.model_validate(SAID["draft"])
    assert "丁小明" not in command.model_dump_json() and "丁小明" not in repr(command)
    drafted = perform(None, "draft")
    assert "丁小明" not in PUBLICATION.dump(drafted.case) and "丁小明" not in drafted.event.model_dump_json()


@pytest.mark.parametrize("name", ["procedure", "event", "reason", "result", "audience"])
def test_g47_a_full_name_in_a_text_is_refused_without_repeating_it(name: str) -> None:
    with pytest.raises(Refusal) as found:
        perform(None, "draft", **{name: "村支书丁小明借出通行证"})
    assert found.value.code == "full_name_told"
    assert "丁小明" not in str(found.value.errors) + str(found.value.detail)


def test_g47_a_reduced_name_in_a_text_is_no_full_name() -> None:
    assert not tells_name("丁某借出通行证", "丁某") and not tells_name("丁某借出通行证", "丁小明")
    assert tells_name("ding xiaoming lent it", "Ding Xiaoming")
    assert refused(None, "draft", event="丁某借出通行证") == set()


@pytest.mark.parametrize("text", ["身份证411002199001011234", "电话13912345678", "号码41100219900101123X。"])
def test_p36_identity_and_telephone_numbers_are_refused(text: str) -> None:
    assert tells_number(text) and refused(None, "draft", event=text) == {"personal_number_told"}


def test_p36_a_project_code_is_no_personal_number() -> None:
    assert not tells_number("项目2601-411000-04-01-123456")


def test_g47_the_dossier_is_not_repeated_neither_evidence_nor_what_was_weighed() -> None:
    assert refused(None, "draft", reason="见卷一第12页") == {"dossier_told"}
    served = tolerance_in(ToleranceStatus.SERVED)
    assert served.draft is not None
    first = served.draft.examination.looks[0].model_copy(update={"text": "为带动全乡农户增收而引进项目"})
    said = served.draft.examination.model_copy(update={"looks": (first,)})
    told = known(tolerance=replace(served, draft=replace(served.draft, examination=said)))
    assert refused(None, "draft", loaded=told, reason="因为" + first.text) == {"dossier_told"}


@pytest.mark.parametrize("name", ["procedure", "event", "reason", "result", "audience"])
def test_a24_procedure_event_reason_result_and_audience_are_there(name: str) -> None:
    assert refused(None, "draft", **{name: ""}) == {"abstract_incomplete"}


def test_a24_the_object_is_named_and_a_person_only_if_it_is_one() -> None:
    assert refused(None, "draft", object={"kind": "unit", "name": ""}) == {"abstract_incomplete"}
    of_unit = known(tolerance=replace(tolerance_in(ToleranceStatus.SERVED), object_person_id=None))
    assert refused(None, "draft", loaded=of_unit) == {"abstract_object_wrong"}
    unit = perform(None, "draft", loaded=of_unit, object={"kind": "unit", "name": "某乡党委政府"}).case
    assert unit.abstract.object == "某乡党委政府"


def test_a24_outcome_and_situations_are_taken_from_the_determination() -> None:
    drafted = perform(None, "draft", result="不予容错").case
    assert (drafted.abstract.outcome, drafted.abstract.situations) == ("exempted", ("yn_1",))


def test_a24_the_range_is_one_of_the_list() -> None:
    assert refused(None, "draft", range="province") == {"publication_range_unknown"}


@pytest.mark.parametrize(
    "impact",
    [None, *({**IMPACT, **lack} for lack in ({"number": ""}, {"conclusion": ""}, {"assessed_on": DAY + timedelta(1)}))],
)
def test_p36_an_impact_assessment_precedes_publication_to_the_public(impact: Any) -> None:
    assert refused(None, "draft", range="public", impact=impact) == {"impact_not_assessed"}
    assert refused(None, "draft", range="public", impact=IMPACT) == set()
    bare = replace(publication_in(S.DRAFTED), range="public")
    assert refused(bare, "publish") == {"impact_not_assessed"}


@pytest.mark.parametrize("status", [one for one in ToleranceStatus if one is not ToleranceStatus.SERVED])
def test_a24_nothing_is_published_before_it_is_determined_and_served(status: ToleranceStatus) -> None:
    early = known(tolerance=tolerance_in(status))
    assert refused(None, "draft", loaded=early) == {"nothing_to_publish"}
    assert refused(publication_in(S.DRAFTED), "publish", loaded=early) == {"nothing_to_publish"}


def test_a24_there_is_one_abstract_of_a_determination_and_none_of_what_is_not_the_callers() -> None:
    assert refused(None, "draft", loaded=known(already=True)) == {"published_already"}
    assert refused(None, "draft", loaded=PublicationFacts(None)) == {"absent"}


def test_g47_a_handler_drafts_and_the_leader_who_did_not_draft_approves() -> None:
    assert refused(None, "draft", by="third") == {"publication_not_handler"}
    assert refused(publication_in(S.RETURNED), "revise", by="third") == {"publication_not_handler"}
    own = replace(publication_in(S.DRAFTED), drafted_by=named("leader"))
    assert refused(own, "publish") == {"publication_drafter_approves"}
    published = perform(publication_in(S.DRAFTED), "publish")
    assert published.case.published_on == DAY and published.event.model_dump()["range"] == "city"


@pytest.mark.parametrize(
    ("act", "status"),
    [("draft", None), ("withdraw", S.PUBLISHED), *((act, S.DRAFTED) for act in ("revise", "return", "publish"))],
)
def test_p09_nobody_acts_who_is_barred_from_the_case(act: str, status: S | None) -> None:
    publication = None if status is None else publication_in(status)
    assert refused(publication, act, by="deputy") == {"publication_not_handler"}


@pytest.mark.parametrize(("act", "status"), [("return", S.DRAFTED), ("publish", S.DRAFTED), ("withdraw", S.PUBLISHED)])
def test_return_approval_and_withdrawal_are_reasoned(act: str, status: S) -> None:
    empty = {"opinion": ""} if act == "publish" else {"reason": ""}
    assert refused(publication_in(status), act, **empty) == {"publication_unreasoned"}


def test_what_was_returned_is_changed_and_what_is_withdrawn_keeps_the_reason() -> None:
    changed = perform(publication_in(S.RETURNED), "revise", event="借证救人").case
    assert (changed.status, changed.abstract.event, len(changed.returned)) == (S.DRAFTED, "借证救人", 1)
    assert publication_in(S.WITHDRAWN).withdrawal.reason == "认定改变"  # type: ignore[union-attr]


@pytest.mark.parametrize("status", S)
def test_a_publication_in_any_status_survives_being_stored(status: S) -> None:
    publication = publication_in(status)
    assert TypeAdapter(Publication).validate_json(PUBLICATION.dump(publication)) == publication
    assert set(PUBLICATION.columns(publication)) <= {column.name for column in PUBLICATION.table.columns}
    assert isinstance(known().case, AccountabilityCase)
