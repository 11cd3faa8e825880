"""Says in both languages how a time limit was counted."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from libs.kernel.profile import TimeLimit, Unit
from libs.kernel.text import Text

_WEEKEND = Text("周末", "weekend")
_UNITS = {
    Unit.WORKING_DAYS: Text("{n}个工作日", "{n} working day(s)"),
    Unit.CALENDAR_DAYS: Text("{n}日", "{n} day(s)"),
    Unit.MONTHS: Text("{n}个月", "{n} month(s)"),
}


@dataclass
class Course:
    """What was met on the way from the start of a limit to its end."""

    limit: TimeLimit
    start_on: date
    due_on: date | None = None
    clamped_to: date | None = None
    counted_to: date | None = None
    stopped_on: date | None = None
    skipped: Counter[Text] = field(default_factory=Counter)
    makeup_days: list[date] = field(default_factory=list)
    paused_days: set[date] = field(default_factory=set)
    provisional_years: set[int] = field(default_factory=set)

    def skip(self, holiday: Text | None) -> None:
        """Note a day that did not count: a day of that holiday, or of a weekend."""
        self.skipped[holiday or _WEEKEND] += 1


def explain(course: Course) -> Text:
    """The whole course as one text."""
    said = [_start(course), *_on_the_way(course), _end(course), *_reservation(course)]
    return Text(zh="；".join(text.zh for text in said) + "。", en="; ".join(text.en for text in said) + ".")


def _start(course: Course) -> Text:
    length = _UNITS[course.limit.unit].fill(n=course.limit.length)
    on = course.start_on.isoformat()
    return Text(f"自{on}起算{length.zh}，当日不计入", f"{length.en} from {on}, that day not counted")


def _on_the_way(course: Course) -> list[Text]:
    said: list[Text] = []
    if course.skipped:
        zh = "、".join(f"{name.zh}{n}天" for name, n in course.skipped.items())
        en = ", ".join(f"{name.en} {n} day(s)" for name, n in course.skipped.items())
        said.append(Text(f"不计非工作日：{zh}", f"non-working days not counted: {en}"))
    if course.makeup_days:
        days = [day.isoformat() for day in course.makeup_days]
        said.append(Text(f"调休上班日计入：{'、'.join(days)}", f"make-up working days counted: {', '.join(days)}"))
    if course.clamped_to is not None:
        last, number = course.clamped_to.isoformat(), course.start_on.day
        said.append(
            Text(f"当月没有{number}日，取月末{last}", f"that month has no day {number}, its last day is {last}")
        )
    if course.paused_days and course.due_on is not None:
        n = len(course.paused_days)
        said.append(Text(f"中止期间{n}天不计入", f"{n} paused day(s) not counted"))
    if course.due_on is not None and course.counted_to not in (None, course.due_on):
        said.append(
            Text(
                f"末日{course.counted_to}不是工作日，顺延至下一工作日",
                f"the last day, {course.counted_to}, is not a working day: extended to the next one",
            )
        )
    return said


def _end(course: Course) -> Text:
    if course.due_on is None:
        on = course.stopped_on
        return Text(f"自{on}起中止，恢复前没有届满日", f"paused since {on}, no due date until it resumes")
    on = course.due_on
    return Text(f"于{on}二十四时（北京时间）届满", f"expires at 24:00 on {on} (Asia/Shanghai)")


def _reservation(course: Course) -> list[Text]:
    years = sorted(course.provisional_years)
    if not years:
        return []
    zh, en = "、".join(f"{year}年" for year in years), ", ".join(str(year) for year in years)
    return [Text(f"{zh}官方放假安排未公布，日期为暂定", f"provisional: no official holiday arrangement for {en} yet")]
