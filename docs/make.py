"""Makes docs/diagnostics.md anew from what `briefgen explain` says: `make docs`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from briefgen.cli.codes import COMMAND, Explanation, explanations

HERE = Path(__file__).parent
LANGUAGES = {
    ".yaml": "yaml",
    ".csv": "csv",
    ".bib": "bibtex",
    ".ris": "text",
    ".json": "json",
    ".po": "po",
    ".py": "python",
    ".j2": "jinja",
}

OPENING = """\
# Diagnostics

What briefgen has to say of a brief, a command or a format is said in one form, all of it at once:

```
brief.yaml:11:17: unknown-key: `txt` is no key of a quote (did you mean text?)
 11 |       - quote: {txt: x, text: y}
    |                 ^^^
```

- The first line is `file:line:column: code: message (hint)`, for people, editors and `grep`. A warning has the word `warning: ` before its code, and changes the exit code only with `check --strict`. Lines and columns count from 1, columns in characters.
- Below it stands the line of the file, with a mark under the place. Each of these lines begins with a space, so a program that reads the first lines can leave them out. They are missing where there is no place in a text file.
- A terminal shows the same in colour, unless `NO_COLOR` is set.
- The exit code is 0 when all is done, 1 when a file could not be made, 2 when the brief or the command is wrong.

`briefgen explain CODE` prints what stands here of a code. Codes are stable: one that is in a release keeps its meaning.

## For programs

`--json` with `check`, `build` and the commands of formats prints an object to standard output, and nothing to standard error:

```json
{
  "version": 1,
  "files": ["output/rail.en.docx"],
  "diagnostics": [
    {
      "severity": "error",
      "code": "unknown-key",
      "message": "`txt` is no key of a quote",
      "hint": "did you mean text?",
      "file": "brief.yaml",
      "line": 11,
      "column": 17,
      "key": "sections.shift.blocks.1.quote.txt"
    }
  ]
}
```

Every field is there every time, `null` where there is nothing to say. `severity` is `error` or `warning`; `key` is the path in the brief, whatever the layout of the file. Fields may be added; one that changes or goes makes it version 2. A command line that cannot be parsed is told in words on standard error, with exit code 2.

`briefgen check --format sarif` prints SARIF 2.1.0, and `--format github` the commands by which a GitHub workflow marks lines. What check doubts can be graded in the brief (`checks: {typed-amount: error, slide-dense: off}`) or let stand by a comment with a reason, `# briefgen: ignore typed-amount -- the law’s own words`.

"""


def page() -> str:
    """The page of all codes."""
    return OPENING + "\n".join(_groups())


def _groups() -> Iterator[str]:
    for group, members in groupby(explanations(), key=lambda one: one.group):
        yield f"## {group}\n"
        for one in members:
            yield f"### {one.code}\n"
            yield f"{one.means}\n"
            yield from _example("Wrong", one, one.wrong)
            yield from _example("Right", one, one.right)


def _example(heading: str, one: Explanation, example: str) -> Iterator[str]:
    language = "sh" if one.place == COMMAND else LANGUAGES[Path(one.place).suffix]
    place = "" if one.place in (COMMAND, "brief.yaml") else f", in {one.place}"
    yield f"{heading}{place}:\n"
    yield f"```{language}\n{example.rstrip()}\n```\n"


def main() -> None:
    path = HERE / "diagnostics.md"
    path.write_text(page(), encoding="utf-8", newline="\n")
    print(path.relative_to(HERE.parent))


if __name__ == "__main__":
    main()
