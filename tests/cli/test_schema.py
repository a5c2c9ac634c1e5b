from briefgen.assets import builtin_folder
from tests.cli.test_cli import run


def test_the_schema_is_printed_as_it_is_shipped():
    done = run("schema")
    assert done.exit_code == 0
    assert done.stdout == (builtin_folder() / "schema" / "brief.schema.json").read_text(encoding="utf-8")
