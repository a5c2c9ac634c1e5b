"""What long briefs and many briefs cost in Word: time and memory of the whole process, growth, and each of two hundred.

Writes its own briefs. Prints medians; milliseconds differ from machine to machine, so a bare Typer app that imports
python-docx stands beside them.
"""

from __future__ import annotations

import argparse
import math
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from cold import APP, BASELINES, BRIEF, environment, medians

from briefgen.assets import Assets
from briefgen.compile import compile_brief
from briefgen.load import load_brief
from briefgen.render.docx import FORMAT
from briefgen.render.format import Context
from briefgen.theme import default_theme

SIZES = (75, 150, 300)
"""Sections; each has ten paragraphs and two notes, and every fifth a chart."""
PARAGRAPHS, NOTES, CHART_EVERY = 10, 2, 5

WORDS = [
    "The",
    "committee",
    "reviewed",
    "the",
    "figures",
    "for",
    "the",
    "quarter",
    "and",
    "found",
    "that",
    "spending",
    "on",
    "transmission",
    "had",
    "risen",
    "faster",
    "than",
    "the",
    "plan",
    "allowed,",
    "mostly",
    "because",
    "steel",
    "and",
    "labour",
    "cost",
    "more",
    "than",
    "the",
    "survey",
    "had",
    "assumed;",
    "the",
    "board",
    "was",
    "told",
    "in",
    "March",
    "and",
    "asked",
    "for",
    "a",
    "second",
    "opinion",
    "before",
    "any",
    "order",
    "is",
    "placed",
    "for",
    "the",
    "wires",
    "of",
    "the",
    "northern",
    "lines",
]


def long_brief(sections: int) -> str:
    """A brief of so many sections, as its author would write it."""
    head = ["briefgen: 1", "id: long", "languages: [en]", "title: The long brief", "date: 2025-12-12", "sources:"]
    sources = [
        f"  s{number}: {{type: report, title: 'Survey {number}', author: [{{family: Smith{number}, given: Ann}}],"
        f" issued: 2024, publisher: Rail Authority, URL: 'https://example.org/{number}'}}"
        for number in range(sections * NOTES)
    ]
    body = [line for number in range(sections) for line in _section(number)]
    return "\n".join([*head, *sources, "sections:", *body, ""])


def _section(number: int) -> Iterator[str]:
    yield f"  - heading: Region {number}"
    yield f"    takeaway: Spending in region {number} rose faster than planned."
    yield "    blocks:"
    for place in range(PARAGRAPHS):
        said = " ".join(WORDS[(at * 7 + place + number) % len(WORDS)] for at in range(60))
        cited = f" as told [@s{number * NOTES + place}, p. {place + 1}]" if place < NOTES else ""
        yield f"      - text: '{'**Note.** ' if place == PARAGRAPHS // 2 else ''}{said}{cited}.'"
    if number % CHART_EVERY == 0:
        data = ", ".join(
            f"{{label: {name}, value: {value}}}" for name, value in (("Wires", 9), ("Bridges", 5), ("Trains", 7))
        )
        yield f"      - chart: {{id: c{number}, kind: column, title: Costs, cite: '[@s{number * NOTES}]', data: [{data}]}}"


def each(runs: int) -> tuple[float, float]:
    """The milliseconds that each of `runs` briefings takes in one process: to write alone, and from the file on."""
    context = Context(default_theme(), Assets())
    written, whole = [], []
    for _ in range(runs):
        start = time.process_time()
        document = compile_brief(load_brief(BRIEF), "en").document
        middle = time.process_time()
        FORMAT.render(document, context)
        end = time.process_time()
        written.append(end - middle)
        whole.append(end - start)
    return statistics.median(written) * 1000, statistics.median(whole) * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = folder / "bare.py"
        bare.write_text(APP.format(imports=BASELINES["docx"]))
        processes = {"bare": [str(bare)], **{str(sections): _long(folder, sections) for sections in (1, *SIZES)}}
        taken = medians(processes, runs, environment(folder))
    least = taken["bare"]
    times = [taken[str(sections)] for sections in SIZES]
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'sections':>8}{'seconds':>9}{'over bare':>11}")
    for sections, spent in zip(SIZES, times, strict=True):
        print(f"{sections:>8}{spent / 1000:>9.2f}{spent / least:>11.1f}")
    growth = math.log((times[-1] - taken["1"]) / (times[0] - taken["1"])) / math.log((SIZES[-1] - 1) / (SIZES[0] - 1))
    print(f"growth    n^{growth:.2f}\nmemory    {memory:.0f} MB at most")
    written, whole = each(200)
    print(f"200 times {written:.1f} ms each to write the example, {whole:.1f} ms from its file on")


def _long(folder: Path, sections: int) -> list[str]:
    """The arguments of the command that writes a brief of so many sections."""
    path = folder / f"long{sections}.yaml"
    path.write_text(long_brief(sections), encoding="utf-8")
    return ["-m", "briefgen", "docx", str(path), "--out", str(folder / "output")]


if __name__ == "__main__":
    main()
