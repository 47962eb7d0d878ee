"""Makes the tables of this example: seeded, made up, and stamped as such in every row. Standard library only.

    python3 make.py        writes cases.csv, unpaid-work.csv and resettlement.csv beside this file
"""

import csv
import pathlib
import random

HERE = pathlib.Path(__file__).parent
DRAW = random.Random(2019)


def chance(probability):
    return DRAW.random() < probability


def answer(quality, level, blank=0.02, cannot_tell=0.01):
    """One judgement of a case: better work on the case makes a sufficient answer likelier."""
    if chance(blank):
        return ""
    if chance(cannot_tell):
        return "cannot tell"
    return "sufficient" if chance(min(0.97, max(0.03, level + quality))) else "insufficient"


def write(name, rows):
    with open(HERE / name, "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def case(number):
    quality = DRAW.gauss(0, 0.12)
    facts = {
        "sex": DRAW.choices(["male", "female"], [84, 16])[0],
        "sentence-type": DRAW.choices(["community-order", "suspended-sentence-order", "licence"], [45, 30, 25])[0],
        "delivery-unit": DRAW.choice(["East", "North", "West"]),
        "rosh.recorded": DRAW.choices(["low", "medium"], [45, 55])[0],
        "rosh.inspector": DRAW.choices(["low", "medium", "high", ""], [38, 55, 5, 2])[0],
        "victim": DRAW.choices(["yes", "no"], [68, 32])[0],
        "domestic-abuse": DRAW.choices(["yes", "no"], [40, 60])[0],
        "child-protection": DRAW.choices(["yes", "no"], [18, 82])[0],
        "children-contact": DRAW.choices(["yes", "no", "not-known"], [45, 45, 10])[0],
        "other-agency": DRAW.choices(["yes", "no"], [55, 45])[0],
        "mappa": "no",
        "review-needed": DRAW.choices(["yes", "no"], [80, 20])[0],
    }
    risky = facts["rosh.inspector"] in ("medium", "high")
    reviewed = facts["review-needed"] == "yes"
    levels = {
        "2.1.1": 0.80, "2.1.2": 0.78, "2.2.1": 0.76, "2.2.2": 0.73, "2.2.3": 0.62, "2.3.1": 0.83, "2.3.2": 0.70,
        "2.3.3": 0.56, "2.4.1": 0.81, "2.4.2": 0.72, "2.4.3": 0.51,
    }
    row = {"case": f"s{number:03}", "synthetic": "yes", **facts}
    for question, level in levels.items():
        asked = (not question.endswith(".3") or risky) and (not question.startswith("2.4") or reviewed)
        row[question] = answer(quality, level) if asked else ""
    row["assessment.risk-analysed"] = answer(quality, 0.84)
    row["assessment.past-behaviour-used"] = answer(quality, 0.74)
    row["assessment.police-information"] = answer(quality, 0.70) if facts["domestic-abuse"] == "yes" else "n/a"
    row["assessment.childrens-services-information"] = answer(quality, 0.72) if facts["child-protection"] == "yes" else "n/a"
    row["assessment.children-considered"] = answer(quality, 0.75) if facts["children-contact"] != "no" else "n/a"
    row["assessment.victims-analysed"] = answer(quality, 0.80) if facts["victim"] == "yes" else "n/a"
    return row


def others(prefix, count, levels):
    rows = []
    for number in range(1, count + 1):
        quality = DRAW.gauss(0, 0.1)
        row = {"id": f"{prefix}{number:02}", "synthetic": "yes"}
        row.update({question: answer(quality, level, blank=0.01) for question, level in levels.items()})
        rows.append(row)
    return rows


write("cases.csv", [case(number) for number in range(1, 121)])
write("unpaid-work.csv", others("u", 40, {"4.1.1": 0.74, "4.1.2": 0.70, "4.1.3": 0.88, "4.1.4": 0.79}))
write("resettlement.csv", others("r", 24, {"4.2.1": 0.66, "4.2.2": 0.72, "4.2.3": 0.69}))
