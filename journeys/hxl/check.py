"""Each file against the default schema of libhxl; and a file that must not pass, so that a check that checks nothing shows."""
import pathlib
import sys

import hxl


def faults(path):
    found = []
    source = hxl.data(str(path), hxl.InputOptions(allow_local=True))
    schema = hxl.schema(callback=found.append)
    schema.validate(source)
    return [f"{path.name}: {one.rule and one.rule.description}: {one.value!r}" for one in found]


def rows(path):
    return sum(1 for _ in hxl.data(str(path), hxl.InputOptions(allow_local=True)))


folder = pathlib.Path(sys.argv[1])
wrong, counts = [], []
files = sorted(one for one in folder.glob("*.csv") if one.name != "bad.csv")
for path in files:
    number = rows(path)
    if number == 0:
        wrong.append(f"{path.name} has no rows")
    counts.append(f"{path.stem} {number}")
    wrong += faults(path)
if not faults(folder / "bad.csv"):
    wrong.append("a file with a word for a number and a word for a date passed")
for line in wrong:
    print(line)
print(("failed" if wrong else "ok") + f" hxl {len(files)} files by libhxl {getattr(hxl, '__version__', '')}: {', '.join(counts)}")
sys.exit(1 if wrong else 0)
