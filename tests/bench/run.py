"""Measures the command against named peers in the same run, and prints a table with ratios. Run by `cargo xtask bench`; never a test.

    python3 run.py ASSIZE_BINARY WORK_FOLDER [CASES]

Makes cases with 100 answers each and a framework that asks them: 16,000 and CASES (1,000,000 unless said) of one inspection, and 16,000 of 1,600; those of one also as Parquet, as DuckDB writes it (Zstandard). Then takes
turns: the whole of `assize score` (start, read, check, count, rate, word, write CSV), Polars and DuckDB, which count each answer of each question by group
and write that. Peers are installed from PyPI into WORK_FOLDER/venv. Processor seconds are the user's and the system's together.
"""

import os
import pathlib
import random
import statistics
import subprocess
import sys
import time
import venv

QUESTIONS, STANDARDS, TURNS = 100, 10, 3
NAMES = [f"q{question:03}" for question in range(QUESTIONS)]
WORDS = ["sufficient", "insufficient", "n/a"]

POLARS = """
import polars, sys
path, groups, names, words = sys.argv[1], eval(sys.argv[2]), eval(sys.argv[3]), eval(sys.argv[4])
answer = polars.Enum(words)
if path.endswith(".parquet"):
    rows = polars.scan_parquet(path)
else:
    rows = polars.scan_csv(path, schema_overrides={name: answer for name in names})
counts = [(polars.col(name) == word).sum().alias(name + word) for name in names for word in words]
counted = rows.group_by(groups).agg(counts) if groups else rows.select(counts)
counted.collect(engine="streaming").write_csv(sys.argv[5])
"""

DUCKDB = """
import duckdb, sys
duckdb.sql("set enable_progress_bar = false")
path, groups, names, words = sys.argv[1], eval(sys.argv[2]), eval(sys.argv[3]), eval(sys.argv[4])
counts = ", ".join(f"sum(case when {name} = '{word}' then 1 else 0 end)" for name in names for word in words)
by = ", ".join(groups)
group = f"group by {by}" if groups else ""
duckdb.sql(f"copy (select {by + ',' if by else ''} {counts} from '{path}' {group}) to '{sys.argv[5]}'")
"""


def framework(folder):
    lines = ['[framework]', 'id = "bench"', 'title = "A made-up regime to measure with"', 'levels = ["standard"]', 'status = "assumed"', 'source = "made up"',
             '[ratings]', 'names = ["inadequate", "requires-improvement", "good", "outstanding"]',
             '[bands.cases]', 'edges = [50, 65, 80]', 'compare = "printed"', 'status = "assumed"', 'source = "made up"',
             '[overall]', 'of = "standard"', 'edges = { 10 = [6, 16, 26] }', 'status = "assumed"', 'source = "made up"']
    for standard in range(1, STANDARDS + 1):
        lines += ['[[node]]', f'id = "{standard}"', 'level = "standard"', f'title = "Standard {standard}"', 'rollup = "lowest"', 'band = "cases"']
    for question, name in enumerate(NAMES):
        standard = question % STANDARDS + 1
        lines += ['[[question]]', f'id = "{name}"', f'under = ["{standard}"]', 'unit = "case"', f'title = "Question {question}"', 'applies = "judged"']
    (folder / "bench.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def table(path, cases, inspections):
    """Seeded; the answers of a case are four draws from a pool of quarters, which takes a minute less for a million."""
    draw = random.Random(7)
    pool = [",".join(draw.choices(WORDS + [""], [62, 23, 13, 2], k=QUESTIONS // 4)) for _ in range(20_000)]
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("id,synthetic,sex,rosh.inspector," + ("provider,year," if inspections > 1 else "") + ",".join(NAMES) + "\n")
        for case in range(cases):
            file.write(f"c{case:07},yes,{draw.choice(['male', 'female'])},{draw.choice(['low', 'medium', 'high'])},")
            if inspections > 1:
                group = draw.randrange(inspections)
                file.write(f"p{group // 8:03},{2018 + group % 8},")
            file.write(",".join(draw.choices(pool, k=4)) + "\n")


def parquet(python, table):
    """The same table in columns: words alone, as they are."""
    path = table.with_suffix(".parquet")
    if not path.exists():
        words = f"select * from read_csv('{table}', all_varchar = true)"
        subprocess.run([python, "-c", f'import duckdb; duckdb.sql("""copy ({words}) to \'{path}\' (compression zstd)""")'], check=True)
    return path


def measure(command):
    """Seconds, processor seconds and the most memory held, in MB."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    if status != 0:
        raise SystemExit(f"{command[0]} failed")
    return time.perf_counter() - start, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000


def main():
    binary, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    most = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
    folder.mkdir(parents=True, exist_ok=True)
    framework(folder)
    python = folder / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(folder / "venv", with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "polars", "duckdb"], check=True)
    print("| cases | inspections | form | MB | | s | cpu s | memory, MB | times the cpu |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for cases, inspections, form in [(16_000, 1, "csv"), (most, 1, "csv"), (most, 1, "parquet"), (16_000, 1_600, "csv")]:
        path = folder / f"synthetic-{cases}-{inspections}.csv"
        if not path.exists():
            table(path, cases, inspections)
        if form == "parquet":
            path = parquet(python, path)
        groups = ["provider", "year"] if inspections > 1 else []
        arguments = [path, repr(groups), repr(NAMES), repr(WORDS), folder / "counted.csv"]
        commands = {
            "assize score": [binary, "score", path, "--framework", folder / "bench.toml", "-o", folder / "scored.csv", "--force", "--quiet"],
            "Polars, Enum": [python, "-c", POLARS, *arguments],
            "DuckDB, sum(case)": [python, "-c", DUCKDB, *arguments],
        }
        turns = [{name: measure(command) for name, command in commands.items()} for _ in range(TURNS)]
        medians = {name: [statistics.median(turn[name][part] for turn in turns) for part in range(3)] for name in commands}
        for name, (wall, cpu, memory) in medians.items():
            ratio = cpu / medians["assize score"][1]
            print(f"| {cases:,} | {inspections:,} | {form} | {path.stat().st_size / 1e6:,.0f} | {name} | {wall:.2f} | {cpu:.2f} | {memory:,.0f} | {ratio:.1f} |")


if __name__ == "__main__":
    main()
