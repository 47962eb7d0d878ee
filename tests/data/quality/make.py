"""Makes the table of this folder: made up, with a known number of each fault. Standard library only.

    python3 make.py        writes cases.csv beside this file
"""

import csv
import pathlib

HERE = pathlib.Path(__file__).parent
QUESTIONS = ["2.1.1", "2.1.2", "2.2.1", "2.2.2", "2.2.3", "2.3.1", "2.3.2", "2.3.3"]
PROMPTS = ["2.1.1.a", "2.1.1.b", "2.1.1.c"]


def case(number):
    """A row without a fault; neighbours differ, so that no two are the same."""
    risky = number % 3 != 0
    row = {
        "case": f"q{number:02}",
        "synthetic": "yes",
        "assessor": "Adder" if number <= 24 else "Beck" if number <= 45 else "Crane",
        "sex": "female" if number <= 12 else "male",
        "commenced": f"2018-{7 + number % 3:02}-{1 + number % 28:02}",
        "rosh.recorded": "medium" if risky else "low",
        "rosh.inspector": "medium" if risky else "low",
    }
    for place, question in enumerate(QUESTIONS):
        asked = risky or not question.endswith(".3")
        row[question] = ("sufficient" if (number + place) % 4 else "insufficient") if asked else ""
    good = row["2.1.1"] == "sufficient"
    row.update({"2.1.1.a": "yes" if good else "no", "2.1.1.b": "yes", "2.1.1.c": "no"})
    return row


rows = {number: case(number) for number in range(1, 48)}

rows[13]["sex"] = ""                                          # 1 of which the stratum is open: 12 women, 34 men
for number in (2, 5, 8):                                      # 3 before the window
    rows[number]["commenced"] = "2018-06-30"
for number in (11, 14):                                       # 2 after it
    rows[number]["commenced"] = "2018-10-01"
rows[17]["commenced"] = ""                                    # 1 without a day
for number in (20, 21, 22, 23, 25):                           # 5 blank
    rows[number]["2.1.2"] = ""
for number in (26, 27):                                       # 2 cannot tell
    rows[number]["2.1.2"] = "cannot tell"
rows[28]["2.1.2"] = "n/a"                                     # 1 n/a
for number in (1, 2, 5, 6):                                   # 4 sufficient against all prompts
    rows[number].update({"2.1.1": "yes", "2.1.1.a": "no", "2.1.1.b": "no", "2.1.1.c": "no"})
for number in (4, 8):                                         # 2 insufficient against all prompts
    rows[number].update({"2.1.1": "no", "2.1.1.a": "yes", "2.1.1.b": "yes", "2.1.1.c": "n/a"})
rows[9].update({"2.1.1": "yes", "2.1.1.a": "no", "2.1.1.b": "no", "2.1.1.c": ""})   # blank: not compared
rows[10]["2.1.1.b"] = ""                                      # 1 blank prompt
for number in (29, 31, 32):                                   # 3 blank: open for two questions, but not where they are answered
    rows[number]["rosh.inspector"] = ""
rows[29].update({"2.2.3": "", "2.3.3": ""})                   # both open
rows[31].update({"2.3.3": ""})                                # one open
for number in (34, 35):                                       # 2 that the inspector puts higher
    rows[number]["rosh.inspector"] = "high"
rows[33].update({"rosh.recorded": "high"})                    # 1 lower
rows[47] = {**rows[46], "case": "q47"}                        # 2 rows that are the same
for row in rows.values():                                     # a question without any answer
    row["2.3.1"] = ""

with open(HERE / "cases.csv", "w", newline="", encoding="utf-8") as file:
    writer = csv.DictWriter(file, fieldnames=list(rows[1]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows.values())
