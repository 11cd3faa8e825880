"""The ways a person's record says no."""

from libs.kernel.refusal import Kind, Refusal
from libs.kernel.rule import Rule
from libs.kernel.text import Text


class PersonCodeTaken(Refusal):
    """Another person has this code."""

    code = "person_code_taken"
    kind = Kind.UNSATISFIED
    title = Text("该人员代码已被使用", "Another person has this code")
    rule = Rule("P-36")


class PostsUnsound(Refusal):
    """A post is in no known organ, ends before it begins, or is stated twice for one time."""

    code = "posts_unsound"
    kind = Kind.UNSATISFIED
    title = Text("任职信息不正确", "The posts cannot be as stated")
    rule = Rule("P-36")


class EndedInFuture(Refusal):
    """Leaving office is recorded when it has happened, because the accounts stop at once."""

    code = "ended_in_future"
    kind = Kind.UNSATISFIED
    title = Text("离任日期不得晚于今天", "The day of leaving office cannot lie in the future")
    rule = Rule("P-36")
