"""Works the values of agreement_*.csv from the published formulas, apart from the program: fractions, and 40 digits where a root is drawn.

    python3 tests/data/oracles/agreement.py

Cohen (1960) for kappa of two; Fleiss, Cohen and Everitt (1969) for its standard error; Fleiss (1971) for kappa of many; Gwet (2008) for AC1
and for the standard errors of both coefficients of many. No code of any library is used.
"""

import csv
import random
from decimal import Decimal, getcontext
from fractions import Fraction
from math import comb
from pathlib import Path

getcontext().prec = 40
HERE = Path(__file__).parent

# Two who judge, three categories: the example of Cohen (1960), 200 persons.
COHEN = [[88, 14, 18], [10, 40, 10], [2, 6, 12]]

# Two who judge, two categories: [[both 1, first 1 alone], [second 1 alone, both 2]].
TWO = [
    ("Feinstein and Cicchetti (1990), table 1", [[40, 9], [6, 45]]),
    ("Feinstein and Cicchetti (1990), table 2", [[80, 10], [5, 5]]),
    ("Gwet (2008), 125 subjects", [[118, 5], [2, 0]]),
]

# Six who judge 30 patients, five categories: the example of Fleiss (1971).
FLEISS = """
0 0 0 6 0|0 3 0 0 3|0 1 4 0 1|0 0 0 0 6|0 3 0 3 0|2 0 4 0 0|0 0 4 0 2|2 0 3 1 0|2 0 0 4 0|0 0 0 0 6|1 0 0 5 0|1 1 0 4 0|0 3 3 0 0|1 0 0 5 0
|0 2 0 3 1|0 0 5 0 1|3 0 0 1 2|5 1 0 0 0|0 2 0 4 0|1 0 2 0 3|0 0 0 0 6|0 1 0 5 0|0 2 0 1 3|2 0 0 4 0|1 0 0 4 1|0 5 0 1 0|4 0 0 0 2|0 2 0 4 0
|1 0 5 0 0|0 0 0 0 6
"""


def text(value):
    """A fraction, a decimal or nothing as it stands in the tables."""
    if value is None:
        return ""
    if isinstance(value, Fraction):
        value = Decimal(value.numerator) / Decimal(value.denominator)
    return format(+value, ".22f")


def root(value):
    return (Decimal(value.numerator) / Decimal(value.denominator)).sqrt()


def cohen(table):
    """Kappa and its standard error; nothing where chance alone would always agree."""
    n, size = sum(map(sum, table)), range(len(table))
    if n == 0:
        return None, None
    p = [[Fraction(cell, n) for cell in row] for row in table]
    first = [sum(p[i]) for i in size]
    second = [sum(p[i][j] for i in size) for j in size]
    same, chance = sum(p[i][i] for i in size), sum(first[i] * second[i] for i in size)
    if chance == 1:
        return None, None
    kappa = (same - chance) / (1 - chance)
    diagonal = sum(p[i][i] * (1 - (first[i] + second[i]) * (1 - kappa)) ** 2 for i in size)
    others = sum(p[i][j] * (second[i] + first[j]) ** 2 for i in size for j in size if i != j)
    variance = diagonal + (1 - kappa) ** 2 * others - (kappa - chance * (1 - kappa)) ** 2
    return kappa, root(variance / (n * (1 - chance) ** 2))


def many(units, is_ac1):
    """The coefficient of many, and its standard error, over units with two ratings or more."""
    units = [unit for unit in units if sum(unit) > 1]
    n = len(units)
    if n == 0:
        return None, None, None
    size = range(len(units[0]))
    pi = [sum(Fraction(unit[k], sum(unit)) for unit in units) / n for k in size]
    each_same = [Fraction(sum(k * (k - 1) for k in unit), sum(unit) * (sum(unit) - 1)) for unit in units]
    same = sum(each_same) / n
    if is_ac1:
        chance = sum(share * (1 - share) for share in pi) / (len(pi) - 1)
        each_chance = [
            sum(Fraction(unit[k], sum(unit)) * (1 - pi[k]) for k in size) / (len(pi) - 1) for unit in units
        ]
    else:
        chance = sum(share * share for share in pi)
        each_chance = [sum(Fraction(unit[k], sum(unit)) * pi[k] for k in size) for unit in units]
    if chance == 1:
        return same, None, None
    value = (same - chance) / (1 - chance)
    if n == 1:
        return same, value, None
    squares = Fraction(0)
    for own_same, own_chance in zip(each_same, each_chance):
        own = (own_same - chance) / (1 - chance) - 2 * (1 - value) * (own_chance - chance) / (1 - chance)
        squares += (own - value) ** 2
    return same, value, root(squares / (n * (n - 1)))


def sign(one, other):
    """Both tails of the binomial distribution with a half."""
    n, least = one + other, min(one, other)
    if n == 0:
        return None
    return min(Fraction(1), Fraction(2 * sum(comb(n, k) for k in range(least + 1)), 2**n))


def write(name, header, rows):
    with open(HERE / name, "w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main():
    chance = random.Random(20190807)
    two = list(TWO)
    made = "made for this project"
    two += [(made, table) for table in ([[7, 0], [0, 0]], [[0, 5], [0, 0]], [[1, 0], [0, 1]], [[3, 4], [0, 0]], [[0, 3], [4, 0]])]
    for _ in range(40):
        most = chance.choice([3, 12, 150, 4000])
        two.append((made, [[chance.randint(0, most) for _ in range(2)] for _ in range(2)]))
    rows = []
    for source, table in two:
        [[a, b], [c, d]] = table
        kappa, error = cohen(table)
        units = [[2, 0]] * a + [[1, 1]] * (b + c) + [[0, 2]] * d
        _, ac1, ac1_error = many(units, True)
        rows.append([source, a, b, c, d, *map(text, [kappa, error, ac1, ac1_error, sign(b, c)])])
    write("agreement_two.csv", "source,both,first,second,neither,kappa,kappa_error,ac1,ac1_error,sign".split(","), rows)
    rows = [["Cohen (1960)", "|".join(" ".join(map(str, row)) for row in COHEN), *map(text, cohen(COHEN))]]
    write("agreement_three.csv", ["source", "table", "kappa", "kappa_error"], rows)
    fleiss = [[int(k) for k in unit.split()] for unit in FLEISS.replace("\n", "").split("|")]
    sets = [("Fleiss (1971)", fleiss)]
    sets += [(made, [[3, 0], [4, 0], [2, 0]]), (made, [[2, 1]]), (made, [[1, 1], [1, 1], [2, 2]])]
    for _ in range(30):
        units, lean = [], chance.random()
        for _ in range(chance.randint(2, 25)):
            raters = chance.randint(2, 9)
            sufficient = sum(chance.random() < lean for _ in range(raters))
            units.append([sufficient, raters - sufficient])
        sets.append((made, units))
    rows = []
    for source, units in sets:
        same, kappa, error = many(units, False)
        _, ac1, ac1_error = many(units, True)
        shown = "|".join(" ".join(map(str, unit)) for unit in units)
        rows.append([source, shown, *map(text, [same, kappa, error, ac1, ac1_error])])
    write("agreement_many.csv", ["source", "units", "same", "fleiss", "fleiss_error", "ac1", "ac1_error"], rows)


if __name__ == "__main__":
    main()
