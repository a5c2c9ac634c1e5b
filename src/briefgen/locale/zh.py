"""Chinese, simplified, as written in mainland China."""

from briefgen.locale.words import Words

WORDS = Words(
    key_points="要点",
    executive_summary="内容摘要",
    contents="目录",
    agenda="议程",
    agenda_title="本简报依次回答的问题",
    sources="来源",
    sources_title="每一项论据都可以查到出处",
    source_list="所引来源",
    notes="注释",
    how_to_read="注号说明",
    how_to_read_text="一个注号对应来源中的一处，或一项测算。同一注号在每张幻灯片和本简报的其他版本中保持一致。",
    figure="图",
    table="表",
    section="第{number}节",
    aspect="维度",
    date="日期",
    prepared_by="编写",
    classification="密级",
    page="第{page}页，共{pages}页",
    part="（{part}/{parts}）",
    expected="{date}（预计）",
    see_note="见注{numbers}",
    attribution="——{by}",
    calculation="测算",
    list_separator="、",
    note_separator="，",
    callouts={
        "implication": "启示",
        "recommendation": "建议",
        "warning": "警示",
        "note": "说明",
        "question": "问题",
    },
)
