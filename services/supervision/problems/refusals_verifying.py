"""Refusals of verification, check-off and rejection (TS-05 to TS-07)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal

_VERIFY = Rule("S-09", "S-11")
_SAMPLE = Rule("S-11", "G-50", "G-51")


class VerifyingVisitMissing(NamedRefusal):
    """On site, but no visit is named."""

    code = "problem_no_visit"
    title = Text("实地核查须注明所依据的监督检查", "A verification on site names the visit")
    rule = _VERIFY


class VerifyingVisitStray(NamedRefusal):
    """A visit is named for a verification by documents."""

    code = "problem_visit_without_site"
    title = Text("书面核查不注明监督检查", "A verification by documents names no visit")
    rule = _VERIFY


class VerifyingVisitUnknown(NamedRefusal):
    """There is no such visit to the unit, or it has not begun: which of the two is not told (P-33)."""

    code = "problem_visit_unknown"
    title = Text("没有对该单位开展的此项监督检查", "No such visit to the unit has begun")
    rule = Rule("S-09", "P-33")


class VisitBeforeReport(NamedRefusal):
    """The visit was before the report it is to verify."""

    code = "problem_visit_before_report"
    title = Text("监督检查早于整改报告，不能据以核查", "The visit was before the report that it is to verify")
    rule = _VERIFY


class SampleNotDrawn(NamedRefusal):
    """The sample of its common problem is not drawn yet."""

    code = "problem_sample_not_drawn"
    kind = Kind.NOT_NOW
    title = Text("所属共性问题尚未抽样，抽样后方可核查", "The sample of its common problem is not drawn yet")
    rule = _SAMPLE


class VerifierBarred(NamedRefusal):
    """Whoever reported it or answers for it does not verify it."""

    code = "problem_verifier_barred"
    kind = Kind.NOT_ENTITLED
    title = Text("报告人和整改责任人不得核查", "Whoever reported it or answers for it does not verify it")
    rule = Rule("S-09", "P-09")


class VerificationUnproven(NamedRefusal):
    """What was seen, or the evidence of it, is not stated."""

    code = "problem_verification_unproven"
    title = Text("须写明核查情况并注明证据", "What was seen and compared is stated, with evidence")
    rule = Rule("S-09", "S-10")


class FalsityUnproven(NamedRefusal):
    """False is found without saying what was made up and from what that is known: it is never presumed."""

    code = "problem_falsity_unproven"
    title = Text(
        "认定虚假整改须写明何处虚假、依据何在，不得推定", "False is what is shown to be made up; it is never presumed"
    )
    rule = Rule("S-12")


class FalsityStray(NamedRefusal):
    """Something is said to be made up, but the finding is another one."""

    code = "problem_falsity_stray"
    title = Text("未认定虚假整改的，不填写虚假情形", "What was made up is stated only if it is found false")
    rule = Rule("S-12")


class NotVerified(NamedRefusal):
    """Nothing is on record of a verification."""

    code = "problem_not_verified"
    title = Text("尚无核查记录", "No verification is on record")
    requires = Text("已有核查记录", "A verification is on record")
    rule = Rule("S-10", "S-11")


class NotPutRight(NamedRefusal):
    """The verification did not find it put right."""

    code = "problem_not_put_right"
    title = Text("核查未认定整改到位", "The verification did not find it put right")
    requires = Text("核查认定整改到位", "The verification found it put right")
    rule = Rule("S-10")


class SameHands(NamedRefusal):
    """Whoever verified it, reported it or answers for it does not decide on it."""

    code = "problem_same_hands"
    kind = Kind.NOT_ENTITLED
    title = Text("核查人、报告人和整改责任人不得决定销号", "Whoever verified or reported it does not decide on it")
    requires = Text("核查与决定由不同人员作出", "Verification and decision are by different persons")
    rule = Rule("S-10", "P-09")


class SampleUnchecked(NamedRefusal):
    """It is in the sample of its common problem and no visit since its report found it put right."""

    code = "problem_sample_unchecked"
    kind = Kind.NOT_NOW
    title = Text(
        "该项在共性问题样本之中，须在报告整改后经现场抽查或者暗访认定整改到位",
        "It is in the sample of its common problem: a visit since the report must have found it put right",
    )
    requires = Text("抽样检查已完成，或者不在样本之中", "The check of the sample is done, or it is not in the sample")
    rule = _SAMPLE


class FalseNotFound(NamedRefusal):
    """It is rejected as false, but the verification did not find that."""

    code = "problem_false_not_found"
    title = Text("核查未认定虚假整改", "The verification did not find it false")
    rule = Rule("S-12")


class NothingMissing(NamedRefusal):
    """What is still missing is not stated."""

    code = "problem_nothing_missing"
    title = Text("须列明尚未整改到位的事项", "What is still missing is stated")
    rule = Rule("S-10", "S-12")


class TermWithoutPlan(NamedRefusal):
    """The term is given only with a plan, and there is none."""

    code = "problem_term_without_plan"
    title = Text("没有整改方案的，不得确定须报方案的期限", "Without a plan on record this term cannot be given")
    rule = Rule("G-55")
