"""How long whole commands take from a cold start, beside the least that such a command could do.

Runs every command and its baseline in turn, as new processes, and prints medians of processor time in milliseconds, and ratios.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

BRIEF = Path(__file__).parents[1] / "data" / "meta-closed-source" / "brief.yaml"
APP = "import typer\n{imports}\napp = typer.Typer()\n\n@app.command()\ndef main() -> None: ...\n\napp()\n"
BASELINES = {
    "empty": "",
    "docx": "import docx",
    "pptx": "import pptx",
    "matplotlib": "import matplotlib.figure, matplotlib.backends.backend_agg",
}


def commands(folder: Path) -> dict[str, tuple[list[str], str]]:
    """By the name to print: briefgen's arguments, and the baseline it is held against."""
    out = ["--out", str(folder / "output")]
    return {
        "--help": (["--help"], "empty --help"),
        "check": (["check", str(BRIEF)], "empty"),
        "md": (["md", str(BRIEF), *out], "matplotlib"),
        "docx": (["docx", str(BRIEF), *out], "docx"),
        "deck": (["deck", str(BRIEF), *out], "pptx"),
        "build": (["build", str(BRIEF), *out], "pptx"),
    }


def baselines(folder: Path) -> dict[str, list[str]]:
    """Typer apps that do nothing, by name: one empty, others that import what the formats cannot do without."""
    made = {}
    for name, imports in BASELINES.items():
        path = folder / f"bare_{name}.py"  # not the library's own name, which would import the script
        path.write_text(APP.format(imports=imports))
        made[name] = [str(path)]
    return made | {"empty --help": [*made["empty"], "--help"]}


def environment(folder: Path) -> dict[str, str]:
    """That of this process, with bytecode kept: an installed package has it, a checkout may be told to write none."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": str(folder / "bytecode")}


def milliseconds(arguments: list[str], environment: dict[str, str]) -> float:
    """The processor time of one process; raises CalledProcessError where it fails."""
    start = _spent()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=environment)
    return (_spent() - start) * 1000


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def medians(processes: dict[str, list[str]], runs: int, environment: dict[str, str]) -> dict[str, float]:
    """The median of each process, run in turn with the others, so that a busy moment falls on all alike."""
    for arguments in processes.values():
        milliseconds(arguments, environment)  # writes the bytecode
    times: dict[str, list[float]] = {name: [] for name in processes}
    for _ in range(runs):
        for name, arguments in processes.items():
            times[name].append(milliseconds(arguments, environment))
    return {name: statistics.median(taken) for name, taken in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as name:
        ours, theirs = commands(Path(name)), baselines(Path(name))
        processes = {f"briefgen {command}": ["-m", "briefgen", *words] for command, (words, _) in ours.items()}
        taken = medians(theirs | processes, runs, environment(Path(name)))
    print(f"{'command':<10}{'ms':>8}   {'baseline':<14}{'ms':>8}{'ratio':>8}")
    for command, (_, baseline) in ours.items():
        mine, least = taken[f"briefgen {command}"], taken[baseline]
        print(f"{command:<10}{mine:8.0f}   {baseline:<14}{least:8.0f}{mine / least:8.2f}")


if __name__ == "__main__":
    main()
