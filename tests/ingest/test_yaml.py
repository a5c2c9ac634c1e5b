"""What the emitter writes is read back as the very same text, wherever it stands."""

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.ingest.yaml import WIDTH, Bare, Entry, Map, Scalar, Seq, emitted
from briefgen.load.yaml import parse

WORDS = st.lists(
    st.one_of(
        st.text("ab:#-{}[],&*!|>'\"%@`\\? \u00a0港。", min_size=1, max_size=12),
        st.just("words"),
        st.just("[@article, para. 3]"),
    ),
    min_size=1,
    max_size=40,
).map(lambda parts: " ".join(" ".join(parts).split(" ")).strip(" ") or "x")


@settings(max_examples=300, deadline=None)
@given(WORDS)
def test_a_text_is_read_back_as_it_was(text):
    pair = Map((Entry("en", Scalar(text)), Entry("zh", Scalar("短"))))
    tree = Map((
        Entry("plain", Scalar(text), "guessed: a remark"),
        Entry("pair", pair),
        Entry("list", Seq((Scalar(text), pair, Map((Entry("text", Scalar(text)),)), Seq((Scalar(text), Scalar("b")), flow=True)))),
    ))  # fmt: skip
    read = parse(emitted(tree), "made.yaml").data
    both = {"en": text, "zh": "短"}
    assert read == {"plain": text, "pair": both, "list": [text, both, {"text": text}, [text, "b"]]}


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(["harbour", "a", "${cost}", "cranes,", "[@article, paras. 2-3]", "it's", "so:"]),
        min_size=1,
        max_size=80,
    ).map(" ".join)
)
def test_lines_are_no_longer_than_they_should_be(text):
    made = emitted(Map((Entry("sections", Seq((Map((Entry("text", Scalar(text)),)),))),)))
    assert max(map(len, made.splitlines())) <= WIDTH
    assert yaml.safe_load(made) == {"sections": [{"text": text}]}


def test_short_texts_stand_side_by_side_and_remarks_behind():
    tree = Map((
        Entry("title", Map((Entry("en", Scalar("Ports")), Entry("zh", Scalar("港口")))), apart=True),
        Entry("date", Bare("2025-12-12"), "guessed"),
        Entry("answer", Scalar("no")),
    ))  # fmt: skip
    assert emitted(tree) == 'title: {en: Ports, zh: 港口}\ndate: 2025-12-12  # guessed\nanswer: "no"\n'
