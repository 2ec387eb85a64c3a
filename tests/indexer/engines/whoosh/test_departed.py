from pathlib import Path

from indexer.engines.whoosh.departed import Departures
from indexer.model import TaggedRelease
from indexer.record import from_record


def release(number: int) -> TaggedRelease:
    return from_record({"id": f"r{number}", "title": f"Talks {number}", "text": "They met."})


def test_a_line_cut_short_costs_no_other(tmp_path: Path) -> None:
    Departures(tmp_path).note([release(1)], {})
    (file,) = tmp_path.iterdir()
    file.write_bytes(b'{"id": "cut", "ti\n[1]\n\xff\n' + file.read_bytes())
    assert Departures(tmp_path).find("cut") is None
    assert Departures(tmp_path).find("r1") is not None


def test_the_oldest_departures_are_forgotten(tmp_path: Path) -> None:
    memory = Departures(tmp_path, most=10)
    for number in range(50):
        memory.note([release(number)], {})
    (file,) = tmp_path.iterdir()
    assert file.read_bytes().count(b"\n") <= 20
    assert (memory.find("r0"), memory.find("r49") is None) == (None, False)


def test_nothing_leaving_writes_nothing(tmp_path: Path) -> None:
    Departures(tmp_path).note([], {"some digest": "r1"})
    assert list(tmp_path.iterdir()) == []
