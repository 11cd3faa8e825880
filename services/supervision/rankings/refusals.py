"""Refusals of a ranking list: what a complete list is, and who confirms it (A-04 to A-06, G-37)."""

from libs.kernel.refusal import Kind
from libs.kernel.rule import Rule
from libs.kernel.text import Text
from services.supervision.refusing import NamedRefusal

_LISTS = Rule("A-04", "A-05", "A-06")


class RankingOrganMissing(NamedRefusal):
    """There is no one discipline organ to which it goes."""

    code = "ranking_no_competent_organ"
    title = Text("没有可以受理的纪检监察机关", "There is no one discipline organ competent for it")
    rule = Rule("G-05")


class ListUnknown(NamedRefusal):
    """The monthly review has two lists, and this is neither."""

    code = "ranking_list_unknown"
    title = Text(
        "“月讲评”只分县（市、区）和市直单位两个榜单",
        "The monthly review has a list of counties and one of municipal units",
    )
    rule = Rule("A-04", "G-37")


class PeriodUnknown(NamedRefusal):
    """That is no period for which a list of this kind is made."""

    code = "ranking_period_unknown"
    title = Text("该类榜单没有这样的期次", "Lists of this kind are not made for such a period")
    rule = _LISTS


class PeriodInFuture(NamedRefusal):
    """The period has not begun."""

    code = "ranking_period_in_future"
    title = Text("所列期次尚未开始", "The period has not begun")
    rule = _LISTS


class PeriodTaken(NamedRefusal):
    """The list of that period was handed in already; what is wrong with it is corrected there."""

    code = "ranking_period_taken"
    kind = Kind.NOT_NOW
    title = Text("该榜单本期已经导入，有误的请在原榜单上更正", "That list is there for the period; correct it instead")
    rule = Rule("G-37")


class SubjectMissing(NamedRefusal):
    """What an appraisal was about is not stated."""

    code = "ranking_no_subject"
    title = Text("评比考核须注明考核事项", "What was appraised is stated")
    rule = Rule("A-05", "A-06")


class ReferenceMissing(NamedRefusal):
    """Document or meeting is not named."""

    code = "ranking_no_reference"
    title = Text("须注明公布榜单的文件或者会议", "Document or meeting is named")
    rule = _LISTS


class EvidenceMissing(NamedRefusal):
    """No evidence is referred to."""

    code = "ranking_no_evidence"
    title = Text("须注明证据材料", "Evidence is referred to")
    rule = Rule("A-16")


class ListIncomplete(NamedRefusal):
    """There are no places, or not as many as the list says it ranks."""

    code = "ranking_incomplete"
    title = Text(
        "榜单不完整：名次数与榜单所列单位数不符", "The list is not complete: the places are not as many as it ranks"
    )
    rule = Rule("G-37")


class PlaceUnclear(NamedRefusal):
    """A place names neither a unit nor a body outside, or both."""

    code = "ranking_place_unclear"
    title = Text(
        "每个名次须列一个单位；外地单位只在全省评比中列名称",
        "A place has one unit, or in provincial appraisals one body outside",
    )
    rule = Rule("A-06", "G-37")


class RankedTwice(NamedRefusal):
    """A unit has two places."""

    code = "ranking_unit_twice"
    title = Text("同一单位只有一个名次", "A unit has one place")
    rule = Rule("G-37")


class RankedUnknown(NamedRefusal):
    """The unit did not exist, or is of a kind that this list does not rank."""

    code = "ranking_unit_unknown"
    title = Text("所列单位不存在，或者不属于该榜单的范围", "No unit of that time, or none that this list ranks")
    rule = _LISTS


class KindsMixed(NamedRefusal):
    """Counties and municipal units stand in one list."""

    code = "ranking_kinds_mixed"
    title = Text("县（市、区）与市直单位分榜排名", "Counties and municipal units are ranked in lists of their own")
    rule = Rule("A-04", "A-05", "G-37")


class PlacesBroken(NamedRefusal):
    """The places do not begin with 1, or have a gap that no tie explains."""

    code = "ranking_places_broken"
    title = Text("名次不连续：除并列之后外不得空缺", "The places have a gap that no tie explains")
    rule = Rule("G-37")


class TiesUnmarked(NamedRefusal):
    """A shared place is not marked, or one that is not shared is."""

    code = "ranking_ties_unmarked"
    title = Text("并列的须逐一注明，不并列的不得注明", "Every tie is marked, and nothing else is")
    rule = Rule("G-37")


class LeadsElsewhere(NamedRefusal):
    """Leading the work is stated where it does not count."""

    code = "ranking_leads_elsewhere"
    title = Text("只有全省评比考核注明是否牵头", "Only in provincial appraisals is it stated who leads the work")
    rule = Rule("A-06")


class NotOfEitherSide(NamedRefusal):
    """The caller is of neither side of this list."""

    code = "ranking_of_neither_side"
    kind = Kind.NOT_ENTITLED
    title = Text("您既不属于导入的督查局，也不属于受理机关的案管部门", "You are of neither side of this list")
    rule = Rule("G-37")


class SideHasConfirmed(NamedRefusal):
    """The caller's side has confirmed already; the other one is awaited."""

    code = "ranking_side_has_confirmed"
    kind = Kind.NOT_NOW
    title = Text("本方已经确认，待另一方确认", "Your side has confirmed; the other one is awaited")
    rule = Rule("G-37")


class SamePerson(NamedRefusal):
    """One person would stand for both sides."""

    code = "ranking_same_person"
    kind = Kind.NOT_ENTITLED
    title = Text("须由双方不同人员确认", "Two persons confirm, one of each side")
    rule = Rule("G-37")


class NothingCorrected(NamedRefusal):
    """The correction says what the list says."""

    code = "ranking_nothing_corrected"
    title = Text("更正内容与现行榜单相同", "The correction says what the list says")
    rule = Rule("G-37")


class ReasonsMissing(NamedRefusal):
    """No reasons are stated."""

    code = "ranking_no_reasons"
    title = Text("须写明理由", "Reasons are stated")
    rule = Rule("G-37", "P-17")
