"""Random catalogues, and questions over what they observe: rules, scales, answers judged twice."""
import json

from scorer.framework import RATING_ROLLUPS, SHARE_ROLLUPS, scored
from .chance import AREAS, Chance

FACTS = [("sex", ["female", "male"]), ("rosh.inspector", ["low", "medium", "high", "very-high", "not-known"]),
         ("mappa", ["yes", "no"]), ("child-protection", ["yes", "no", "not-known"]), ("area", "any"),
         ("sentence", ["community order", "custody"])]
SCALES = [["never", "sometimes", "always"], ["1", "2", "3", "4"], ["Not met", "met in part", "met"],
          ["strongly disagree", "disagree", "agree", "strongly agree"], ["no", "in-between", "yes"]]


class Catalogue(Chance):
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


class Questions(Catalogue):
    def questions(self, nodes):
        shares = [n for n in nodes if n.get("rollup") in SHARE_ROLLUPS or n.get("rollup") in RATING_ROLLUPS and "band" in n]
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
                    if not scored(question):
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
        alone = any(not any(u in q["under"] for q in others if scored(q)) for u in question["under"])
        rest = dict(framework, question=others)
        counted = any(n["id"] in question["under"] and n.get("rollup") in RATING_ROLLUPS for n in framework["node"])
        return alone or counted or '"%s"' % question["id"] in json.dumps(rest, default=str)
