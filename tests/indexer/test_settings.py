from pathlib import Path

import pytest

from indexer.errors import SettingsError
from indexer.settings import Settings, origins


def test_without_variables_and_file_the_defaults_are_in_force(tmp_path: Path) -> None:
    assert Settings.load({}, tmp_path) == Settings()


def test_a_variable_wins_over_the_file_and_the_file_over_the_default(tmp_path: Path) -> None:
    (tmp_path / "readout.toml").write_text('port = 9000\nsite_name = "Desk"\n')
    settings = Settings.load({"READOUT_PORT": "9001"}, tmp_path)
    assert (settings.port, settings.site_name, settings.page_size) == (9001, "Desk", 20)


def test_each_setting_tells_where_it_came_from(tmp_path: Path) -> None:
    (tmp_path / "readout.toml").write_text("watch = false\n")
    found = origins({"READOUT_HOST": "0.0.0.0"}, tmp_path)
    assert found["watch"] == (False, "readout.toml")
    assert found["host"] == ("0.0.0.0", "READOUT_HOST")
    assert found["index"] == ("whoosh:index", "default")


@pytest.mark.parametrize(
    ("environ", "named"),
    [
        pytest.param({"READOUT_PORT": "http"}, "port", id="port-no-number"),
        pytest.param({"READOUT_PORT": "65536"}, "65535", id="port-too-large"),
        pytest.param({"READOUT_WATCH": "maybe"}, "neither yes nor no", id="switch"),
        pytest.param({"READOUT_PAGE_SIZE": "0"}, "from 1 to 100", id="page-size"),
    ],
)
def test_a_bad_value_is_refused_with_its_name(
    tmp_path: Path, environ: dict[str, str], named: str
) -> None:
    with pytest.raises(SettingsError, match=named):
        Settings.load(environ, tmp_path)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        pytest.param("colour = 1", "colour", id="unknown-setting"),
        pytest.param("port = = 1", "cannot be read as TOML", id="not-toml"),
        pytest.param('corpus = ["a"]', "corpus", id="list"),
        pytest.param('index = ""', "is empty or no text", id="empty"),
    ],
)
def test_a_bad_file_is_refused_with_its_path(tmp_path: Path, content: str, named: str) -> None:
    (tmp_path / "readout.toml").write_text(content)
    with pytest.raises(SettingsError, match=named) as caught:
        Settings.load({}, tmp_path)
    assert "readout.toml" in str(caught.value)


def test_an_empty_admin_token_is_none(tmp_path: Path) -> None:
    assert Settings.load({"READOUT_ADMIN_TOKEN": ""}, tmp_path).admin_token is None
