"""Random frameworks, and extensions of them."""
import math
from itertools import combinations_with_replacement

from scorer.framework import Framework, RATING_ROLLUPS, SHARE_ROLLUPS
from scorer.ratings import edge_value
from .chance import EDGES
from .nodes import Nodes
from .questions import Questions
from .rules import Rules, sound

RATINGS = [["poor", "good"], ["inadequate", "adequate", "good"],
           ["inadequate", "requires-improvement", "good", "outstanding"]]
LEVELS = [["outcome"], ["domain", "standard"], ["domain", "standard"], ["theme", "standard", "part"]]
OWN_WORDS = {"sufficient": ["met", "Fully met"], "insufficient": ["not met", "below-standard"],
             "not-done": ["Not completed", "no-review"],
             "cannot-tell": ["unclear"], "not-applicable": ["not needed", "out of scope"]}
MORE_WORDS = {"sufficient": ["done"], "insufficient": ["undone"], "not-done": ["none seen"], "cannot-tell": ["dk"], "not-applicable": ["x"]}


class Frameworks(Questions, Nodes, Rules):
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
        self.numbers, self.own_prefix = [], fid
        of = self.r.choice(levels[:2]) if ratings and self.chance(0.75) else None
        nodes = self.tree(levels, of)
        if ratings and self.chance(0.4):        # goes with one share, or with questions one by one
            document["bands"] = dict(self.bands, few=self.band(len(names) - 1, few=True))
            for node in nodes:
                if "band" in node and node["rollup"] in RATING_ROLLUPS + ("pooled",) and self.chance(0.6):
                    node["band"] = "few"
        if of:
            count = sum(1 for n in nodes if n["level"] == of and n.get("in-total", True))
            overall = self.overall(of, count, ratings) if count else None
            if overall:
                document["overall"] = overall
        self.settle_measures(nodes, document.get("overall"))
        if self.chance(0.15):
            missing = document["missing"] = {"status": "assumed", "source": "made up"}
            if self.chance(0.7):
                missing["blank"] = self.r.choice(["insufficient", "insufficient", "unknown"])
            if self.chance(0.5) or "blank" not in missing:
                missing["leave-out-above"] = self.r.choice([0, 30, 50])
        if self.chance(0.2):
            document["words"] = self.words(OWN_WORDS)
        document["node"] = nodes
        taken = {n["measure"].get("of") for n in nodes if "measure" in n}
        self.numbers = [one for one in self.numbers if one[0] in taken]
        self.own_declarations(document, fid)
        document["question"] = self.questions(nodes)
        for node in nodes:
            if self.chance(0.35):
                self.weigh(node, nodes, document["question"])
        if ratings:
            self.put_rules(document)
        return document

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
        leaves = [n for n in parent["node"] if n.get("rollup") in SHARE_ROLLUPS
                  and not any(c.get("under") == n["id"] for c in parent["node"])]
        if self.chance(0.3):
            leaf = self.r.choice(leaves)
            kept = {key: value for key, value in leaf.items() if key not in ("also", "weights")}
            rollup = "pooled" if leaf.get("band") == "few" else self.r.choice(SHARE_ROLLUPS)
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
        if "limit" in document and not sound(Framework([parent, document], fid)):
            del document["limit"]
        return document

    def band(self, count, few=False):
        """few: with other edges for few units."""
        while True:
            edges = sorted(self.r.sample(EDGES, count))
            if all(b - a >= 1 for a, b in zip(edges, edges[1:])):
                break
        if self.chance(0.25):
            edges = [{"above": e} if e < 100 and self.chance(0.5) else e for e in edges]
            plain = [edge_value(e) + (1 if isinstance(e, dict) else 0) for e in edges]
            if not all(math.ceil(b) - math.ceil(a) >= 1 for a, b in zip(plain, plain[1:])):
                edges = [edge_value(e) for e in edges]
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
        for name, kind in self.numbers:
            document.setdefault("fact", []).append(dict(self.fact(name, "number"), unit=kind))
        self.numbers = []
        if self.chance(0.15):
            self.observations.append(self.observation(fid + ".own", self.r.choice(self.kinds)))
            document["observation"] = [self.observations[-1]]

    def words(self, source):
        return {k: source[k] for k in self.some(source, 1, 3)}
