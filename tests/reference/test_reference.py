"""Tests of the reference scorer itself. Run: python3 -m unittest (in this folder)."""
import itertools
import json
import os
import sys
import unittest
from fractions import Fraction
from pathlib import Path
from random import Random

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from assize_reference import score, score_documents
from generate import finished
from generator.frameworks import Frameworks
from scorer.figures import NINE, Limit, complement_figure, printed_figure
from scorer.framework import RATING_ROLLUPS, Framework
from scorer.ratings import band_index
from scorer.shares import mean_end, weighed_mean
from scorer.texts import fraction_text, parse_toml

CATALOGUE = """
[[unit]]
id = "case"
title = "case"
plural = "cases"
[[fact]]
id = "rosh"
title = "Risk"
values = ["low", "medium", "high", "very-high"]
[[fact]]
id = "victim"
title = "Victim"
values = ["yes", "no"]
""" + "".join("""
[[observation]]
id = "%s"
unit = "case"
stage = "plan"
theme = "safety"
title = "Observed"
%s
""" % row for row in [
    ("a", ""), ("b", ""), ("v", 'when = [{ victim = ["yes"] }]'),
    ("p", 'when = [{ rosh = ["medium", "high", "very-high"] }]'),
    ("w", 'when = [{ rosh = ["medium", "high", "very-high"], victim = ["yes"] }]')])

OLD = """
[framework]
id = "old"
title = "2014-like"
levels = ["outcome"]
[[node]]
id = "1"
level = "outcome"
title = "Outcome"
rollup = "mean of questions"
""" + "".join("""
[[question]]
id = "%s"
under = ["1"]
unit = "case"
title = "Asked"
rule = { required = ["%s"] }
""" % pair for pair in [("A", "a"), ("B", "p"), ("C", "w")])

NEW = """
[framework]
id = "new"
title = "2018-like"
levels = ["standard"]
[ratings]
names = ["inadequate", "requires-improvement", "good", "outstanding"]
[bands.cases]
edges = [50, 65, 80]
compare = "printed"
[[node]]
id = "2.1"
level = "standard"
title = "Assessment"
rollup = "lowest"
band = "cases"
[[node]]
id = "2.2"
level = "standard"
title = "Planning"
rollup = "lowest"
band = "cases"
[[question]]
id = "2.1.3"
under = ["2.1"]
unit = "case"
title = "Asked"
rule = { required = ["a", "b", "v"] }
[[question]]
id = "shared"
under = ["2.1"]
unit = "case"
title = "Cut down to what both have"
scored = false
rule = { required = ["a", "v"] }
[[question]]
id = "2.2.3"
under = ["2.2"]
unit = "case"
title = "Asked"
applies = [{ rosh = ["medium", "high", "very-high"] }]
rule = { required = ["p", "w"] }
"""

CASES = """id,rosh,victim,a,v,p,w
c1,high,yes,sufficient,sufficient,sufficient,sufficient
c2,low,no,sufficient,n/a,n/a,n/a
c3,medium,yes,insufficient,sufficient,sufficient,insufficient
c4,,yes,sufficient,,sufficient,sufficient
"""


def record(framework, more=""):
    return """[inspection]
id = "x"
provider = "p"
framework = "%s"
[[data]]
unit = "case"
file = "cases.csv"
%s""" % (framework, more)


def nine(**counts):
    return dict(dict.fromkeys(NINE, 0), absent=False) | counts


class WorkedExample(unittest.TestCase):
    def score(self, framework):
        found = score([OLD, NEW], CATALOGUE, record(framework), {"cases.csv": CASES})["inspections"][0]
        return {q["id"]: q for q in found["questions"]}, {n["id"]: n for n in found["nodes"]}

    def test_old(self):
        questions, nodes = self.score("old")
        self.assertEqual([questions[q]["exact"] for q in "ABC"], ["3/4", "3/3", "2/3"])
        share = nodes["1"]["share"]
        self.assertEqual((share["exact"], share["text"], share["number"]), ("29/36", "81%", "80.56"))

    def test_new(self):
        questions, nodes = self.score("new")
        q = questions["2.1.3"]
        self.assertEqual(q["nine"], nine(i=1, u=3, absent=True))
        self.assertEqual((q["exact"], q["low"], q["high"]), (None, "0/4", "3/4"))
        self.assertEqual(nodes["2.1"]["between"], ["inadequate", "good"])
        q = questions["shared"]
        self.assertEqual(q["nine"], nine(S=2, I=1, u=1))
        self.assertEqual((q["exact"], q["text"], q["low"], q["high"]), ("2/3", "67%", "2/4", "3/4"))
        q = questions["2.2.3"]
        self.assertEqual(q["nine"], nine(S=1, I=1, na=1, oS=1))
        self.assertEqual((q["exact"], q["text"], q["low"], q["high"]), ("1/2", "50%", "1/2", "2/3"))


class TwoRules(unittest.TestCase):
    """7.22, from the files of docs/two-rules."""

    def test_both_and_no_pool(self):
        folder = Path(__file__).parents[2] / "docs" / "two-rules"
        framework, text = ((folder / name).read_text() for name in ("framework.toml", "record.toml"))
        nodes = {n["id"]: n for n in score([framework], CATALOGUE, text, {})["inspections"][0]["nodes"]}
        outcome, also = nodes["1"]["share"], nodes["1"]["also"]
        self.assertEqual((outcome["exact"], outcome["text"]), ("23/30", "77%"))
        self.assertEqual((also["share"]["exact"], also["share"]["text"]), ("4/5", "80%"))
        self.assertEqual(also["figure"], "two-rules-2030/two-rules/1#mean-of-children")
        self.assertIsNone(nodes["X"]["also"])


class PublishedRecord(unittest.TestCase):
    """London CRC 2019 as the page tells it."""

    def test_london(self):
        ids = ["1.%d" % n for n in range(1, 5)] + ["2.%d" % n for n in range(1, 5)] + ["3.1", "3.2"]
        framework = NEW[:NEW.index("[[node]]")] + '[overall]\nof = "standard"\nedges = { 10 = [6, 16, 26] }\n'
        for name in ids:
            entered = name[0] != "2"
            framework += '[[node]]\nid = "%s"\nlevel = "standard"\ntitle = "S"\nrollup = "%s"\n%s' % (
                name, "entered" if entered else "lowest", "" if entered else 'band = "cases"\n')
            if not entered:
                framework += '[[question]]\nid = "%s.3"\nunder = ["%s"]\nunit = "case"\ntitle = "Q"\n' % (name, name)
        text = record("new").split("[[data]]")[0] + "[stated]\n" + "".join(
            '"2.%d.3" = { below = 50, words = "less than half", source = "s" }\n' % n for n in (2, 3, 4))
        text += "[ratings]\ngood = 5\nrequires-improvement = 5\n"
        found = score([framework], CATALOGUE, text, {})["inspections"][0]
        overall = found["overall"]
        self.assertEqual((overall["points"], overall["rating"], overall["basis"], overall["maximum"]),
                         (15, "requires-improvement", "published", 30))
        self.assertEqual(overall["rule"], {"points": None, "points_between": [0, 24], "points_so_far": 0, "rating": None,
                                           "between": None, "reason": "7 standards are not known", "held": []})
        nodes = {n["id"]: n for n in found["nodes"]}
        self.assertEqual(nodes["2.2"]["rule"]["between"], ["inadequate", "requires-improvement"])
        self.assertEqual(nodes["2.2"]["rating"], "requires-improvement")
        self.assertEqual(nodes["2.1"]["between"], ["requires-improvement", "good"])
        self.assertFalse(nodes["2.2"]["unknown"])
        self.assertTrue(nodes["2.1"]["unknown"])


class Limits(unittest.TestCase):
    def test_excluded_upper_limit(self):
        edges = [50, 65, 80]
        for compare, value, expected in [("printed", 50, 1), ("exact", 50, 0), ("printed", Fraction(99, 2), 0),
                                         ("exact", 65, 1), ("printed", 65, 2)]:
            limit = Limit(Fraction(value) / 100, True)
            self.assertEqual(band_index(edges, compare, limit, upper=True), expected)

    def test_printed_percentages(self):
        figure = printed_figure(46)
        self.assertEqual((fraction_text(figure.low.value), fraction_text(figure.high.value)), ("91/200", "93/200"))
        self.assertTrue(figure.high.open and not figure.low.open)
        figure = complement_figure(33)
        self.assertEqual((figure.low.value, figure.high.value), (Fraction(665, 1000), Fraction(675, 1000)))
        self.assertTrue(figure.low.open and not figure.high.open)

    def test_mean_ends_are_the_extremes_over_all_subsets(self):
        rng = Random(5)
        for _ in range(400):
            some = lambda least, most: [(Fraction(rng.randint(0, 8), 8), Fraction(rng.randint(1, 4), 2))
                                        for _ in range(rng.randint(least, most))]
            certain = some(0, 3)
            may = some(0 if certain else 1, 4)
            means = [weighed_mean(certain + list(taken)) for n in range(len(may) + 1)
                     for taken in itertools.combinations(may, n) if certain or taken]
            limits = [[(Limit(value), weight) for value, weight in of] for of in (certain, may)]
            self.assertEqual(mean_end(*limits, True).value, min(means))
            self.assertEqual(mean_end(*limits, False).value, max(means))


# --- Every completion of what is unknown -----------------------------------------------------------

FACTS = {"f": ["x", "y"], "g": ["x", "y", "z"]}
NAMES = ["o1", "o2", "o3"]


def random_condition(rng):
    return [{f: rng.sample(FACTS[f], rng.randint(1, len(FACTS[f]) - 1)) for f in rng.sample(list(FACTS), rng.randint(1, 2))}
            for _ in range(rng.randint(1, 2))]


def random_question(rng):
    """An inspection with one question: (when of the observations, question, header, rows)."""
    when = {}
    for name in NAMES:
        when[name] = rng.choice([None, None, "judged"]) if rng.random() < 0.6 else random_condition(rng)
    names = rng.sample(NAMES, rng.randint(1, 3))
    cut = rng.randint(0, len(names))

    def entry(name):
        return {"id": name, "if": random_condition(rng)} if rng.random() < 0.3 else name

    rule = {"required": [entry(n) for n in names[:cut]], "plus": [entry(n) for n in names[cut:]]}
    if cut and rng.random() < 0.2:
        rule["plus"].append(rng.choice(names[:cut]))
    rule["misses"] = rng.randint(0, min(2, len(rule["plus"])))
    rule = {k: v for k, v in rule.items() if v != []}
    question = {"id": "q", "under": ["n"], "unit": "case", "title": "Q"}
    if rng.random() < 0.85:
        question["rule"] = rule
    if rng.random() < 0.4:
        question["applies"] = rng.choice(["judged", random_condition(rng), random_condition(rng)])
    columns = [n for n in NAMES if rng.random() < 0.85]
    if "rule" not in question or rng.random() < 0.25:
        columns.append("q")
    rate = rng.choice([0, 0, 0.3])
    rows = []
    for _ in range(rng.randint(1, 4)):
        row = {f: rng.choice(FACTS[f]) if rng.random() >= rate else "" for f in FACTS}
        for name in columns:
            row[name] = rng.choice(["sufficient", "sufficient", "insufficient", "insufficient", "", "cannot tell", "n/a"])
        rows.append(row)
    return when, question, list(FACTS) + columns, rows


def plainly(condition, facts):
    """Two-valued: every fact is known."""
    return condition in (None, "judged") or any(all(facts[f] in v for f, v in a.items()) for a in condition)


def known_result(question, facts, answers):
    """The result of a unit that is known whole: answers are S, I or None (not applicable)."""
    if not plainly(question.get("applies"), facts):
        return None
    parts = {"required": [], "plus": []}
    for part in parts:
        for entry in question["rule"].get(part, []):
            name, condition = (entry, None) if isinstance(entry, str) else (entry["id"], entry["if"])
            if plainly(condition, facts) and answers[name] is not None:
                parts[part].append(name)
    required = parts["required"]
    plus = [n for n in parts["plus"] if n not in required]
    all_left = [answers[n] for n in required + plus]
    if not all_left:
        return None
    failed = [n for n in required if answers[n] == "I"]
    missed = [n for n in plus if answers[n] == "I"]
    return "I" if failed or len(missed) > question["rule"].get("misses", 0) or "S" not in all_left else "S"


def possible(recorded, asked):
    """What an answer may come to, once it is known whether it is asked; nothing: a contradiction."""
    known = {"sufficient": "S", "insufficient": "I"}.get(recorded)
    if known:
        return [known] if asked else []
    if recorded == "n/a" or not asked:
        return [None]
    return ["S", "I"]


def outcomes(when, question, columns, row):
    """Every result that some completion of one unit has."""
    found = set()
    for values in itertools.product(*[[row[f]] if row[f] else FACTS[f] for f in FACTS]):
        facts = dict(zip(FACTS, values))
        if "q" in columns:
            asked = plainly(question.get("applies"), facts)
            if "applies" not in question and "rule" in question:
                names = [e if isinstance(e, str) else e["id"] for part in ("required", "plus")
                         for e in question["rule"].get(part, [])]
                asked = any(plainly(when[n], facts) for n in names)
            found.update(possible(row["q"], asked))
            continue
        ways = [possible(row.get(n, ""), plainly(when[n], facts)) for n in NAMES]
        for answers in itertools.product(*ways):
            found.add(known_result(question, facts, dict(zip(NAMES, answers))))
    return found


class Completions(unittest.TestCase):
    def score(self, when, question, header, rows):
        catalogue = {"fact": [{"id": f, "values": v} for f, v in FACTS.items()],
                     "observation": [{"id": n, "unit": "case", **({"when": w} if w else {})} for n, w in when.items()]}
        framework = {"framework": {"id": "t", "levels": ["l"]}, "question": [question],
                     "node": [{"id": "n", "level": "l", "rollup": "pooled"}]}
        table = "\n".join([",".join(["id"] + header)] + [
            ",".join(["c%d" % n] + [row[h] for h in header]) for n, row in enumerate(rows)])
        return score_documents([framework], catalogue, parse_toml(record("t")), {}, {"cases.csv": table})

    def test_completions(self):
        rng = Random(11)
        seen = attained = blank_facts = 0
        for _ in range(6000):
            when, question, header, rows = random_question(rng)
            scored = self.score(when, question, header, rows)
            units = [outcomes(when, question, header, row) for row in rows]
            if "errors" in scored or not all(units) or scored["inspections"][0]["questions"][0]["no_basis"] == "no data":
                continue                    # a recorded answer that its own facts contradict
            found = scored["inspections"][0]["questions"][0]
            shares, nothing = set(), False
            for results in itertools.product(*units):
                base = sum(1 for r in results if r)
                if base:
                    shares.add(Fraction(results.count("S"), base))
                else:
                    nothing = True
            about = (when, question, rows, found)
            if found["no_basis"]:
                self.assertFalse(shares, about)
                continue
            low, high = Fraction(found["low"]), Fraction(found["high"])
            if nothing:
                self.assertTrue(found["may_drop_out"], about)
            seen += 1
            for share in shares:
                self.assertTrue(low <= share <= high, about)
            if found["exact"]:
                self.assertTrue(low <= Fraction(found["exact"]) <= high, about)
            if all(row[f] for row in rows for f in FACTS):
                attained += 1
                self.assertEqual((min(shares), max(shares)), (low, high), about)
            else:
                blank_facts += 1
        self.assertGreater(attained, 1000)
        self.assertGreater(blank_facts, 300)


class CompletionsOfRatings(unittest.TestCase):
    """Rules over ratings and limits: every completion of what is entered lies within the limits (4.14, 4.15)."""

    def score(self, document, entered):
        record = {"inspection": {"id": "x", "framework": "fw-a"}, "entered": entered}
        found = score_documents([document], {}, record, {}, {})["inspections"][0]
        results = {n["id"]: n for n in found["nodes"]}
        return dict(results, overall=found["overall"]) if found["overall"] else results

    def ends(self, result, names):
        if result["rating"] is not None:
            return [names.index(result["rating"])] * 2
        return [names.index(r) for r in result["between"]] if result["between"] else None

    def test_completions(self):
        rng, seen, narrow = Random(5), dict.fromkeys(RATING_ROLLUPS + ("limit",), 0), 0
        for _ in range(1500):
            maker = Frameworks(rng)
            maker.catalogue()
            document = maker.framework("fw-a")
            framework = Framework([document], "fw-a")
            names = framework.names
            leaves = [n["id"] for n in framework.nodes
                      if framework.can_be_rated(n) and n.get("rollup") not in RATING_ROLLUPS]
            rules = [t["rollup"] for t in framework.nodes + [framework.overall or {}] if t.get("rollup") in RATING_ROLLUPS]
            if not rules and not framework.limits:
                continue
            entered = {n: rng.choice(names) for n in leaves if rng.random() < 0.7}
            open_ones = [n for n in leaves if n not in entered]
            if len(names) ** len(open_ones) > 400:
                continue
            base, reached = self.score(document, entered), {}
            for ways in itertools.product(names, repeat=len(open_ones)):
                whole = self.score(document, dict(entered, **dict(zip(open_ones, ways))))
                for name, result in whole.items():
                    ends, within = self.ends(result, names), self.ends(base[name], names)
                    if ends and within:
                        reached.setdefault(name, set()).update(ends)
                        self.assertTrue(within[0] <= ends[0] <= ends[1] <= within[1], (document, entered, ways, name))
            for rollup in rules:
                seen[rollup] += 1
            seen["limit"] += len(framework.limits)
            narrow += sum(1 for name, r in reached.items() if [min(r), max(r)] == self.ends(base[name], names))
        self.assertTrue(all(count > 30 for count in seen.values()), seen)
        self.assertGreater(narrow, 2000)


class Generated(unittest.TestCase):
    def test_texts_say_what_was_scored(self):
        for number in range(60):
            line = finished(7, number)
            again = score(line["framework"], line["catalogue"], line["record"], line["tables"], line["by"],
                              line["derive_missing"], [(one["record"], one["tables"]) for one in line["members"]])
            self.assertEqual(json.dumps(again), json.dumps(line["expected"]))
            self.assertEqual(json.dumps(finished(7, number)), json.dumps(line))

    def test_figures_keep_their_order(self):
        planted = 0
        for number in range(1500):
            expected = finished(8, number)["expected"]
            if "errors" in expected:
                planted += 1
                self.assertEqual(len(expected["errors"]), 1)
                continue
            inspection = expected["inspections"][0]
            for share in [n["share"] for n in inspection["nodes"] if n["share"]] + inspection["questions"]:
                if share["low"] is None:
                    continue
                low, high = Fraction(share["low"]), Fraction(share["high"])
                self.assertTrue(0 <= low <= high <= 1)
                if share["exact"]:
                    self.assertTrue(low <= Fraction(share["exact"]) <= high)
            for breakdown in inspection["breakdowns"]:
                for question in inspection["questions"]:
                    nines = [q["nine"] for g in breakdown["groups"] for q in g["questions"] if q["id"] == question["id"]]
                    for key in NINE if nines else ():
                        self.assertEqual(sum(c[key] for c in nines), question["nine"][key])
        self.assertTrue(75 < planted < 180)


if __name__ == "__main__":
    unittest.main()
