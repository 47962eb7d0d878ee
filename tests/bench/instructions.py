"""How many instructions each kind of work takes, a row or a figure: the same on a busy machine and an idle one, so that a loss shows in review. Run by
`cargo xtask bench`; never a test.

    python3 instructions.py ASSIZE_BINARY WORK_FOLDER

Each job is run at two sizes under `valgrind --tool=callgrind`; what the larger takes more is divided by how much more of it there is, so that a start is
left out and told by itself. The tables are those of run.py. Valgrind knows AVX2 but no wider instructions: on a machine with those, real runs take fewer.
"""

import pathlib
import re
import shutil
import subprocess
import sys

import run


def instructions(command):
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], capture_output=True, text=True, check=True)
    return int(re.search(r"Collected : (\d+)", done.stderr)[1])


def main():
    if shutil.which("valgrind") is None:
        print("SKIPPED: instructions are counted by `valgrind`: install Debian's or Ubuntu's package of that name")
        return
    binary, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    run.framework(folder)
    python = folder / "venv" / "bin" / "python"

    def made(cases, inspections):
        path = folder / f"synthetic-{cases}-{inspections}.csv"
        if not path.exists():
            run.table(path, cases, inspections)
        return path

    def in_quotes(cases, inspections):
        path = folder / f"synthetic-{cases}-quoted.csv"
        lines = made(cases, inspections).read_text(encoding="utf-8").splitlines()
        path.write_text("".join('"' + line.replace(",", '","') + '"\n' for line in lines), encoding="utf-8")
        return path

    def score(path, *more):
        return [binary, "score", path, "--framework", folder / "bench.toml", "-o", folder / "scored.csv", "--force", "--quiet", *more]

    jobs = [
        ("A case of 100 answers, CSV", [(20_000, 1), (60_000, 1)], made, []),
        ("The same, every field in quotes", [(20_000, 1), (60_000, 1)], in_quotes, []),
        ("The same, broken down by two facts", [(20_000, 1), (60_000, 1)], made, ["--by", "sex", "--by", "rosh.inspector"]),
        ("An inspection of ten cases and 100 questions, to CSV", [(500, 50), (1_500, 150)], made, []),
    ]
    if python.exists():
        jobs.insert(1, ("The same, Parquet (Zstandard)", [(20_000, 1), (60_000, 1)], lambda *size: run.parquet(python, made(*size)), []))
    print("| work | instructions each | a start, millions |\n| --- | --- | --- |")
    for name, sizes, make, more in jobs:
        less, most = (instructions(score(make(*size), *more)) for size in sizes)
        # Of one inspection the cases are counted, of many the inspections.
        few, many = (size[0] if size[1] == 1 else size[1] for size in sizes)
        each = (most - less) / (many - few)
        print(f"| {name} | {each:,.0f} | {(less - each * few) / 1e6:,.0f} |")


if __name__ == "__main__":
    main()
