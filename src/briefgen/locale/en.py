"""English, as written in the United States."""

from briefgen.locale.words import Words

WORDS = Words(
    key_points="Key points",
    executive_summary="Executive summary",
    contents="Contents",
    agenda="Agenda",
    agenda_title="The questions we answer, in order",
    sources="Sources",
    sources_title="Every claim can be followed to its source",
    source_list="Sources",
    notes="Notes",
    how_to_read="How to read the notes",
    how_to_read_text="A number stands for one place in a source, or one calculation. "
    "It is the same on every slide and in every other form of this briefing.",
    figure="Figure",
    table="Table",
    section="Section {number}",
    aspect="Aspect",
    date="Date",
    prepared_by="Prepared by",
    classification="Classification",
    page="Page {page} of {pages}",
    part=" ({part}/{parts})",
    expected="{date}, expected",
    see_note="See note {numbers}",
    attribution="— {by}",
    calculation="Calculation",
    list_separator=", ",
    note_separator=", ",
    callouts={
        "implication": "Implication",
        "recommendation": "Recommendation",
        "warning": "Warning",
        "note": "Note",
        "question": "Question",
    },
)
