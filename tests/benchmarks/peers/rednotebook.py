"""RedNotebook: a YAML file a month, all read at the start; searched by a process without its window.

The process is of the program's own interpreter, with its own reading of the journal and its own search of a day;
the start of the window is not in it.
"""

import json
from pathlib import Path

from tests.benchmarks.peers.commands import Taken, command, interpreter, program, ran
from tests.corpus import Corpus

_WRITE = """
import json, sys
sys.path.insert(0, sys.argv[1])
from rednotebook.data import Month
from rednotebook.storage import save_months_to_disk
months = {name: Month(int(name[:4]), int(name[5:]), {int(day): {"text": text} for day, text in days.items()})
          for name, days in json.load(sys.stdin).items()}
save_months_to_disk(months, sys.argv[2], saveas=True)
"""
_SEARCH = """
import sys
sys.path.insert(0, sys.argv[1])
from rednotebook.storage import load_all_months_from_disk
months = load_all_months_from_disk(sys.argv[2]).values()
days = sorted((day for month in months for day in month.days.values() if not day.empty), key=lambda day: day.date)
found = [day.search(sys.argv[3], []) for day in reversed(days)]
for date, texts in [one for one in found if one[1]][:20]:
    print(date, *texts)
"""


def searching(folder: Path, count: int, word: str) -> Taken:
    """Its search in month files that it wrote itself; what one wrote on a day is that day's text there."""
    script = Path(program("rednotebook", "REDNOTEBOOK_FOR_TESTS")).resolve()
    python, journal = interpreter(script), folder / f"rednotebook-{count}"
    journal.mkdir()
    ran([*python, "-c", _WRITE, str(script.parent), str(journal)], folder, typed=_months(count))
    return Taken(command([*python, "-c", _SEARCH, str(script.parent), str(journal), word], folder))


def _months(count: int) -> str:
    months: dict[str, dict[str, str]] = {}
    for record in Corpus().records(count):
        days, day = months.setdefault(record["at"][:7], {}), record["at"][8:10]
        days[day] = days.get(day, "") + f"{record['title']}\n{record['text']}\n\n"
    return json.dumps(months)
