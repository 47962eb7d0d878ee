"""One framework with all that it inherits, what each rating in it is made of, and conditions over facts (2) and over ratings (4.14)."""
from .texts import fold

SHARE_ROLLUPS = ("mean of questions", "mean of children", "pooled", "lowest")
RATING_ROLLUPS = ("lowest rating", "median rating", "most common rating", "mean of points", "ladder", "matrix")
YES, NO, UNKNOWN = "yes", "no", "unknown"


class Framework:
    def __init__(self, documents, wanted):
        found = [d for d in documents if d["framework"]["id"] == wanted]
        own = found[0]
        head = own["framework"]
        self.id = head["id"]
        self.chain = [self.id]
        if "extends" in head:
            parent = Framework(documents, head["extends"])
            self.chain += parent.chain
            self.levels, self.ratings, self.overall = parent.levels, parent.ratings, parent.overall
            self.bands, self.words = dict(parent.bands), {k: list(v) for k, v in parent.words.items()}
            self.missing = parent.missing
            self.limits, self.nodes, self.questions = list(parent.limits), list(parent.nodes), list(parent.questions)
        else:
            self.levels, self.ratings, self.overall, self.missing = [], None, None, {}
            self.bands, self.words, self.limits, self.nodes, self.questions = {}, {}, [], [], []
        self.leave_out(head.get("drop", []))
        self.missing = own.get("missing", self.missing)
        self.levels = head.get("levels", self.levels)
        self.ratings = own.get("ratings", self.ratings)
        self.overall = own.get("overall", self.overall)
        self.bands.update(own.get("bands", {}))
        for key, words in own.get("words", {}).items():
            self.words[key] = self.words.get(key, []) + words
        for limit in own.get("limit", []):
            put(self.limits, limit)
        for node in own.get("node", []):
            put(self.nodes, node)
        for question in own.get("question", []):
            put(self.questions, dict(question, declared=self.id))
        self.question = {q["id"]: q for q in self.questions}
        self.node = {n["id"]: n for n in self.nodes}
        self.names = self.ratings["names"] if self.ratings else []
        self.points = (self.ratings or {}).get("points", list(range(len(self.names))))

    def leave_out(self, dropped):
        """What is dropped, what stands under it, and what hangs from nothing else."""
        gone = set(dropped)
        for node in sorted(self.nodes, key=lambda n: self.levels.index(n["level"])):
            if node.get("under") in gone:
                gone.add(node["id"])
        self.nodes = [n for n in self.nodes if n["id"] not in gone]
        kept = [dict(q, under=[u for u in q["under"] if u not in gone]) for q in self.questions if q["id"] not in gone]
        self.questions = [q for q in kept if q["under"]]
        self.limits = [limit for limit in self.limits if limit["id"] not in gone]

    def children(self, node_id):
        return [n for n in self.nodes if n.get("under") == node_id]

    def can_be_rated(self, node):
        return "band" in node or node.get("rollup") in ("entered", "measure") or node.get("rollup") in RATING_ROLLUPS

    def members(self, on):
        """Whose ratings a rule of a node, or of the overall rating ("overall"), is over (4.14): ("node", id) or ("question", id, band)."""
        if on == "overall":
            return [("node", n["id"]) for n in self.nodes if n["level"] == self.overall["of"] and n.get("in-total", True)]
        return self.rated_questions(on) + [("node", n["id"]) for n in self.children(on) if self.can_be_rated(n)]

    def rated_questions(self, node_id):
        """The own scored questions of a node, where its band rates them for a rule over ratings."""
        node = self.node[node_id]
        if node.get("rollup") not in RATING_ROLLUPS or "band" not in node:
            return []
        return [("question", q["id"], node["band"]) for q in self.own_questions(node_id) if scored(q)]

    def about(self, condition, on):
        """What a condition over ratings is about: ("node", id) or ("question", id, band)."""
        if "nodes" in condition:
            return [("node", n) for n in condition["nodes"]]
        if "questions" in condition:
            return [("question", q, condition["band"]) for q in condition["questions"]]
        if "level" in condition:
            within = [n["id"] for n in self.nodes] if on == "overall" else self.subtree(on)[1:]
            return [("node", n["id"]) for n in self.nodes if n["id"] in within and n["level"] == condition["level"]
                    and n.get("in-total", True) and self.can_be_rated(n)]
        return self.members(on)

    def limits_on(self, on):
        return [limit for limit in self.limits if limit.get("on", "overall") == on]

    def rule_of(self, on):
        """The node or `[overall]` table that has a rule over ratings, or None."""
        table = self.overall if on == "overall" else self.node[on]
        return table if (table or {}).get("rollup") in RATING_ROLLUPS else None

    def looked_at(self, on):
        """All that a rule over ratings looks at, members first."""
        rule = self.rule_of(on)
        if rule is None:
            return []
        if rule["rollup"] == "matrix":
            found = self.members(on) + [("node", rule["matrix"][k]) for k in ("rows", "columns")]
        else:
            found = self.members(on)
            for rung in rule.get("ladder", []):
                for condition in conditions_of(rung):
                    found += self.about(condition, on)
        return list(dict.fromkeys(found))

    def rests_on(self, on):
        """Ids of the nodes whose ratings a rating is made of or limited by, itself left out."""
        found = [one[1] for one in self.looked_at(on) if one[0] == "node"]
        if on == "overall":
            found += [one[1] for one in self.members("overall")]
        for limit in self.limits_on(on):
            found += [one[1] for one in self.about(limit, on) if one[0] == "node"]
        return found

    def scale_of(self, question):
        """(values worst first, where sufficient begins), or None (7.45)."""
        if "met" not in question:
            return None
        values = [fold(v) for v in self.question[question.get("answers-of", question["id"])]["scale"]]
        return values, values.index(fold(question["met"]))

    def own_questions(self, node_id):
        return [q for q in self.questions if node_id in q["under"]]

    def subtree(self, node_id):
        ids = [node_id]
        for child in self.children(node_id):
            ids += self.subtree(child["id"])
        return ids

    def subtree_questions(self, node_id):
        ids = self.subtree(node_id)
        return [q for q in self.questions if any(u in ids for u in q["under"])]


def put(rows, row):
    """Add a row, or put it in the place of the one that it replaces."""
    for at, old in enumerate(rows):
        if old["id"] == row["id"]:
            rows[at] = row
            return
    rows.append(row)


def scored(question):
    return question.get("scored", True)


def entries(rule):
    """The entries of a rule: (list name, id, condition or None)."""
    result = []
    for part in ("required", "plus"):
        for entry in rule.get(part, []):
            if isinstance(entry, str):
                result.append((part, entry, None))
            else:
                result.append((part, entry["id"], entry.get("if")))
    return result


def conditions_of(rung):
    where = rung.get("where", [])
    return [where] if isinstance(where, dict) else where


def one_condition(condition, names):
    """(how many: "any", "all" or a number, whether a rating is so)."""
    for key, rating in condition.items():
        many, _, side = key.partition("-at-")
        if many in ("any", "all", "number") and side in ("most", "least"):
            at = names.index(rating)
            such = (lambda r: r <= at) if side == "most" else (lambda r: r >= at)
            return (condition["number"] if many == "number" else many), such
    raise KeyError("no condition")


def one_of_three(values):
    """The list of alternatives: yes if one is, else unknown if one is, else no."""
    values = list(values)
    if YES in values:
        return YES
    return UNKNOWN if UNKNOWN in values else NO


class Conditions:
    def __init__(self, facts):
        self.facts = facts                  # fact id -> list of values, "any" or "date"

    def same(self, fact, recorded, wanted):
        if self.facts.get(fact, "any") in ("any", "date"):
            return recorded.strip() == wanted.strip()
        return fold(recorded) == fold(wanted)

    def alternative(self, wanted, unit_facts):
        blank = False
        for fact, values in wanted.items():
            recorded = unit_facts.get(fact)
            if recorded is None:
                blank = True
            elif not any(self.same(fact, recorded, v) for v in values):
                return NO
        return UNKNOWN if blank else YES

    def holds(self, condition, unit_facts):
        if condition is None or condition == "judged":
            return YES
        return one_of_three(self.alternative(a, unit_facts) for a in condition)


def question_applies(question, facts, framework, observations, conditions):
    """When a question applies (7.2)."""
    if "applies" in question:
        return conditions.holds(question["applies"], facts)
    if "answers-of" in question:
        return question_applies(framework.question[question["answers-of"]], facts, framework, observations, conditions)
    if "rule" not in question:
        return YES
    found = []
    for _, name, _ in entries(question["rule"]):
        if name in framework.question:
            found.append(question_applies(framework.question[name], facts, framework, observations, conditions))
        else:
            found.append(conditions.holds(observations[name].get("when"), facts))
    return one_of_three(found)
