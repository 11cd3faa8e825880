"""The ways an act on a publication is refused."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.accountability.refusing import NamedRefusal


class NothingToPublish(NamedRefusal):
    """The determination is not there, not served, or weighed anew."""

    code = "nothing_to_publish"
    kind = Kind.NOT_NOW
    title = Text("认定尚未作出并送达，不能公开", "Nothing is determined and served that could be published")
    requires = Text("认定已作出并送达", "The determination is made and served")
    rule = Rule("A-24", "G-47")


class PublishedAlready(NamedRefusal):
    """There is an abstract of the determination already."""

    code = "published_already"
    kind = Kind.NOT_NOW
    title = Text("该认定已有公开摘要", "There is an abstract of this determination already")
    requires = Text("该认定尚无公开摘要", "There is no other abstract of this determination")
    rule = Rule("A-24")


class AbstractIncomplete(NamedRefusal):
    """Procedure, object, event, reason, result or audience is missing."""

    code = "abstract_incomplete"
    title = Text(
        "摘要缺项：流程、对象、事件、原因、结果或者公开方式", "Procedure, object, event, reason or result is missing"
    )
    requires = Text(
        "写明流程、对象、事件、原因、结果和公开方式", "Procedure, object, event, reason, result and audience are there"
    )
    rule = Rule("A-24", "G-47")


class RangeUnknown(NamedRefusal):
    """The range is not in the list."""

    code = "publication_range_unknown"
    title = Text("没有此项公开范围", "There is no such range")
    requires = Text("公开范围在目录内", "The range is one of the list")
    rule = Rule("A-24", "G-47")


class ObjectWrong(NamedRefusal):
    """A person would be shown where the unit is the object, or nothing is left of the name."""

    code = "abstract_object_wrong"
    title = Text("公开对象与认定对象不一致", "The object shown is not that of the determination")
    requires = Text("公开对象与认定对象一致", "The object shown is that of the determination, or its unit")
    rule = Rule("G-47")


class FullNameTold(NamedRefusal):
    """A text of the abstract tells the full name."""

    code = "full_name_told"
    title = Text("摘要中不得出现姓名全称", "The abstract tells a full name")
    requires = Text("摘要中没有姓名全称", "The abstract tells no full name")
    rule = Rule("G-47", "G-60")


class PersonalNumberTold(NamedRefusal):
    """A text of the abstract tells an identity card or telephone number."""

    code = "personal_number_told"
    title = Text("摘要中不得出现证件号码或者电话号码", "The abstract tells an identity or telephone number")
    requires = Text("摘要中没有证件号码或者电话号码", "The abstract tells no identity or telephone number")
    rule = Rule("P-36", "G-47")


class DossierTold(NamedRefusal):
    """A text of the abstract repeats the dossier."""

    code = "dossier_told"
    title = Text("摘要不得摘抄容错审查案卷", "The abstract repeats the dossier")
    requires = Text("摘要未摘抄容错审查案卷", "The abstract repeats nothing of the dossier")
    rule = Rule("G-47", "P-09")


class ImpactNotAssessed(NamedRefusal):
    """The range is public and no impact assessment precedes it."""

    code = "impact_not_assessed"
    title = Text("向社会公开前未作个人信息保护影响评估", "No impact assessment precedes publication to the public")
    requires = Text("向社会公开前已作影响评估", "An impact assessment precedes publication to the public")
    rule = Rule("P-36")


class DrafterApproves(NamedRefusal):
    """Who drafted the abstract would approve it."""

    code = "publication_drafter_approves"
    kind = Kind.NOT_ENTITLED
    title = Text("起草人不得审批同一摘要", "Who drafted the abstract does not approve it")
    rule = Rule("G-47", "P-09")


class NotHandlerPublishes(NamedRefusal):
    """Somebody else of the office would draft for the handlers, or somebody barred from the case would act."""

    code = "publication_not_handler"
    kind = Kind.NOT_ENTITLED
    title = Text("您不是本案承办人，或者应当回避", "You are not a handler of the case, or may take no part in it")
    rule = Rule("P-09", "G-47")


class PublicationUnreasoned(NamedRefusal):
    """Opinion or reason is missing."""

    code = "publication_unreasoned"
    title = Text("未写明意见或者理由", "Opinion or reason is missing")
    requires = Text("写明意见或者理由", "Opinion or reason is stated")
    rule = Rule("A-24", "G-47")
