"""Whether work grows faster than its input: each job at n, 2n and 4n, in processor seconds and memory. Run by `cargo xtask bench`; never a test.

    python3 curves.py ASSIZE_BINARY WORK_FOLDER

A job in line with its input takes about four times as long at 4n, less what a start takes. What is given up after LONGEST seconds is marked so.
"""

import os
import pathlib
import re
import subprocess
import sys
import threading
import time

LONGEST = 120
QUESTIONS = ["2.1.1", "2.1.2", "2.1.3", "2.2.1", "2.2.2", "2.2.3", "2.3.1", "2.3.2", "2.3.3", "2.4.1", "2.4.2", "2.4.3"]


def rows(path, headings, count, cells):
    with open(path, "w", encoding="utf-8") as file:
        file.write(",".join(headings) + "\n")
        for row in range(count):
            file.write(",".join(cells(row)) + "\n")
    return path


def answers(row):
    return ["yes" if (row * 7 + column) % 3 else "no" for column in range(len(QUESTIONS))]


def case_rows(folder, n):
    """Rows of one inspection."""
    path = rows(folder / "rows.csv", ["id", *QUESTIONS], n, lambda row: [f"c{row}", *answers(row)])
    return ["score", path]


def rows_checked(folder, n):
    """Rows of one inspection, checked."""
    return ["check", case_rows(folder, n)[1]]


def rows_rejudged(folder, n):
    """Rows of one inspection, under every regime."""
    return ["rejudge", case_rows(folder, n)[1]]


def rows_compared(folder, n):
    """Rows of two inspections, compared."""
    return ["compare", case_rows(folder, n)[1], rows(folder / "others.csv", ["id", *QUESTIONS], n, lambda row: [f"c{row}", *answers(row + 5)])]


def rows_changed(folder, n):
    """Rows of two versions of a table, told apart."""
    return ["diff", *rows_compared(folder, n)[1:]]


def one_column(folder, n):
    """Rows of a single column beside the id."""
    path = rows(folder / "one.csv", ["id", "2.1.1"], n, lambda row: [f"c{row}", "yes" if row % 3 else "no"])
    return ["score", path]


def values(folder, n):
    """A breakdown by as many values as cases."""
    path = rows(folder / "values.csv", ["id", "provider.site", *QUESTIONS], n, lambda row: [f"c{row}", f"v{row}", *answers(row)])
    return ["score", path, "--columns", site(folder), "--by", "assessor"]


def site(folder):
    path = folder / "site.toml"
    path.write_text('[columns]\n"provider.site" = "assessor"\n', encoding="utf-8")
    return path


def words(folder, n):
    """As many undeclared words in a column as rows."""
    path = rows(folder / "words.csv", ["id", *QUESTIONS], n, lambda row: [f"c{row}", f"w{row}x", *answers(row)[1:]])
    return ["score", path]


def columns(folder, n):
    """Columns that nobody knows, with names near to those of others."""
    names = [f"2.1.{column}x" for column in range(n)]
    path = rows(folder / "columns.csv", ["id", *names], 3, lambda row: [f"c{row}", *["yes"] * n])
    return ["score", path]


def providers(folder, n):
    """Bodies that nobody knows."""
    path = rows(folder / "providers.csv", ["id", "provider", *QUESTIONS], n, lambda row: [f"c{row}", f"Trust of Nowhere {row}", *answers(row)])
    return ["score", path]


def unknown_questions(folder, n):
    """Counts of questions that nobody knows, in a record."""
    head = ['id = "r"', 'title = "R"', 'framework = "2018-crc"', 'provider = "p"', '[provider]', 'id = "p"', 'name = "P"', 'kind = "crc"', '[counts]']
    counts = [f'"2.1.{question + 100}" = {{ sufficient = 1, insufficient = 1 }}' for question in range(n)]
    path = folder / "record.toml"
    path.write_text("\n".join(['[inspection]', *head, *counts]) + "\n", encoding="utf-8")
    return ["score", path]


def inspections(folder, n):
    path = rows(folder / "inspections.csv", ["id", "inspection", *QUESTIONS], n * 10, lambda row: [f"c{row}", f"i{row // 10}", *answers(row)])
    return path


def score_many(folder, n):
    """Inspections in a table, scored to CSV."""
    return ["score", inspections(folder, n), "-o", folder / "many.csv", "--force"]


def report_many(folder, n):
    """Inspections in a table, as a report."""
    return ["report", inspections(folder, n), "-o", folder / "report", "--force"]


def compare_many(folder, n):
    """Inspections in a table, compared."""
    return ["compare", inspections(folder, n)]


HEAD = """[inspection]
id = "r"
title = "R"
framework = "2018-crc"
provider = "p"
fieldwork = { from = "2019-03", to = "2019-04" }
source = "made up"
synthetic = true
[provider]
id = "p"
name = "P"
kind = "crc"
fictional = true
[counts]
"2.1.1" = { sufficient = 1, insufficient = 1 }
"""


def long_word(folder, n):
    """Letters of one word in a record."""
    path = folder / "word.toml"
    path.write_text(HEAD + f'[[recommendation]]\nid = "r1"\ntext = "{"w" * n}"\n', encoding="utf-8")
    return ["score", path]


REGIME = """[framework]
id = "big"
title = "A made-up regime"
inspects = ["region"]
levels = ["standard"]
status = "assumed"
source = "made up"
[ratings]
names = ["inadequate", "requires-improvement", "good", "outstanding"]
[bands.cases]
edges = [50, 65, 80]
compare = "printed"
status = "assumed"
source = "made up"
"""


def regime(folder, nodes, overall):
    path = folder / "regime.toml"
    made = [f'[[node]]\nid = "{node}"\nlevel = "standard"\ntitle = "Standard {node}"\n{rollup}\n' for node, rollup in nodes]
    made += [f'[[question]]\nid = "{node}.1"\nunder = ["{node}"]\nunit = "case"\ntitle = "Question {node}"\n' for node, rollup in nodes if "lowest" in rollup]
    path.write_text(REGIME + overall + "".join(made), encoding="utf-8")
    return path


def standards(folder, n):
    """Standards of a total, with what would move it."""
    path = rows(folder / "standards.csv", ["id", *[f"{node}.1" for node in range(n)]], 10, lambda row: [f"c{row}", *["yes" if (row + node) % 3 else "no" for node in range(n)]])
    overall = f'[overall]\nof = "standard"\nedges = {{ {n} = [{n // 2}, {n + 1}, {2 * n + 1}] }}\nstatus = "assumed"\nsource = "made up"\n'
    nodes = [(node, 'rollup = "lowest"\nband = "cases"') for node in range(n)]
    return ["score", path, "--framework", regime(folder, nodes, overall), "--margins"]


def unrated(folder, n):
    """Standards without a rating in a mean of points, drawn again."""
    path = rows(folder / "unrated.csv", ["id", "z.1"], 20, lambda row: [f"c{row}", "yes" if row % 3 else "no"])
    weights = ", ".join(f"n{node} = {node % 900 + 1}" for node in range(n))
    overall = f'[overall]\nof = "standard"\nrollup = "mean of points"\nmean = {{ round = "half-up", edges = [1, 2, 3] }}\nweights = {{ {weights} }}\nstatus = "assumed"\nsource = "made up"\n'
    nodes = [(f"n{node}", 'rollup = "entered"') for node in range(n)] + [("z", 'rollup = "lowest"\nband = "cases"')]
    return ["score", path, "--framework", regime(folder, nodes, overall), "--stability"]


# With what each is refused for: one that is refused for something else measures nothing.
JOBS = [
    (case_rows, 50_000, None), (rows_checked, 50_000, None), (rows_rejudged, 50_000, None),
    (rows_compared, 50_000, None), (rows_changed, 50_000, None),
    (one_column, 500_000, None), (values, 5_000, None), (words, 75_000, "table/unknown-word"),
    (columns, 1_200, "table/unknown-column"), (providers, 5_000, "table/provider"), (unknown_questions, 5_000, "record/unknown-question"),
    (score_many, 400, None), (compare_many, 50, None), (report_many, 50, None),
    (long_word, 250_000, None), (standards, 200, None), (unrated, 50, None),
]

# Those that name a framework of their own, or a record that does.
OWN = [unknown_questions, long_word, standards, unrated]


def first_fault(command):
    """The code of the first error; None where there is none."""
    said = subprocess.run([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False).stderr
    found = re.search(r"error\[(.+?)\]|error:", said)
    return found and (found[1] or said.splitlines()[0])


def measure(command):
    start = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    timer = threading.Timer(LONGEST, process.kill)
    timer.start()
    _, _, used = os.wait4(process.pid, 0)
    timer.cancel()
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1000, time.perf_counter() - start >= LONGEST


def main():
    binary, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve() / "curves"
    folder.mkdir(parents=True, exist_ok=True)
    wanted = sys.argv[3:]
    print("| work | n | cpu s at n, 2n, 4n | times, of 4 | MB at n, 2n, 4n |\n| --- | --- | --- | --- | --- |")
    for job, n, fault in JOBS:
        if wanted and job.__name__ not in wanted:
            continue
        with_framework = [] if job in OWN else ["--framework", "2018-crc"]
        told = first_fault([binary, *job(folder, 60), *with_framework])
        if told != fault:
            raise SystemExit(f"{job.__name__}: {told or 'no fault'}, where {fault or 'no fault'} is expected")
        found = []
        for times in (1, 2, 4):
            found.append(measure([binary, *job(folder, n * times), *with_framework, "--quiet"]))
        seconds = ", ".join(f"over {LONGEST}" if is_long else f"{cpu:.2f}" for cpu, _, is_long in found)
        memory = ", ".join(f"{memory:,.0f}" for _, memory, _ in found)
        print(f"| {job.__doc__.strip().rstrip('.')} | {n:,} | {seconds} | {found[2][0] / max(found[0][0], 0.001):.1f} | {memory} |", flush=True)


if __name__ == "__main__":
    main()
