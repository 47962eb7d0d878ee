"""Makes the table of this example: made up, by plain counting, with differences between assessors that are known. Standard library only.

    python3 make.py        writes cases.csv beside this file

README.md says what is planted; tests hold it.
"""

import csv
import pathlib

HERE = pathlib.Path(__file__).parent
QUESTIONS = ["2.1.1", "2.1.2", "2.2.1", "2.2.3", "2.3.1", "2.4.2"]
CASES = 40
BY_TWO = 30
BY_FOUR = 3
YES, NO = "sufficient", "insufficient"


def lead(question, case):
    """What Assessor A, whose answers are scored, says."""
    if question == "2.4.2":
        return YES
    if question == "2.3.1":
        return NO if case == 4 else YES
    # Two of three, each question beginning elsewhere.
    return NO if (case + QUESTIONS.index(question)) % 3 == 0 else YES


def second(question, case):
    """What Assessor B says of the first thirty."""
    first = lead(question, case)
    if question == "2.1.1" or question == "2.4.2":
        return first
    if question == "2.1.2":
        # Four times the one, four times the other.
        turned = [each for each in range(BY_TWO) if lead(question, each) == YES][:4]
        turned += [each for each in range(BY_TWO) if lead(question, each) == NO][:4]
        return (NO if first == YES else YES) if case in turned else first
    if question == "2.2.1":
        # Blank once, and once it could not be told.
        return "" if case == 10 else "cannot tell" if case == 11 else first
    if question == "2.2.3":
        if case in (20, 21):
            return ""
        strict = [each for each in range(BY_TWO) if lead(question, each) == YES and each not in (20, 21)][:9]
        return NO if case in strict else first
    return NO if case == 5 else YES


def row(case, assessor, rosh, answers):
    head = {"case": f"s{case + 1:03}", "synthetic": "yes", "assessor": assessor, "rosh.inspector": rosh}
    return head | {question: answers(question, case) for question in QUESTIONS}


def main():
    rows = []
    for case in range(CASES):
        rows.append(row(case, "Assessor A", "medium", lead))
        if case < BY_TWO:
            rows.append(row(case, "Assessor B", "low" if case in (20, 21) else "medium", second))
        if case < BY_FOUR:
            rows.append(row(case, "Assessor C", "medium", lead))
            rows.append(row(case, "Assessor D", "medium", lambda question, _: NO))
    with open(HERE / "cases.csv", "w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    main()
