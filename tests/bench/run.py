"""Measures the command against a named peer in the same run, and prints ratios. Run by `cargo xtask bench`; never a test.

    python3 run.py ASSIZE_BINARY WORK_FOLDER

Makes 16,000 made-up cases with 100 answers each and a framework that asks them, then takes turns: the whole of `assize score` (start, read, check, count,
rate, write) against pandas reading the same file. pandas is installed from PyPI into WORK_FOLDER/venv.
"""

import pathlib
import random
import statistics
import subprocess
import sys
import time
import venv

CASES, QUESTIONS, STANDARDS, TURNS = 16_000, 100, 10, 7


def make(folder):
    draw = random.Random(7)
    lines = ['[framework]', 'id = "bench"', 'title = "A made-up regime to measure with"', 'levels = ["standard"]', 'status = "assumed"', 'source = "made up"',
             '[ratings]', 'names = ["inadequate", "requires-improvement", "good", "outstanding"]',
             '[bands.cases]', 'edges = [50, 65, 80]', 'compare = "printed"', 'status = "assumed"', 'source = "made up"',
             '[overall]', 'of = "standard"', 'edges = { 10 = [6, 16, 26] }', 'status = "assumed"', 'source = "made up"']
    for standard in range(1, STANDARDS + 1):
        lines += ['[[node]]', f'id = "{standard}"', 'level = "standard"', f'title = "Standard {standard}"', 'rollup = "lowest"', 'band = "cases"']
    for question in range(QUESTIONS):
        standard = question % STANDARDS + 1
        lines += ['[[question]]', f'id = "q{question:03}"', f'under = ["{standard}"]', 'unit = "case"', f'title = "Question {question}"', 'applies = "judged"']
    (folder / "bench.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    words, weights = ["sufficient", "insufficient", "n/a", ""], [62, 23, 13, 2]
    with open(folder / "synthetic-cases.csv", "w", encoding="utf-8", newline="") as file:
        file.write("id,synthetic,sex,rosh.inspector," + ",".join(f"q{question:03}" for question in range(QUESTIONS)) + "\n")
        for case in range(CASES):
            answers = ",".join(draw.choices(words, weights, k=QUESTIONS))
            file.write(f"c{case:06},yes,{draw.choice(['male', 'female'])},{draw.choice(['low', 'medium', 'high'])},{answers}\n")


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    binary, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    make(folder)
    python = folder / "venv" / "bin" / "python"
    if not python.exists():
        venv.create(folder / "venv", with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", "pandas"], check=True)
    table = folder / "synthetic-cases.csv"
    score = [binary, "score", table, "--framework", folder / "bench.toml", "--writer", "json", "--quiet"]
    timed = f"import time, pandas; s = time.perf_counter(); pandas.read_csv({str(table)!r}); print(time.perf_counter() - s)"
    ours, whole, inside = [], [], []
    for _ in range(TURNS):
        ours.append(seconds(score))
        start = time.perf_counter()
        inside.append(float(subprocess.run([python, "-c", timed], check=True, capture_output=True, text=True).stdout))
        whole.append(time.perf_counter() - start)
    mine, theirs, read = (statistics.median(times) for times in (ours, whole, inside))
    print(f"{CASES:,} cases x {QUESTIONS} answers, {table.stat().st_size / 1e6:.1f} MB, medians of {TURNS} turns")
    print(f"  assize score, whole process            {mine * 1000:7.0f} ms")
    print(f"  pandas.read_csv, whole process         {theirs * 1000:7.0f} ms   ratio {theirs / mine:.1f}")
    print(f"  pandas.read_csv, the call alone        {read * 1000:7.0f} ms   ratio {read / mine:.1f}")


if __name__ == "__main__":
    main()
