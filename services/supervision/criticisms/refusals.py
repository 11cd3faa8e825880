"""Refusals of a record of criticism: whose criticism it is, and at which level (G-34)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal


class NotOwnCriticism(NamedRefusal):
    """A municipal leader records somebody else's criticism."""

    code = "criticism_not_own"
    kind = Kind.NOT_ENTITLED
    title = Text("市领导只登记本人的点名批评", "A municipal leader records his own criticism alone")
    rule = Rule("A-02", "A-03")


class LeaderNotNamed(NamedRefusal):
    """Neither a person of the directory nor a post is given, or both are."""

    code = "criticism_leader_not_named"
    title = Text("须注明作出批评的领导：人员或者职务，二者取一", "The leader is named: as a person, or by post")
    rule = Rule("A-01", "A-02", "A-03")


class PrincipalByPost(NamedRefusal):
    """A party secretary or mayor is named by post, though the directory knows who that was."""

    code = "criticism_principal_by_post"
    title = Text(
        "市委书记、市长在通讯录中的，须按人员注明",
        "A party secretary or mayor whom the directory knows is named as a person",
    )
    rule = Rule("A-03", "G-34")


class NoLeaderThatDay(NamedRefusal):
    """The person held no post of a municipal or higher leader on that day."""

    code = "criticism_no_leader_that_day"
    title = Text("所列人员当日不是市级以上领导", "On that day the person was no municipal or higher leader")
    rule = Rule("G-34")


class LevelOfLeaderWrong(NamedRefusal):
    """The level stated is not that of the posts the leader held on that day."""

    code = "criticism_level_wrong"
    title = Text("所列层级与该领导当日的职务不符", "The level is not that of the leader's posts on that day")
    rule = Rule("G-34")
