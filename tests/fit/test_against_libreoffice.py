"""Our line breaking held against LibreOffice's own, on slides."""

from __future__ import annotations

from pathlib import Path

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Pt

from briefgen.fit import Span, wrap
from tests.office import pdf_text, to_pdf

ENGLISH = (
    "The northern lines carry a third of the freight and none of the wires.",
    "Half the bill is copper and steel in the air; the rest is concrete, land and the people who join them.",
    "A train ordered in 2027 runs in 2030, so the decision cannot wait for the survey of the last nine bridges.",
    "The programme costs $4.2 billion at 2024 prices, of which four fifths goes into wires and substations (see note 3).",
    "Well-known, long-distance and cross-border services gain two hours; short-distance services gain little.",
    "Between 2019–2024 the southern half was switched on—and traffic rose by 38% in the first five years.",
    "“You buy the wire once,” the line manager said, “and the fuel every morning.”",
    "Operating costs fall from €61 to €44 per train-kilometre, a saving of about 28% once the diesel depots close.",
    "Parliament asked for a plan in the third quarter of 2024; the ministry answered in March 2025 with three options.",
    "The line register is kept at https://example.org/line/register and is renewed every April.",
    "Freight waits at the river for a change of engine, which takes 40 minutes by day and up to 75 minutes at night.",
    "Wires/diesel is not the whole choice: batteries can bridge gaps of 60–80 km where tunnels are too low for masts.",
    "Copper prices move by a tenth in a normal year and by a quarter in a bad one, so the estimate carries a reserve.",
    "No operator has said it would leave if the fares rose by less than five per cent a year.",
    "It’s the substations’ capacity, not the wires’ length, that sets how many trains an hour can run.",
    "Eleven substations, each with room for a third transformer, stand at intervals of 45 to 60 km along the route.",
)
CHINESE = (
    "北线承担了三分之一的货运量，却没有一公里接触网。",
    "一半的钱挂在空中，是铜和钢；其余的是混凝土、土地，以及把它们连在一起的人。",
    "二〇二七年下单的列车要到二〇三〇年才能上线，因此不能等最后九座桥勘测完再作决定。",
    "工程总额按当年价格计算，其中五分之四用于接触网和变电所（见注三），其余用于桥梁和征地。",
    "线路经理说：“线只买一次，油天天要买。”这句话后来写进了《铁路网发展报告》的前言。",
    "长途、跨境列车节省两个小时；短途列车得益不多，但可以少换一次机车。",
    "议会要求提出方案，主管部门在次年春天给出了三种选择：通电、再买一批内燃车、维持现状。",
    "货车要在河边换挂机车，白天需要四十分钟，夜间最长可达七十五分钟……这是最大的瓶颈。",
    "铜价平常年份变动一成，不好的年份变动两成半，所以估算中留有余量。",
    "拖延一年，花费就超过全部桥梁——这是测算中最出人意料的一点。",
    "十一座变电所，每座都为第三台变压器留有位置，沿线每隔五十公里左右设一座。",
    "如果票价每年上涨不超过百分之五，没有一家运营商表示会退出。",
)
MIXED = (
    "工程总额为42亿美元，按2024年价格计算，其中80%用于接触网和变电所。",
    "2019年至2024年，南段通电之后，运量增长了38%，准点率提高到96.5%。",
    "据M. Okafor估算，每列车公里的运营成本从61欧元降到44欧元，约下降28%。",
    "线路名录（NL-7）每年4月更新，网址是example.org，任何人都可以查阅。",
    "GPT-5和Gemini 2.5 Pro都不能替代勘测：9座桥梁中有3座需要抬升1.2米。",
    "电池列车可以跨越60–80公里的缺口，但隧道净空低于5.5 m时无法架设支柱。",
    "内燃动车组自2031年起退役，最迟2027年下单，因此2026年必须作出决定。",
    "Hohe Tauern隧道已经通电，长8.6 km，是全线最长的一座。",
    "预计到2030年，全线每小时可开行12列，比2024年多5列（增长71%）。",
    "报告第12—14页列出了三种方案：A为通电，B为内燃，C为维持现状。",
    "The report 铁路网发展报告 gives the length of the unwired lines as 640 km in its second table.",
    "Our ratio of 0.8 follows from table 2 of the estimate, called 工程估算 in the ministry’s own papers.",
)

PARAGRAPHS = ENGLISH + CHINESE + MIXED


def slides(path: Path, size: float, points: float, face: str) -> Path:
    """A deck with one paragraph a slide, in a box of that width."""
    deck = Presentation()
    for paragraph in PARAGRAPHS:
        box = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_textbox(0, 0, Pt(points), Pt(300))
        frame = box.text_frame
        frame.word_wrap, frame.margin_left, frame.margin_right = True, 0, 0
        frame.paragraphs[0]._p.get_or_add_pPr().set("hangingPunct", "0")
        run = frame.paragraphs[0].add_run()
        run.text, run.font.size, run.font.name = paragraph, Pt(size), face
        fonts = run.font._element
        fonts.set("lang", "en-US" if paragraph in ENGLISH else "zh-CN")
        fonts.append(fonts.makeelement(qn("a:ea"), {"typeface": "Noto Sans CJK SC"}))
    deck.save(str(path))
    return path


@pytest.mark.parametrize(("face", "size", "points"), [("Calibri", 16, 333), ("Arial", 12, 170)])
def test_lines_are_those_of_libreoffice(tmp_path: Path, face: str, size: float, points: float) -> None:
    pages = pdf_text(to_pdf(slides(tmp_path / "lines.pptx", size, points, face), tmp_path)).split("\f")
    drawn = [[line.strip() for line in page.splitlines() if line.strip()] for page in pages[: len(PARAGRAPHS)]]
    measured = [wrap([Span(paragraph, size)], points, face) for paragraph in PARAGRAPHS]
    agreeing = sum(len(lines) == len(seen) for lines, seen in zip(measured, drawn, strict=True))
    assert agreeing >= 0.95 * len(PARAGRAPHS)
    assert all(len(lines) >= len(seen) for lines, seen in zip(measured, drawn, strict=True)), "measured too small"
