"""Rules of the mapped chapters that no program can keep, each with the reason."""

from collections.abc import Mapping
from types import MappingProxyType

from libs.kernel.text import Text

NOT_AUTOMATED: Mapping[str, Text] = MappingProxyType(
    {
        "F-33": Text(
            "程序的目的，由整个流程表承载：先集体研究、再署名呈报、再由分管领导把关，没有单独可判定的条件。",
            "The purpose of the chain, kept by the table as a whole (study, signed application, gate-keeping); "
            "there is no condition of its own to decide.",
        ),
        "F-36": Text(
            "备案和不予备案都不得作挡箭牌，是对使用者的要求；系统只在回执和不予备案函上固定写明效力（见 F-35）。",
            "That neither a filing nor a refusal may serve as a shield is asked of people; the system only prints "
            "the fixed note on its effect on receipt and refusal (see F-35).",
        ),
        "F-52": Text(
            "来源中的数量参考，只用于估计规模，不是规定。",
            "A volume mentioned in the source, used to estimate size; it commands nothing.",
        ),
        "C-01": Text(
            "澄清正名的定义，本身没有可判定的条件；由 C-06 以下各条的情形、方式和程序体现。",
            "The definition of clarification, with no condition of its own to decide; the situations, methods and "
            "procedure of C-06 onwards are what it means.",
        ),
        "C-05": Text(
            "严管与厚爱并重是对承办人的要求；系统只保证澄清限于认定不实的问题，并且逐级审批（见 C-02、C-03）。",
            "That care must not loosen discipline is asked of people; the system only keeps a clarification to the "
            "problems found untrue and to its chain of approval (see C-02, C-03).",
        ),
        "C-31": Text(
            "国有企事业单位纪检机构参照执行，由该机构自行决定；本系统的流程按市、县、乡三级和派驻机构设置。",
            "Bodies of state enterprises and institutions decide themselves how to apply the Measures by reference; "
            "the chains here are those of city, county and township organs and of dispatched bodies.",
        ),
        "C-33": Text(
            "来源中的数量参考，只用于估计规模，不是规定，也不作为考核指标。",
            "A volume mentioned in the source, used to estimate size; it commands nothing and is no target.",
        ),
        "C-34": Text(
            "外地的同类职责，与 C-06、W-01 相同，不另作规定。",
            "The same duty in another city, no rule beyond C-06 and W-01, which carry it.",
        ),
        "W-03": Text(
            "来源只有协作制度文件的名称，没有条文；移送、回执和反馈按默认设定办理（见 W-02、G-30）。",
            "Only the title of the cooperation document is known, not its text; transfer, receipt and feedback follow "
            "our default (see W-02, G-30).",
        ),
        "W-06": Text(
            "外地做法的概括表述，没有可执行的条件；查处流程见 W-01。",
            "A general statement of another city with nothing to decide; the procedure stands under W-01.",
        ),
        "W-07": Text(
            "外地细则只有内容提要；其中回访已列入澄清流程（TC-15），廉政风险预警不属于澄清。",
            "Only the headings of another city's rules are known; their follow-up visit is part of the procedure "
            "(TC-15), early warning of integrity risks is no part of clarification.",
        ),
        "A-25": Text(
            "专家和群众代表参与的是制定标准和程序，在系统之外进行；定稿后由政策文件载入。",
            "Experts and citizens take part in setting standards, outside the system; the result is loaded as policy.",
        ),
        "A-27": Text(
            "对规则本身的要求：写明实施主体和认定机关；由办理流程表体现，每一步写明由谁办理（见 TA-01 至 TA-15）。",
            "Asked of the rules themselves: to name who implements and who determines. The lifecycle tables do so in "
            "every row (TA-01 to TA-15).",
        ),
        "A-29": Text(
            "责任制考核、巡视和日常检查由各机关另行组织；系统提供统计，但统计不得作为指标。",
            "Assessment, inspection tours and daily checks are organised elsewhere; the system gives figures, which "
            "must not be targets.",
        ),
        "A-30": Text(
            "来源中的数量参考，只用于估计规模，不是规定，也不作为考核指标。",
            "A volume mentioned in the source, used to estimate size; it commands nothing and is no target.",
        ),
        "A-31": Text(
            "来源中的数量参考，只用于估计规模，不是规定，也不作为考核指标。",
            "A volume mentioned in the source, used to estimate size; it commands nothing and is no target.",
        ),
        "A-32": Text(
            "破坏营商环境的查处没有单独的程序，按问题线索和问责案件办理（见 TA-01）；是否构成由人判断。",
            "Spoiling the business environment has no procedure of its own; it is handled as a lead or a case (TA-01), "
            "and whether it did is judged by persons.",
        ),
        "A-34": Text(
            "与组织部门联合印发是制定文件的方式；系统向组织部门告知处理结果和影响期满表现（见 TA-12、D-03）。",
            "Issuing measures jointly with the organization department is how documents are made; the system informs "
            "that department of decisions and of conduct at the end of an impact period (TA-12, D-03).",
        ),
        "S-18": Text(
            "监督的再监督说的是职责定位：业务由主管单位办理和整改，本系统只建立问题、核查、销号（见 S-08、S-10）。",
            "That the commission supervises the supervisors says where its duty ends: work is done and put right by "
            "the competent unit; the system opens, verifies and checks off (see S-08, S-10).",
        ),
        "X-14": Text(
            "三个效果的统一是对办案人员的要求，没有可判定的条件。",
            "That political, legal and social effect unite is asked of people; there is no condition to decide.",
        ),
        "X-16": Text(
            "事前、事中、事后一体推进由整个系统体现：事前备案、推进中纠错、事后认定；没有单独可判定的条件。",
            "Prevention before, correction during and tolerance after the event are the whole system: prior filing, "
            "correction in execution, determination; there is no condition of its own.",
        ),
        "X-20": Text(
            "纪律作风月是一次性的专项活动；其间发现的内部违规按 X-18 登记。",
            "A month of discipline is a campaign of its own; violations found in it are recorded under X-18.",
        ),
        "X-21": Text(
            "每周闭卷测试和成绩通报属于机关自身的培训管理，系统不举办考试，也不公布成绩。",
            "Weekly tests and their marks are training within the organ; the system holds and publishes none.",
        ),
        "X-23": Text(
            "三个允许、三个不允许是容错的导向，没有可判定的条件；可判定的部分见 X-01、X-03 至 X-07。",
            "What is allowed and what is not gives the direction of tolerance; what can be decided stands under X-01 "
            "and X-03 to X-07.",
        ),
        "X-27": Text(
            "来源只有名称，没有内容，并且可能残缺，不作建模。",
            "Only the name is known, perhaps damaged, and nothing of its content; it is not modelled.",
        ),
        "X-28": Text(
            "陕西“三项机制”中的激励和能上能下由组织部门负责，不在本系统之内；容错部分见 X-01 以下各条。",
            "Encouragement, promotion and demotion of the three mechanisms belong to the organization department; the "
            "part on tolerance stands under X-01 onwards.",
        ),
        "X-29": Text(
            "划出禁区、列出清单由备案的正面、负面清单体现（见 F-31），不另作规定。",
            "Forbidden zones and published lists are the positive and negative list of prior filing (F-31).",
        ),
        "X-32": Text(
            "关口前移、抓早抓小是工作原则；系统以约谈（第一种形态）和提醒承载，没有单独可判定的条件。",
            "Acting early and small is a principle; interviews of the first form and reminders serve it; there is no "
            "condition of its own to decide.",
        ),
        "X-33": Text(
            "来源只提到文件名称，没有条文。",
            "Only titles of documents are mentioned, not their text.",
        ),
    }
)
