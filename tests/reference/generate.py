#!/usr/bin/env python3
"""Random small frameworks, catalogues, records and tables, with what the reference scorer expects of them.

    python3 generate.py --seed 1 --count 20000

prints one JSON object a line. The same seed gives the same lines. Everything is typed: what is printed is
meant to be valid, but for about 8 in 100, which carry one planted error.
"""
import argparse
import json
import math
import re
from decimal import Decimal
from fractions import Fraction
from itertools import combinations_with_replacement
from random import Random

import assize_reference as ref

SHARE = list(ref.SHARE_ROLLUPS)
RATING = list(ref.RATING_ROLLUPS)
RATINGS = [["poor", "good"], ["inadequate", "adequate", "good"],
           ["inadequate", "requires-improvement", "good", "outstanding"]]
LEVELS = [["outcome"], ["domain", "standard"], ["domain", "standard"], ["theme", "standard", "part"]]
FACTS = [("sex", ["female", "male"]), ("rosh.inspector", ["low", "medium", "high", "very-high", "not-known"]),
         ("mappa", ["yes", "no"]), ("child-protection", ["yes", "no", "not-known"]), ("area", "any"),
         ("sentence", ["community order", "custody"])]
AREAS = ["North", "South", "east side"]
SPELLINGS = {ref.S: ["sufficient"] * 4 + ["yes", "Yes", " Sufficient", "YES "],
             ref.I: ["insufficient"] * 4 + ["no", "No", "INSUFFICIENT", " no"],
             ref.CANNOT_TELL: ["cannot tell", "Cannot  Tell", "cannot-tell", "cannot_tell"],
             ref.NA: ["n/a", "N/A", "na", "not applicable", "Not-Applicable"],
             ref.MISSING: ["", "", "", " "]}
OWN_WORDS = {"sufficient": ["met", "Fully met"], "insufficient": ["not met", "below-standard"],
             "not-done": ["Not completed", "no-review"],
             "cannot-tell": ["unclear"], "not-applicable": ["not needed", "out of scope"]}
MORE_WORDS = {"sufficient": ["done"], "insufficient": ["undone"], "not-done": ["none seen"], "cannot-tell": ["dk"], "not-applicable": ["x"]}
SCALES = [["never", "sometimes", "always"], ["1", "2", "3", "4"], ["Not met", "met in part", "met"],
          ["strongly disagree", "disagree", "agree", "strongly agree"], ["no", "in-between", "yes"]]
EDGES = [50, 65, 80, 40, 60, 75, 25, 90, Decimal("62.5"), Decimal("37.5"), Decimal("66.666667"), Decimal("49.5"),
         Decimal("33.3"), Decimal("64.5"), Decimal("79.5"), 100, 67, 33]


# --- TOML out --------------------------------------------------------------------------------------

def toml_key(key):
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key)


def toml_value(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value)
    if isinstance(value, list):
        return "[%s]" % ", ".join(map(toml_value, value))
    if isinstance(value, dict):
        return "{ %s }" % ", ".join("%s = %s" % (toml_key(k), toml_value(v)) for k, v in value.items())
    return str(value)


def toml_text(document):
    out = []

    def section(head, table):
        if out:
            out.append("")
        out.append(head)
        out.extend("%s = %s" % (toml_key(k), toml_value(v)) for k, v in table.items())

    for name, content in document.items():
        if isinstance(content, list):
            for table in content:
                section("[[%s]]" % name, table)
        elif name in ("bands", "values"):
            for part, table in content.items():
                section("[%s.%s]" % (name, toml_key(part)), table)
        else:
            section("[%s]" % name, content)
    return "\n".join(out) + "\n"


# --- Frameworks ------------------------------------------------------------------------------------

def reach(framework, on, path=()):
    """The ratings that a node, or the overall rating, can have. RecursionError: it rests on itself."""
    if on in path:
        raise RecursionError
    path, everything = path + (on,), set(range(len(framework.names)))
    rule = framework.rule_of(on)
    if on != "overall":                     # whatever is below or looked at must not look back
        for other in [c["id"] for c in framework.children(on)] + framework.rests_on(on):
            reach(framework, other, path)
    if rule is None:
        found = set(everything)
    elif rule["rollup"] == "ladder":
        found = {framework.names.index(rung["rating"]) for rung in rule["ladder"]} if "ladder" in rule else everything
    elif rule["rollup"] == "matrix":
        rows, columns = (reach(framework, rule["matrix"][k], path) for k in ("rows", "columns"))
        found = {framework.names.index(rule["matrix"]["ratings"][a][b]) for a in rows for b in columns}
    elif rule["rollup"] == "mean of points":
        found = set(everything)
    else:
        found = set().union(*(reach(framework, one[1], path) if one[0] == "node" else everything
                              for one in framework.members(on)))
    for limit in framework.limits_on(on):
        found = found | {framework.names.index(limit.get("at-most", limit.get("at-least")))}
    return found


def can_hold(framework, condition, on):
    many, such = ref.one_condition(condition, framework.names)
    able = sum(1 for one in framework.about(condition, on)
               if one[0] == "question" or any(such(r) for r in reach(framework, one[1], (on,))))
    return able >= (many if isinstance(many, int) else 1)


def sound(framework):
    """Nothing rests on itself, every condition can hold, and every limit can change something."""
    try:
        for on in [n["id"] for n in framework.nodes] + (["overall"] if framework.overall else []):
            reach(framework, on)
            limits, framework.limits = framework.limits, []
            kept = []
            try:
                for limit in limits:
                    if limit.get("on", "overall") != on:
                        kept.append(limit)
                framework.limits = kept     # those on it come back one by one
                for limit in [one for one in limits if one.get("on", "overall") == on]:
                    at = framework.names.index(limit.get("at-most", limit.get("at-least")))
                    found = reach(framework, on)
                    if not any((r > at) if "at-most" in limit else (r < at) for r in found):
                        return False
                    framework.limits = framework.limits + [limit]
            finally:
                framework.limits = limits
            conditions = list(framework.limits_on(on))
            rule = framework.rule_of(on)
            for rung in (rule or {}).get("ladder", []):
                conditions += ref.conditions_of(rung)
            if not all(framework.about(c, on) and can_hold(framework, c, on) for c in conditions):
                return False
    except RecursionError:
        return False
    return True


class Maker:
    def __init__(self, rng):
        self.r = rng

    def chance(self, p):
        return self.r.random() < p

    def some(self, items, low, high):
        items = list(items)
        return self.r.sample(items, min(len(items), self.r.randint(low, high)))

    # --- catalogue ---

    def condition(self, facts):
        """An or of ands."""
        alternatives = []
        for _ in range(self.r.choice([1, 1, 1, 2, 2, 3])):
            wanted = {}
            for name, values in self.some(facts, 1, 2):
                values = AREAS if values == "any" else values
                wanted[name] = self.some(values, 1, max(1, len(values) - 1))
            alternatives.append(wanted)
        return alternatives

    def maybe_condition(self, table, key, none, judged):
        x = self.r.random()
        if x < none:
            return
        table[key] = "judged" if x < none + judged else self.condition(self.facts)

    def catalogue(self):
        self.kinds = ["case"] if self.chance(0.75) else ["case", "court-report"]
        self.facts = self.some(FACTS, 2, 4)
        self.observations = []
        for n in range(self.r.randint(2, 7)):
            kind = self.kinds[0] if self.chance(0.8) else self.r.choice(self.kinds)
            self.observations.append(self.observation("plan.obs-%d" % n, kind))
        return {"unit": [{"id": k, "title": k, "plural": k + "s"} for k in self.kinds],
                "fact": [self.fact(name, values) for name, values in self.facts],
                "observation": list(self.observations)}

    def fact(self, name, values):
        return {"id": name, "title": "Fact", "values": values, "status": "assumed", "source": "made up"}

    def observation(self, name, kind):
        observation = {"id": name, "unit": kind, "stage": "plan", "theme": "safety", "title": "Observed"}
        self.maybe_condition(observation, "when", 0.4, 0.15)
        return observation

    # --- one framework ---

    def band(self, count, few=False):
        """few: with other edges for few units."""
        while True:
            edges = sorted(self.r.sample(EDGES, count))
            if all(b - a >= 1 for a, b in zip(edges, edges[1:])):
                break
        if self.chance(0.25):
            edges = [{"above": e} if e < 100 and self.chance(0.5) else e for e in edges]
            plain = [ref.edge_value(e) + (1 if isinstance(e, dict) else 0) for e in edges]
            if not all(math.ceil(b) - math.ceil(a) >= 1 for a, b in zip(plain, plain[1:])):
                edges = [ref.edge_value(e) for e in edges]
        band = {"edges": edges, "compare": self.r.choice(["exact", "printed"]), "status": "assumed", "source": "made up"}
        if few:
            band["small"] = {"units": self.r.choice([2, 3, 4, 6, 12]), "edges": self.band(count, False)["edges"]}
        if self.chance(0.12):
            minimum = {"otherwise": self.r.choice(["not rated", "marked"])}
            if self.chance(0.6):
                minimum["units"] = self.r.choice([3, 5, 10])
            if self.chance(0.6) or len(minimum) == 1:
                minimum["answered"] = self.r.choice([50, 80, 90])
            band["minimum"] = minimum
        if self.chance(0.7):
            rules = {}
            if self.chance(0.8):
                rules["within-points"] = self.r.choice([5, 5, 2, 1, 10])
            if self.chance(0.8):
                rules["one-case"] = self.chance(0.9)
            if self.chance(0.7):
                rules["cases-at-most"] = self.r.choice([5, 5, 3, 10])
            if rules:
                band["discretion"] = rules
        return band

    def overall(self, of, count, ratings):
        points = ratings.get("points", list(range(len(ratings["names"]))))
        edges = {}
        for n in {count, count + 1, max(1, count - 1)}:
            if self.chance(0.85 if n == count else 0.4):
                sums = sorted({sum(c) for c in combinations_with_replacement(points, n)})[1:]
                if len(sums) >= len(points) - 1:
                    edges[str(n)] = sorted(self.r.sample(sums, len(points) - 1))
        if not edges:
            return None
        return {"of": of, "edges": edges, "status": "assumed", "source": "made up"}

    def own_declarations(self, document, fid):
        if self.chance(0.12):
            self.facts = self.facts + [(fid + ".strand", ["a", "b", "c"])]
            document["fact"] = [self.fact(*self.facts[-1])]
        if self.chance(0.15):
            self.observations.append(self.observation(fid + ".own", self.r.choice(self.kinds)))
            document["observation"] = [self.observations[-1]]

    def words(self, source):
        return {k: source[k] for k in self.some(source, 1, 3)}

    def framework(self, fid):
        document = {"framework": {"id": fid, "title": "A made up framework", "status": "assumed", "source": "made up"}}
        head = document["framework"]
        if self.chance(0.3):
            head["inspects"] = ["region"]
        head["levels"] = levels = self.r.choice(LEVELS)
        ratings = None
        if self.chance(0.92):
            names = self.r.choice(RATINGS)
            ratings = document["ratings"] = {"names": names}
            if self.chance(0.25):
                ratings["points"] = self.r.choice([[0, 1, 2, 4], [1, 2, 3, 4], [0, 2, 5, 9]])[:len(names)]
            document["bands"] = {n: self.band(len(names) - 1) for n in ["cases", "other"][:self.r.randint(1, 2)]}
        self.bands, self.ratings = document.get("bands", {}), ratings
        of = self.r.choice(levels[:2]) if ratings and self.chance(0.75) else None
        nodes = self.tree(levels, of)
        if ratings and self.chance(0.4):        # goes with one share, or with questions one by one
            document["bands"] = dict(self.bands, few=self.band(len(names) - 1, few=True))
            for node in nodes:
                if "band" in node and node["rollup"] in RATING + ["pooled"] and self.chance(0.6):
                    node["band"] = "few"
        if of:
            count = sum(1 for n in nodes if n["level"] == of and n.get("in-total", True))
            overall = self.overall(of, count, ratings) if count else None
            if overall:
                document["overall"] = overall
        if self.chance(0.15):
            missing = document["missing"] = {"status": "assumed", "source": "made up"}
            if self.chance(0.7):
                missing["blank"] = self.r.choice(["insufficient", "insufficient", "unknown"])
            if self.chance(0.5) or "blank" not in missing:
                missing["leave-out-above"] = self.r.choice([0, 30, 50])
        if self.chance(0.2):
            document["words"] = self.words(OWN_WORDS)
        document["node"] = nodes
        self.own_declarations(document, fid)
        document["question"] = self.questions(nodes)
        for node in nodes:
            if self.chance(0.35):
                self.weigh(node, nodes, document["question"])
        if ratings:
            self.put_rules(document)
        return document

    # --- rules over ratings, and limits ---

    def put_rules(self, document):
        framework = ref.Framework([document], document["framework"]["id"])
        for node in reversed(document["node"]):
            if node.get("rollup") in RATING:
                self.put_rule(framework, node["id"], node)
        overall = document.get("overall")
        if overall and self.chance(0.45):
            overall.pop("edges")
            self.put_rule(framework, "overall", overall)
        if not sound(framework):            # a rule that was put later left one without effect
            for table in [n for n in document["node"] if n.get("rollup") in RATING] + [overall or {}]:
                if table.get("rollup") in RATING:
                    table["rollup"] = "lowest rating"
                    for key in ("ladder", "matrix", "mean"):
                        table.pop(key, None)
        for number in range(self.r.choice([0, 0, 0, 1, 1, 2])):
            rated = [n["id"] for n in document["node"] if framework.can_be_rated(n)]
            places = rated + (["overall"] * 3 if overall else [])
            if not places:
                return
            on = self.r.choice(places)
            limit = self.limit(framework, on, "limit-%d" % number)
            if limit:
                document.setdefault("limit", []).append(limit)
                framework.limits.append(limit)

    def put_rule(self, framework, on, table):
        names = framework.names
        table["rollup"] = rollup = self.r.choice(RATING + ["ladder"])
        below = [n["id"] for n in framework.nodes if framework.can_be_rated(n)
                 and (on == "overall" or n["id"] in framework.subtree(on)[1:])]
        if rollup == "matrix" and "band" not in table and len(below) > 1:
            rows, columns = self.r.sample(below, 2)
            table["matrix"] = {"rows": rows, "columns": columns,
                               "ratings": [[self.r.choice(names) for _ in names] for _ in names]}
        elif rollup == "matrix":
            table["rollup"] = "lowest rating"
        elif rollup == "mean of points":
            table["mean"] = {"round": self.r.choice(["half-up", "up", "down", "not"])}
            points = framework.points
            if len(set(b - a for a, b in zip(points, points[1:]))) == 1 and self.chance(0.3):
                table["mean"]["edges"] = [points[0] + (n + 1) * (points[1] - points[0]) - Decimal("0.5")
                                          for n in range(len(points) - 1)]
        elif rollup == "ladder":
            table["ladder"] = rungs = []
            for _ in range(self.r.randint(1, 3)):
                conditions = [self.rating_condition(framework, on) for _ in range(self.r.choice([1, 1, 2]))]
                conditions = [c for c in conditions if c]
                if conditions:
                    where = conditions[0] if len(conditions) == 1 and self.chance(0.5) else conditions
                    rungs.append({"rating": self.r.choice(names), "where": where})
            rungs.append({"rating": self.r.choice(names)})

    def limit(self, framework, on, name):
        """A limit that changes something and does not rest on itself, or None."""
        for _ in range(6):
            condition = self.rating_condition(framework, on)
            if not condition:
                continue
            limit = {"id": name, "status": "assumed", "source": "made up", **condition}
            if on != "overall" or self.chance(0.2):
                limit["on"] = on
            if self.chance(0.75):
                limit["at-most"] = self.r.choice(framework.names[:-1])
            else:
                limit["at-least"] = self.r.choice(framework.names[1:])
            framework.limits.append(limit)
            fits = sound(framework)
            framework.limits.pop()
            if fits:
                return limit
        return None

    def rating_condition(self, framework, on):
        """A condition that may hold and may not, or None."""
        names = framework.names
        rated = [n["id"] for n in framework.nodes if framework.can_be_rated(n) and n["id"] != on]
        for _ in range(8):
            condition, x = {}, self.r.random()
            if x < 0.3 and rated:
                near = rated if on == "overall" else [n for n in rated if n in framework.subtree(on)] or rated
                condition["nodes"] = self.some(near if self.chance(0.7) else rated, 1, 3)
            elif x < 0.4:
                condition["level"] = self.r.choice(framework.levels)
            elif x < 0.5:
                questions = [q["id"] for q in framework.questions]
                condition.update(questions=self.some(questions, 1, 3), band=self.r.choice(list(framework.bands)))
            about = framework.about(condition, on)
            side = self.r.choice(["most", "least"])
            rating = self.r.choice(names[:-1] if side == "most" else names[1:])
            many = self.r.choice(["any", "all", "number"])
            if many == "number":
                condition["number"] = self.r.randint(1, max(1, len(about)))
            condition["%s-at-%s" % (many, side)] = rating
            try:
                if about and can_hold(framework, condition, on):
                    return condition
            except RecursionError:
                pass
        return None

    def rateable(self, node):
        return bool(self.ratings) and ("band" in node or node.get("rollup") in ["entered"] + RATING)

    def tree(self, levels, of):
        nodes = []

        def grow(depth, parent, number):
            node = {"id": number, "level": levels[depth], "title": "Node"}
            if parent:
                node["under"] = parent["id"]
            nodes.append(node)
            if depth + 1 < len(levels) and len(nodes) < 7:
                for n in range(self.r.choice([0, 1, 1, 2, 2, 3])):
                    skip = depth + 2 < len(levels) and self.chance(0.1)
                    grow(depth + (2 if skip else 1), node, "%s.%d" % (number, n + 1))

        for n in range(self.r.choice([1, 1, 2, 2, 3] if len(levels) > 1 else [1, 2, 3, 4])):
            grow(0, None, str(n + 1))
        below = {n["id"]: [c for c in nodes if c.get("under") == n["id"]] for n in nodes}
        leaves = [n for n in nodes if not below[n["id"]]]
        for leaf in leaves:
            leaf["rollup"] = "entered" if self.ratings and self.chance(0.2) else self.r.choice(SHARE + ["lowest"])
            if self.ratings and self.chance(0.12):      # counts of its questions: put_rule finds another rule
                leaf.update(rollup="lowest rating", band=self.r.choice(list(self.bands)))
        if not any(leaf["rollup"] in SHARE for leaf in leaves):
            leaves[0]["rollup"] = self.r.choice(SHARE)
            leaves[0].pop("band", None)
        for node in reversed(nodes):            # children come after their parents in this list
            rated_level = node["level"] == of
            if below[node["id"]]:
                node.pop("rollup", None)
                rollup = self.inner_rollup(node, nodes, below, rated_level)
                if rollup:
                    node["rollup"] = rollup
            if node.get("rollup") in SHARE and self.ratings and (rated_level or self.chance(0.8)):
                names = [n for n in self.bands if "discretion" not in self.bands[n]] if below[node["id"]] else list(self.bands)
                if names:
                    node["band"] = self.r.choice(names)
                elif rated_level:
                    node["rollup"] = "mean of questions" if self.has_share(node, below) else "entered"
                    node["band"] = self.r.choice(list(self.bands))
                    if node["rollup"] == "entered":
                        del node["band"]
            elif below[node["id"]] and node.get("rollup") in RATING and self.chance(0.3):
                node["band"] = self.r.choice(list(self.bands))
            if rated_level and self.chance(0.12):
                node["in-total"] = False
        # A leaf below a mean of questions or a pool may be a mere group of questions.
        for leaf in leaves:
            parent = next((n for n in nodes if n["id"] == leaf.get("under")), {})
            siblings = [n for n in below.get(leaf.get("under"), []) if n is not leaf]
            if (parent.get("rollup") in ("mean of questions", "pooled") and leaf["rollup"] in SHARE
                    and leaf["level"] != of and any(n.get("rollup") in SHARE for n in siblings) and self.chance(0.3)):
                leaf.pop("rollup")
                leaf.pop("band", None)
        for node in nodes:
            if node.get("rollup") in SHARE and self.chance(0.3):
                self.state_second_rule(node, nodes, below)
        return nodes

    def weigh(self, node, nodes, questions):
        """Weights of some of what a mean or a sum takes in."""
        rollup = node.get("rollup")
        children = [n for n in nodes if n.get("under") == node["id"]]
        if rollup == "mean of questions":
            below = self.below(node["id"], nodes)
            ids = [q["id"] for q in questions if ref.scored(q) and any(u in below for u in q["under"])]
        elif rollup == "mean of children":
            ids = [q["id"] for q in questions if ref.scored(q) and node["id"] in q["under"]]
            ids += [n["id"] for n in children if n.get("rollup") in SHARE]
        elif rollup == "sum of points":
            ids = [n["id"] for n in children]
        else:
            return
        sizes = [2, 3] if rollup == "sum of points" else [2, 3, Decimal("0.5"), Decimal("1.25")]
        node["weights"] = {i: self.r.choice(sizes) for i in self.some(ids, 1, 2)}

    def below(self, node_id, nodes):
        found = [node_id]
        for child in nodes:
            if child.get("under") == node_id:
                found += self.below(child["id"], nodes)
        return found

    def state_second_rule(self, node, nodes, below):
        """A second rollup that something under the node can make: questions come to every leaf."""
        can = ["mean of questions", "pooled"]
        if not below[node["id"]] or any(c.get("rollup") in SHARE for c in below[node["id"]]):
            can += ["mean of children", "mean of children", "lowest"]
        can = [rollup for rollup in can if rollup != node["rollup"]]
        if not below[node["id"]] or self.has_share(node, below):
            node["also"] = {"rollup": self.r.choice(can), "status": self.r.choice(["published", "assumed"]), "source": "made up"}

    def has_share(self, node, below):
        return any(c.get("rollup") in SHARE or self.has_share(c, below) for c in below[node["id"]])

    def inner_rollup(self, node, nodes, below, rated_level):
        children = below[node["id"]]
        can = []
        if not rated_level:
            can += [None, None]
            if all(self.rateable(c) for c in children):
                can += ["sum of points", "sum of points"]
        elif self.ratings:
            can += ["entered"]
        if any(c.get("rollup") in SHARE for c in children):
            can += ["mean of children", "mean of children", "lowest"]
        if self.has_share(node, below):
            can += ["mean of questions", "pooled"]
        if self.ratings and any(self.rateable(c) for c in children):
            can += ["lowest rating"] * 3    # or another one over ratings: put_rule
        return self.r.choice(can)

    def questions(self, nodes):
        shares = [n for n in nodes if n.get("rollup") in SHARE or n.get("rollup") in RATING and "band" in n]
        groups = [n for n in nodes if "rollup" not in n and not any(c.get("under") == n["id"] for c in nodes)]
        places = [n["id"] for n in nodes if n in shares or n in groups]
        leaves = [p for p in places if not any(c.get("under") == p for c in nodes)]
        count = max(len(leaves), self.r.randint(2, 10))
        questions = []
        for n in range(count):
            first = leaves[n] if n < len(leaves) else self.r.choice(places)
            question = self.question("%s.%d" % (first, n + 1) if self.chance(0.5) else "q%d" % (n + 1), first, questions)
            if n >= len(leaves) and self.chance(0.12):
                question["scored"] = False
            if self.chance(0.15):
                question["under"] += [p for p in self.some(places, 1, 1) if p != first]
            questions.append(question)
        ids = {n["id"] for n in nodes}
        self.put_scales(questions)
        for question in questions:              # nodes and questions are one namespace
            if question["id"] in ids:
                old, question["id"] = question["id"], "q" + question["id"]
                for other in questions:
                    if other.get("answers-of") == old:
                        other["answers-of"] = question["id"]
                    for part in ("required", "plus"):
                        rows = other.get("rule", {}).get(part, [])
                        rows[:] = [question["id"] if e == old else e for e in rows]
                        for entry in rows:
                            if isinstance(entry, dict) and entry["id"] == old:
                                entry["id"] = question["id"]
        return questions

    def put_scales(self, questions):
        """Some are answered on a scale, and some of these are judged twice."""
        for question in list(questions):
            if self.chance(0.1):
                scale = self.r.choice(SCALES)
                question.update(scale=scale, met=self.r.choice(scale[1:]))
                if self.chance(0.5):
                    twin = {"id": question["id"] + "-m", "under": list(question["under"]), "unit": question["unit"],
                            "title": "Asked", "answers-of": question["id"], "met": self.r.choice(scale[1:])}
                    if not ref.scored(question):
                        twin["scored"] = False
                    questions.append(twin)

    def question(self, qid, place, earlier):
        kind = "case" if self.chance(0.8) else self.r.choice(self.kinds)
        question = {"id": qid, "under": [place], "unit": kind, "title": "Asked"}
        self.maybe_condition(question, "applies", 0.5, 0.1)
        rule = self.rule(kind, earlier) if self.chance(0.6) else None
        if rule:
            question["rule"] = rule
        return question

    def rule(self, kind, earlier):
        names = [o["id"] for o in self.observations if o["unit"] == kind]
        if self.chance(0.15):
            names += [q["id"] for q in self.some([q for q in earlier if q["unit"] == kind], 1, 1)]
        names = self.some(names, 1, 5)
        if not names:
            return None
        cut = self.r.randint(0, min(3, len(names)))
        required, plus = names[:cut], names[cut:][:3]
        if required and self.chance(0.1):
            plus = plus + [self.r.choice(required)]

        def entry(name):
            return {"id": name, "if": self.condition(self.facts)} if self.chance(0.2) else name

        rule = {}
        if required:
            rule["required"] = [entry(n) for n in required]
        if plus:
            rule["plus"] = [entry(n) for n in plus]
            misses = self.r.randint(0, min(2, len(plus)))
            if misses:
                rule["misses"] = misses
        rule.update({"status": "assumed", "source": "made up"})
        return rule

    def is_needed(self, question, framework):
        """Whether a rule, a weight or a limit names a question, a rule over ratings counts it, or a node would be without one."""
        others = [q for q in framework["question"] if q is not question]
        alone = any(not any(u in q["under"] for q in others if ref.scored(q)) for u in question["under"])
        rest = dict(framework, question=others)
        counted = any(n["id"] in question["under"] and n.get("rollup") in RATING for n in framework["node"])
        return alone or counted or '"%s"' % question["id"] in json.dumps(rest, default=str)

    def extension(self, parent, fid):
        document = {"framework": {"id": fid, "title": "Refreshed", "extends": parent["framework"]["id"],
                                  "status": "assumed", "source": "made up"}}
        if self.ratings and self.chance(0.25):
            name = self.r.choice(list(self.bands))
            band = self.band(len(self.ratings["names"]) - 1)
            if "discretion" not in self.bands[name]:
                band.pop("discretion", None)
            document["bands"] = {name: dict(band, replaces=True)}
        if "overall" in parent and self.chance(0.3):
            of = parent["overall"]["of"]
            count = sum(1 for n in parent["node"] if n["level"] == of and n.get("in-total", True))
            overall = self.overall(of, count, self.ratings)
            if overall:
                document["overall"] = dict(overall, replaces=True)
        if "limit" in parent and self.chance(0.3) and "at-most" in parent["limit"][0]:
            document["limit"] = [dict(parent["limit"][0], replaces=True, **{"at-most": self.ratings["names"][0]})]
        if self.chance(0.3):
            taken = parent.get("words", {})
            document["words"] = self.words({k: v for k, v in MORE_WORDS.items() if k not in taken} or MORE_WORDS)
        spare = [q["id"] for q in parent["question"] if not self.is_needed(q, parent)]
        if spare and self.chance(0.25):
            document["framework"]["drop"] = dropped = [self.r.choice(spare)]
            parent = dict(parent, question=[q for q in parent["question"] if q["id"] not in dropped])
        nodes, questions = [], []
        leaves = [n for n in parent["node"] if n.get("rollup") in SHARE
                  and not any(c.get("under") == n["id"] for c in parent["node"])]
        if self.chance(0.3):
            leaf = self.r.choice(leaves)
            kept = {key: value for key, value in leaf.items() if key not in ("also", "weights")}
            rollup = "pooled" if leaf.get("band") == "few" else self.r.choice(SHARE)
            nodes.append(dict(kept, rollup=rollup, replaces=True))
        if leaves and self.chance(0.3):
            leaf = self.r.choice(leaves)
            new = {"id": "n9", "level": leaf["level"], "title": "New", "rollup": "lowest"}
            if "under" in leaf:
                new["under"] = leaf["under"]
            if "band" in leaf:
                new["band"] = leaf["band"] if leaf["band"] in self.bands else list(self.bands)[0]
            nodes.append(new)
            questions.append(self.question("q-new", "n9", []))
        self.own_declarations(document, fid)
        for old in self.some(parent["question"], 0, 2):
            new = self.question(old["id"], "", [])
            new.update(under=old["under"], unit=old["unit"], replaces=True)
            new.pop("rule", None)
            if self.chance(0.6):
                rule = self.rule(old["unit"], [])
                if rule:
                    new["rule"] = rule
            if "scored" in old:
                new["scored"] = False
            new.update({key: old[key] for key in ("scale", "met", "answers-of") if key in old})
            if "answers-of" in old:
                new.pop("rule", None)
                new.pop("applies", None)
            questions.append(new)
        if self.chance(0.4):
            questions.append(self.question("q-more", self.r.choice(leaves)["id"], []))
        if nodes:
            document["node"] = nodes
        if questions:
            document["question"] = questions
        if "limit" in document and not sound(ref.Framework([parent, document], fid)):
            del document["limit"]
        return document


# --- Records and tables ----------------------------------------------------------------------------

class RecordMaker(Maker):
    """Makes the record and the tables of one framework (merged as the reference scorer merges it)."""

    def __init__(self, rng, framework, documents, catalogue):
        super().__init__(rng)
        self.fw, self.documents = framework, documents
        self.values, self.observations = {}, {}
        for document in [catalogue] + documents:
            self.values.update({f["id"]: f["values"] for f in document.get("fact", [])})
            self.observations.update({o["id"]: o for o in document.get("observation", [])})
        self.conditions = ref.Conditions(self.values)
        self.asked = {n for q in self.fw.questions for _, n, _ in ref.entries(q.get("rule", {}))}
        self.record = {"inspection": {"id": "example-1", "provider": "example", "framework": framework.id}}
        self.tables, self.files, self.by = {}, {}, []
        if self.chance(0.04):
            self.record["inspection"]["kind"] = "self-assessment"
        self.record["provider"] = {"id": "example", "name": "Example", "kind": "region", "fictional": True}
        self.record.update(data=[], counts={}, entered={}, stated={}, panel={}, ratings={}, printed={})

    def edge(self):
        """A share (per cent) on which something turns."""
        edges = [ref.edge_value(e) for band in self.fw.bands.values() for e in band["edges"]] or EDGES
        edge = Fraction(self.r.choice(edges))
        if self.chance(0.3):
            edge += self.r.choice([Fraction(-1, 2), Fraction(1, 2), -5, 5])
        return edge

    def near_edge(self, base):
        """How many of base are sufficient, next to an edge."""
        x = base * self.edge() / 100
        n = self.r.choice([math.floor(x), math.ceil(x), math.ceil(x) - 1, math.floor(x) + 1])
        return max(0, min(base, n))

    # --- tables ---

    def applies(self, question, facts):
        """Used only to make tables without accidental errors."""
        return ref.question_applies(question, facts, self.fw, self.observations, self.conditions)

    def answers(self, states, may_break):
        """A column of answers; those that are sufficient or insufficient together next to an edge."""
        blank, cannot = self.r.choice([(0, 0), (0.1, 0.05), (0.25, 0.1), (0.05, 0.3)])
        column, decided = [], []
        for at, state in enumerate(states):
            x = self.r.random()
            if state == ref.NO and not (may_break and x < 0.5):
                answer = self.r.choice([ref.NA, ref.NA, ref.MISSING, ref.CANNOT_TELL])
            elif x < blank:
                answer = ref.MISSING
            elif x < blank + cannot:
                answer = ref.CANNOT_TELL
            elif x > (0.97 if state == ref.YES else 0.85):
                answer = ref.NA
            else:
                answer = None
                decided.append(at)
            column.append(answer)
        sufficient = set(self.r.sample(decided, self.near_edge(len(decided))))
        for at in decided:
            column[at] = ref.S if at in sufficient else ref.I
        return column

    def spell(self, answer, plain):
        if plain:
            return SPELLINGS[answer][0]
        keys = [k for k, v in ref.WORD_LISTS.items() if v == answer]
        own = [word for key in keys for word in self.fw.words.get(key, [])]
        if own and self.chance(0.5):
            word = self.r.choice(own)
            return word.upper() if self.chance(0.2) else word
        return self.r.choice(SPELLINGS[answer])

    def spell_on_scale(self, name, answer):
        """A value of the scale of the question of this column that is judged so; None where it has none."""
        question = self.fw.question.get(name.rsplit(":", 1)[-1], {})
        if "scale" not in question or answer not in (ref.S, ref.I):
            return None
        met = question["scale"].index(question["met"])
        value = self.r.choice(question["scale"][met:] if answer == ref.S else question["scale"][:met])
        return value.upper() if self.chance(0.1) else value

    def spell_value(self, value):
        if value and self.r.random() < 0.1:
            return self.r.choice([value.upper(), value.replace("-", " "), " " + value, value.replace(" ", "_")])
        return value

    def table(self, kind):
        count = self.r.randint(1, 14) if self.chance(0.95) else self.r.randint(20, 60)
        facts = [n for n in self.values if not self.chance(0.1)]
        observations = [n for n, o in self.observations.items() if o["unit"] == kind and self.chance(0.75)]
        own = [q["id"] for q in self.fw.questions if q["unit"] == kind and "answers-of" not in q]
        questions = [q for q in own if self.chance(0.5)]
        if not observations and not questions:
            questions = own[:1]
        rate = self.r.choice([0, 0, 0.1, 0.3])
        recorded = []
        for _ in range(count):
            row = {}
            for name in facts:
                if not self.chance(rate):
                    values = self.values[name]
                    row[name] = self.r.choice(AREAS if values == "any" else values)
            recorded.append(row)
        columns = [(name, [self.spell_value(row.get(name, "")) if self.values[name] != "any" else row.get(name, "")
                           for row in recorded]) for name in facts]
        for name in observations:
            states = [self.conditions.holds(self.observations[name].get("when"), row) for row in recorded]
            column = self.answers(states, name not in self.asked)
            columns.append((name, column))
        for qid in questions:
            states = [self.applies(self.fw.question[qid], row) for row in recorded]
            columns.append((self.column_name(qid), self.answers(states, False)))
        self.r.shuffle(columns)
        plain = self.chance(0.5)
        columns = [(n, c if n in self.values else [self.spell_on_scale(n, a) or self.spell(a, plain) for a in c]) for n, c in columns]
        rows = [["c%03d" % (n + 1)] + [c[n] for _, c in columns] for n in range(count)]
        return ["id" if self.chance(0.7) else "case"] + [n for n, _ in columns], rows

    def column_name(self, qid):
        x = self.r.random()
        if x < 0.7:
            return qid
        prefix = self.fw.question[qid]["declared"] if x < 0.9 else self.fw.id
        return "%s:%s" % (prefix, qid)

    def add_table(self, kind):
        header, rows = self.table(kind)
        name = kind + "s.csv"
        data = {"unit": kind, "file": name}
        self.tables[kind] = {"file": name, "header": header, "rows": rows, "layout": "wide"}
        self.record["data"].append(data)
        if self.chance(0.08):
            header.insert(1, "year")
            for row in rows:
                row.insert(1, self.r.choice(["2018", "2019", ""]))
        elif self.chance(0.08):
            header.insert(1, "inspection")
            for row in rows:
                row.insert(1, "example-1")
        if self.chance(0.08):
            self.assessors(data, header, rows)
        if self.chance(0.08):
            self.column_map(data, header, rows)
        elif self.chance(0.2) and len(rows) * len(header) <= 120:
            self.tables[kind]["layout"] = data["layout"] = "long"

    def assessors(self, data, header, rows):
        header.insert(1, "assessor")
        named = self.chance(0.6)
        for row in rows:
            row.insert(1, "ann" if named or self.chance(0.5) else self.r.choice(["bob", ""]))
        if named:
            data["assessor"] = "ann"
            for row in self.some(rows, 1, 2):
                rows.insert(self.r.randint(0, len(rows)), [row[0], "bob"] + row[2:])
            if self.chance(0.3):
                rows.append(["c900", "bob"] + rows[0][2:])

    def column_map(self, data, header, rows):
        data["columns"] = data["unit"] + "-map.toml"
        renamed = {}
        for at in self.r.sample(range(1, len(header)), min(2, len(header) - 1)):
            if header[at] not in ref.RESERVED:
                renamed["Col %d" % at] = header[at]
                header[at] = "Col %d" % at
        header.append("Comments")
        renamed["Comments"] = "ignore"
        for row in rows:
            row.append(self.r.choice(["", "seen twice"]))
        document = {"columns": renamed, "answers": {"insufficient": ["not completed"]}}
        for at, name in enumerate(header):
            if renamed.get(name, name) == "mappa":
                document["values"] = {"mappa": {"Y": "yes", "1": "yes"}}
                for row in rows:
                    if row[at].strip().lower() == "yes":
                        row[at] = self.r.choice(["Y", "1", "y"])
            elif renamed.get(name, name) in self.observations:
                for row in rows:
                    if row[at] == "insufficient" and self.chance(0.5):
                        row[at] = "Not completed"
        self.files[data["columns"]] = toml_text(document)

    def table_text(self, table):
        header, rows = table["header"], table["rows"]
        if table["layout"] == "long":
            reserved = [n for n in range(1, len(header)) if header[n] in ref.RESERVED]
            out = [[header[0], "question", "answer"] + [header[n] for n in reserved]]
            for number, row in enumerate(rows):
                for at in range(1, len(header)):
                    if at not in reserved and (row[at].strip() or self.chance(0.6) or number == 0):
                        out.append([row[0], header[at], row[at]] + [row[n] for n in reserved])
        else:
            out = [header] + rows
        quoted = self.chance(0.1)
        lines = [",".join('"%s"' % c if quoted and self.r.random() < 0.3 else c for c in row) for row in out]
        end = "\r\n" if self.chance(0.15) else "\n"
        text = end.join(lines) + (end if self.chance(0.9) else "")
        return ("\ufeff" if self.chance(0.03) else "") + text

    # --- the record ---

    def fill(self):
        r, fw, record = self.r, self.fw, self.record
        for kind in sorted({q["unit"] for q in fw.questions}):
            if self.chance(0.65):
                self.add_table(kind)
        self.strata()
        probe = self.probe()
        named = {n for q in fw.questions for _, n, _ in ref.entries(q.get("rule", {})) if n in fw.question}
        silent = self.chance(0.15)
        for question in fw.questions:
            names_one = any(n in fw.question for _, n, _ in ref.entries(question.get("rule", {})))
            if silent or probe.in_table(question) or names_one or question["id"] in named:
                continue
            x, qid = r.random(), question["id"]
            if x < 0.55:
                record["counts"][qid] = self.counts()
            elif x < 0.7:
                record["entered"][qid] = {"value" if self.chance(0.6) else "insufficient": self.printed_percent()}
            elif x < 0.82:
                record["stated"][qid] = self.stated()
        for node in fw.nodes:
            self.on_node(node, probe)
        if "kind" in record["inspection"]:
            record["panel"] = {}
        elif fw.overall and self.chance(0.15):
            standards = sum(1 for n in fw.nodes if n["level"] == fw.overall["of"] and n.get("in-total", True))
            if self.chance(0.2):
                standards += r.choice([-1, 1])
            for _ in range(standards):
                name = r.choice(fw.names)
                record["ratings"][name] = record["ratings"].get(name, 0) + 1
            if self.chance(0.3) and len(record["ratings"]) > 1:
                record["ratings"]["others"] = record["ratings"].pop(r.choice(sorted(record["ratings"])))
        if self.chance(0.1):
            record["printed"][r.choice(fw.questions)["id"]] = r.randint(0, 100)
            if fw.overall and "kind" not in record["inspection"]:
                record["printed"]["overall"] = r.choice(fw.names)
        if fw.overall and "kind" not in record["inspection"] and self.chance(0.1):
            record["printed"]["points"] = r.randint(0, 20)
        own = [fact for fact in self.shared_facts() if not fact.startswith("fw-") or fact.split(".")[0] in fw.chain]
        self.by = self.some(own, 1, 2) if self.tables and self.chance(0.4) else []
        for table in self.tables.values():
            self.files[table["file"]] = self.table_text(table)

    def strata(self):
        """A sample of cases, drawn stratum by stratum: those with some values of a fact, and those with the others."""
        listed = [name for name, values in self.values.items() if values not in ("any", "date")
                  and (not name.startswith("fw-") or name.split(".")[0] in self.fw.chain)]
        if "case" not in self.tables or not listed or not self.chance(0.4):
            return
        table = self.tables["case"]
        columns = {name: [row[at] for row in table["rows"]] for at, name in enumerate(table["header"])}
        known = [name for name in listed if all(cell.strip() for cell in columns.get(name, [""]))]
        fact = self.r.choice(known or listed)   # a blank fact leaves the stratum open
        values = list(self.values[fact])
        self.r.shuffle(values)
        cut = self.r.randint(1, len(values) - 1)
        parts = [values[:cut], values[cut:]]
        if self.chance(0.1):
            parts[1] = parts[1][1:] or parts[1]
        if fact in table["header"]:
            at = table["header"].index(fact)
            read = [sum(1 for row in table["rows"] if ref.fold(row[at]) in map(ref.fold, part)) for part in parts]
        else:
            read = [1, 1]
        sample = {"stratum": []}
        for title, part, n in zip(("First", "Second"), parts, read):
            eligible = self.r.choice([n, n, n * 3, n + self.r.randint(0, 40), max(0, n - 1)])
            sample["stratum"].append({"title": title, "when": {fact: part}, "eligible": eligible})
        self.record["sample"] = sample

    def shared_facts(self):
        """Facts that are a column of every table."""
        headers = []
        for data in self.record["data"]:
            mapped = ref.parse_toml(self.files[data["columns"]])["columns"] if "columns" in data else {}
            headers.append({mapped.get(h, h) for h in self.tables[data["unit"]]["header"]})
        return [f for f in list(self.values) + ["year", "assessor"] if all(f in h for h in headers)]

    def probe(self):
        """A scorer that knows the columns only."""
        files = dict(self.files)
        for table in self.tables.values():
            files[table["file"]] = ",".join(table["header"]) + "\n"
        record = dict(self.record, data=[dict(d, layout="wide") for d in self.record["data"]])
        probe = ref.Scorer.__new__(ref.Scorer)
        probe.documents, probe.framework = self.documents, self.fw
        probe.framework_ids = [d["framework"]["id"] for d in self.documents]
        probe.facts, probe.observations = dict(self.values), self.observations
        probe.facts.update({f: "any" for f in ref.RESERVED_FACTS})
        reader = ref.Reader(probe, [])
        probe.tables = {d["unit"]: reader.read(d, files) for d in record["data"]}
        return probe

    def counts(self):
        r = self.r
        base = r.choice([r.randint(0, 12), r.randint(1, 60), r.randint(1, 300), r.choice([8, 40, 200, 1000])])
        n = self.near_edge(base)
        counts = {"sufficient": n, "insufficient": base - n}
        for key, p in (("cannot-tell", 0.2), ("missing", 0.25), ("not-applicable", 0.2)):
            if self.chance(p):
                counts[key] = r.randint(0, 4)
        if self.chance(0.2):
            counts["not-done"] = r.randint(0, base - n)
        return counts

    def printed_percent(self):
        x = self.r.random()
        if x < 0.4:
            edge = math.floor(self.edge())
            return max(0, min(100, edge + self.r.randint(-1, 1)))
        if x < 0.8:
            return self.r.randint(0, 100)
        return Decimal(self.r.randint(0, 1000)) / 10 if x < 0.95 else Decimal("%d.50" % self.r.randint(1, 99))

    def stated(self):
        edge = self.edge()
        if edge * 10 != math.floor(edge * 10) or self.chance(0.3):
            edge = Fraction(self.r.randint(2, 98))
        value = int(edge) if edge == int(edge) else Decimal(int(edge * 10)) / 10
        key = self.r.choice(["below", "below", "above", "at-least", "at-most"])
        stated = {key: value}
        if self.chance(0.2):
            if key in ("below", "at-most") and value > 10:
                stated[self.r.choice(["above", "at-least"])] = value - 10
            elif key in ("above", "at-least") and value < 90:
                stated[self.r.choice(["below", "at-most"])] = value + 10
        stated = {key: min(max(value, 1), 99) for key, value in stated.items()}     # nothing lies above 100 or below 0
        stated.update({"words": "fewer than half", "source": "page 12"})
        return stated

    def on_node(self, node, probe):
        fw, record, rollup = self.fw, self.record, node.get("rollup")
        if rollup == "entered" and not any(probe.in_table(q) for q in fw.subtree_questions(node["id"])):
            if self.chance(0.75):
                rating = self.r.choice(fw.names)
                if self.chance(0.1):
                    record["entered"][node["id"]] = {"not-rated": "too few cases"}
                    return
                record["entered"][node["id"]] = rating if self.chance(0.7) else {"rating": rating, "source": "page 9"}
        elif rollup in SHARE and not any(q["unit"] in self.tables for q in fw.subtree_questions(node["id"])):
            x = self.r.random()
            if x < 0.12 and fw.names and "band" in node:
                rating = self.r.choice(fw.names)
                record["entered"][node["id"]] = {"not-rated": "too few cases"} if self.chance(0.2) else rating
            elif x < 0.25 and rollup != "lowest":
                value = self.printed_percent()
                record["entered"][node["id"]] = {"value": value}
                if self.chance(0.5):
                    record["entered"][node["id"]].update({"low": 0, "high": 100, "over": 6})
        elif rollup in RATING and not any(q["unit"] in self.tables for q in fw.subtree_questions(node["id"])):
            if self.chance(0.1):
                record["entered"][node["id"]] = self.r.choice(fw.names)
        if fw.names and fw.can_be_rated(node) and self.chance(0.1):
            record["panel"][node["id"]] = {"rating": self.r.choice(fw.names), "reason": "small sub-sample"}

    # --- planted errors ---

    def plant(self):
        """Puts one error in. Returns (code, file, line of a table or (section, key)), or None if it does not fit."""
        try:
            return getattr(self, "plant_" + self.r.choice([
                "word", "word", "column", "duplicate", "ragged", "missing_id", "unknown_question",
                "cases", "sources", "sources", "not_done"]))()
        except IndexError:                  # nothing to choose from: the plant does not fit here
            return None

    def wide(self):
        tables = [t for t in self.tables.values() if t["layout"] == "wide"]
        return self.r.choice(tables) if tables and not any("columns" in d for d in self.record["data"]) else None

    def any_row(self, table):
        named = "assessor" in table["header"]
        rows = [n for n, row in enumerate(table["rows"]) if not (named and row[1] == "bob")]
        return self.r.choice(rows)

    def plant_word(self):
        table = self.wide()
        if table:
            places = [n for n, h in enumerate(table["header"]) if h not in ref.RESERVED and self.values.get(h) != "any"]
            if places:
                row = self.any_row(table)
                table["rows"][row][self.r.choice(places)] = self.r.choice(["maybe", "partly", "yess"])
                return "table/unknown-word", table["file"], row + 2

    def plant_column(self):
        table = self.wide()
        if table:
            table["header"].append(self.r.choice(["nothing", "q99", "fw-a:q99", "other:q1"]))
            for row in table["rows"]:
                row.append("")
            return "table/unknown-column", table["file"], 1

    def plant_duplicate(self):
        table = self.wide()
        if table:
            row = self.any_row(table)
            table["rows"].append(list(table["rows"][row]))
            return "table/duplicate-id", table["file"], len(table["rows"]) + 1

    def plant_ragged(self):
        table = self.wide()
        if table and len(table["header"]) > 2:
            row = self.any_row(table)
            if self.chance(0.5):
                table["rows"][row].append("yes")    # a blank one is no matter
            else:
                table["rows"][row].pop()
            return "table/ragged-row", table["file"], row + 2

    def plant_missing_id(self):
        table = self.wide()
        if table:
            row = self.any_row(table)
            table["rows"][row][0] = ""
            return "table/blank-id", table["file"], row + 2

    def plant_unknown_question(self):
        section = self.r.choice(["counts", "entered", "stated", "panel"])
        if section in ("entered", "panel") and not self.fw.names:
            return None
        rating = self.fw.names[0] if self.fw.names else ""
        self.record[section]["zz.9"] = {"counts": {"sufficient": 1, "insufficient": 1}, "entered": rating,
                                        "stated": {"below": 50, "words": "fewer than half", "source": "page 12"},
                                        "panel": {"rating": rating, "reason": "small"}}[section]
        return "record/unknown-question", "record.toml", (section, "zz.9")

    def plant_cases(self):
        probe = self.probe()
        nodes = [n for n in self.fw.nodes if n.get("rollup") in SHARE and "band" in n
                 and any(probe.in_table(q) for q in self.fw.own_questions(n["id"]))]
        if nodes:
            node = self.r.choice(nodes)["id"]
            self.record["entered"][node] = self.r.choice(self.fw.names) if self.chance(0.6) else {"value": 46}
            return "record/entered-and-cases", "record.toml", ("entered", node)

    def plant_sources(self):
        probe, order = self.probe(), ["table", "counts", "entered", "stated"]
        question = self.r.choice(self.fw.questions)
        qid = question["id"]
        there = ["table"] if probe.in_table(question) else [s for s in order[1:] if qid in self.record[s]]
        if there:
            new = self.r.choice([s for s in order[1:] if s not in there])
            self.record[new][qid] = {"counts": {"sufficient": 3, "insufficient": 1}, "entered": {"value": 75},
                                     "stated": {"below": 80, "words": "most", "source": "page 1"}}[new]
            return "record/two-sources", "record.toml", (max(there[0], new, key=order.index), qid)

    def plant_not_done(self):
        if self.record["counts"]:
            qid = self.r.choice(list(self.record["counts"]))
            counts = self.record["counts"][qid]
            counts["not-done"] = counts["insufficient"] + self.r.randint(1, 3)
            return "record/not-done-over-insufficient", "record.toml", ("counts", qid)


# --- Pairs -----------------------------------------------------------------------------------------

def make_pair(rng):
    """(the line without what is expected, the documents that its texts stand for, planted error or None)"""
    maker = Maker(rng)
    catalogue = maker.catalogue()
    frameworks = [maker.framework("fw-a")]
    if maker.chance(0.25):
        frameworks.append(maker.extension(frameworks[0], "fw-b"))
        if maker.chance(0.3):
            frameworks[0]["framework"]["abstract"] = True
    documents = list(frameworks)
    if maker.chance(0.3):
        documents.reverse()
    own = frameworks[-1]
    if len(frameworks) > 1 and "abstract" not in frameworks[0]["framework"] and maker.chance(0.1):
        own = frameworks[0]
    wanted = own["framework"]["id"]
    record_maker = RecordMaker(rng, ref.Framework(documents, wanted), documents, catalogue)
    record_maker.fill()
    planted = None
    if maker.chance(0.125):                 # some do not fit
        planted = record_maker.plant()
        for table in record_maker.tables.values():
            if planted and table["layout"] == "wide":
                record_maker.files[table["file"]] = record_maker.table_text(table)
    record = {k: v for k, v in record_maker.record.items() if v}
    derive_missing = maker.chance(0.25)
    line = {"framework": [toml_text(d) for d in documents], "catalogue": toml_text(catalogue),
            "record": toml_text(record), "tables": record_maker.files, "by": record_maker.by,
            "derive_missing": derive_missing}
    return line, (documents, catalogue, record), planted


def finished(seed, number):
    attempt = 0
    while True:
        rng = Random("%s/%s/%s" % (seed, number, attempt))
        line, (documents, catalogue, record), planted = make_pair(rng)
        lines = ref.key_lines(line["record"])
        line["expected"] = ref.score_documents(documents, catalogue, record, lines, line["tables"],
                                               line["by"], line["derive_missing"])
        wanted = None
        if planted:
            code, file, where = planted
            wanted = [[code, file, lines[where] if isinstance(where, tuple) else where]]
        if line["expected"].get("errors") == wanted:
            return line
        attempt += 1                        # a planted error that did not come out alone: make another pair
        if not planted:
            raise AssertionError("pair %s/%s has errors that nobody planted: %r" % (seed, number, line["expected"]))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--start", type=int, default=0, help="number of the first pair")
    options = parser.parse_args()
    for number in range(options.start, options.start + options.count):
        print(json.dumps(finished(options.seed, number), ensure_ascii=False))


if __name__ == "__main__":
    main()
