### The words of reports, in English, grouped by the file of `src/` that says them first. One line a text, each with an id of its own.
### Numbers are put in as ready text. `cargo xtask tidy` holds these ids together with the code.

## words.rs

notice-licensed = Contains public sector information licensed under the Open Government Licence v3.0.
outcome-unknown = Not known
not-rated-no-unit-applies = Not rated: no unit applies
not-rated-no-band = Not rated in this regime
not-rated-aggregate = Not rated: several inspections together
no-basis-no-unit-applies = no basis
no-basis-no-data = not known
why-no-overall-missing = 1 standard is not known
reached-recorded = recorded
reached-derived = derived
reached-mixed = recorded, gaps derived
reached-counts = published counts
reached-entered = as printed
reached-stated = stated limit
reached-none = no data
flag-unknown-answers-could-change = the unknown answers could put it in another band
flag-rounding-decides = comparing the exact figure rather than the printed one (or the reverse) would put it in another band
flag-panel-without-trigger = the panel moved it although nothing made it eligible
flag-panel-more-than-one-band = the panel moved it by more than one band
flag-panel-on-unknown = the panel rated what the scoring rule cannot
direction-up = may be raised
direction-down = may be lowered
trigger-within-points = the lowest figure is close to the edge
trigger-one-case = one unit judged differently would change it
trigger-cases-at-most = it rests on very few units
counts-as-sufficient = sufficient
counts-as-insufficient = insufficient
counts-as-sufficient-incomplete = sufficient, although something about them is not known
counts-as-insufficient-incomplete = insufficient, although something about them is not known
counts-as-cannot-tell = unknown: could not be judged
counts-as-missing = unknown: no answer
counts-as-open = unknown: the observations leave it open
counts-as-may-not-apply = open whether it applies: a fact is blank
counts-as-does-not-apply = left out: it does not apply to them
counts-as-answered-not-applicable = left out: answered n/a
counts-as-nothing-to-ask = left out: nothing of the rule can be asked of them
outcome-between = { $worst } to { $best }
why-no-overall-missing-standards = { $missing } standards are not known
why-no-overall-no-bands = no bands for { $standards } standards
say-by-the-ratings-panel-would = { $way } by the ratings panel: { $why } ({ $ids } would have to cross)
say-and = { $most } and { $last }

## comparability.rs

verdict-comparable = comparable
verdict-bounded = comparable within limits
verdict-not-comparable = not comparable
reason-same-question = both answer the same question in the same way
reason-same-rating = both are the same rating, reached in the same way
reason-unit-kind = they are about different kinds of unit
reason-observations = different observations answer them
reason-rule = their rules differ
reason-applies = they are asked of different units
reason-criteria = what stands below them, or how it is added up, differs
reason-scale = their scales or edges differ
reason-other-regime = the inspections were made under different regimes, and no cases judged twice link the two
reason-no-cases = there are no cases that could be judged again
reason-recorded-against-derived = one is the inspector's own answer and the other follows from observations
reason-gaps-derived = gaps among the recorded answers were filled from observations
reason-no-figure = one of them is not known
reason-words-alone = one of the regimes gives its findings in words, not in shares
caveat-sample = how the samples were drawn differs, or is not known
caveat-frame = the samples were drawn from different frames
caveat-case-age = the cases were looked at after different times
caveat-case-mix = the mix of cases may differ, which an adjusted difference alone leaves out
caveat-assessors = other people judged the cases, with other guidance on what is sufficient
caveat-self-assessment = a provider judged its own work
caveat-area = the areas differ, or are not known
caveat-focus = the inspections looked for different things
caveat-who-classified = a condition wants a level that the inspector set, and the table has one that somebody else set
caveat-facts-missing = the table lacks a fact on which it depends what is asked
caveat-mapping-status = how observations answer these questions is assumed, not published
caveat-provider-kind = the body is not of the kind that these criteria were made for, or the bodies differ in kind
caveat-not-in-force = these criteria were not in force at the time
caveat-panel = a ratings panel moved one of them
caveat-aggregate = one stands for several inspections together
caveat-part-of = one is among those that the other stands for
caveat-combined = one is put together from several bodies, by weights
caveat-small-base = one rests on fewer than ten units
caveat-synthetic = the cases are made up
relation-equal = the same
relation-subset = part of
relation-superset = more than
relation-intersecting = overlaps
differs-applies = of whom
differs-rule = rule
differs-rollup = rollup
differs-edges = edges

## dates.rs

words-not-stated = not stated

## scorecard.rs

say-rating-and-points = { $rating }, { $points }
say-by-basis = { $result } ({ $basis })
title-scorecards = Scorecards
audience-internal = Internal: nothing in this report has been hidden.
audience-public = Public: every figure in this report was published before, or follows from such figures.
words-without-an-overall-rating-in = without an overall rating in this regime
words-not-known = not known
words-fictional = , fictional
item-self-assessment = Self-assessment
item-inspection = Inspection
item-provider = Provider
item-framework = Framework
item-published = Published
item-members = Members
item-read = Read
words-eligible = eligible
words-drawn = drawn
words-assessed = assessed
words-replaced = replaced
item-sample = Sample
basis-rule = by the scoring rule
basis-panel = after the ratings panel
basis-published = as published
item-overall = Overall
item-printed = Printed
item-by-the-scoring-rule = By the scoring rule
notice-synthetic-the-cases-of-are = Synthetic: the cases of { $titles } are made up. No figure here is about a real body.
notice-self-assessment-judged-its-own = Self-assessment: { $titles } judged its own work; there is no overall rating.
say-of-points = { $least } of { $maximum } points
say-to-of-points = { $least } to { $most } of { $maximum } points
say-no-overall-rating = no overall rating ({ $why-no-overall }); { $points }
say-rows-of-other-assessors-set = ; { $aside } rows of other assessors set aside
say-the-standards-ratings-are-not = { $printed }; the standards' ratings are not all known

## report/answer.rs

text-what-cannot-be-said = What cannot be said:
title-the-answer = The answer
text-all-of-these-are-known = All of these are known within limits: how far apart the two are at least and at most.
text-all-of-these-are-comparable = All of these are comparable.
say-one = one { $one }
say-there-are-inspections-of-under = There are { $cards } inspections{ $of }, of { $bodies }, under { $regimes } ({ $regimes-2 }). { $lead }{ $which } { $most }
say-with = { $title } with { $title-2 }
say-of-these-are-comparable-within = { $some } of these are comparable, { $some-2 } within limits: how far apart the two are at least and at most.
say-a-difference-is-shown-with = { $text } A difference is shown with its interval, since other samples would have come out otherwise.

## report/bars.rs

text-each-bar-is-a-share = Each bar is a share, from nothing to 100 per cent.
text-the-thin-line-at-its = The thin line at its end is where the share of all units lies by the sample.
text-a-bar-without-an-end = A bar without an end is drawn between the limits within which the share lies, whatever is not known.
text-a-line-across-the-bars = A line across the bars is where the next rating begins.
text-the-mark-on-a-bar = The mark on a bar is the plain mean of other bodies of the same kind.
text-the-bar-that-stands-out = The bar that stands out is the lowest.
column-share = Share
words-n-of-n = n of N
column-interval = Interval
column-mean-of-others = Mean of others
words-fewer-than-10-units = , fewer than 10 units
text-bars-from-the-top-down = Bars, from the top down. { $bars }.
say-from = { $rating } from { $printed }
say-mean-of-others = mean of others { $mean }
text-of-s-none-has-a = Of { $with-share } { $what }s none has a share that is one number: they are known within limits.
say-known-within-limits-alone = { $question }: known within limits alone, { $limits }.
text-of-s-one-has-a-share = Of { $with-share } { $what }s one has a share that is one number: { $one }, { $text }.
text-all-of-s-that-are = All of { $known } { $what }s that are one number have the share { $text }.
say-is-the-lowest-of-s-at-is = { $title } is the lowest of { $known } { $what }s, at { $least }; { $highest } is the highest, at { $most }.

## report/comparison.rs

title-shares-set-against-each-other = Shares set against each other, as they are and adjusted
title-what-may-be-set-against-what = What may be set against what
title-on-what-both-regimes-ask = On what both regimes ask
text-no-two-of-these-inspections = No two of these inspections have cases that answer what both their regimes ask.
text-no-two-figures-may-be = No two figures may be set against each other, so that there is nothing to adjust.
title-what-became-of-recommendations-and-what = What became of recommendations, and what recurs
text-the-records-hold-no-recommendations = The records hold no recommendations, and nothing that was found wanting twice.
title-annexes = Annexes
title-printed-and-computed = Printed and computed

## report/crosswalks.rs

title-how-the-regimes-questions-stand-to = How the regimes' questions stand to each other

## report/derived.rs

text-no-inspection-here-has-cases = No inspection here has cases that another one's regime could be applied to.
text-the-same-cases-under-another = The same cases under another regime: every share is worked from observations by that regime's rules, which are assumed, and stands between limits where an observation was not recorded. No rating here was ever given.
title-the-same-cases-under-the-other = The same cases under the other regimes
title-under = { $inspection }, under { $framework }

## report/entered.rs

text-no-standard-was-judged-as = No standard was judged as a whole.
title-standards-judged-as-a-whole-and = Standards judged as a whole, and interviews
words-the-inspectors-judgement = the inspectors' judgement
words-not-in-the-record = not in the record
column-rating = Rating
column-rests-on = Rests on
column-source = Source
note-asked-beside-the-cases-nothing = Asked beside the cases; nothing here enters a score.
say-per-cent-each-on-a = Per cent, each on a base of its own; { $inspection }
words-interviews-and-other-questions-outside = Interviews and other questions outside the score

## report/glossary.rs

term-base = base
text-the-units-that-a-share = The units that a share is of: those judged sufficient or insufficient.
term-share = share
text-the-units-judged-sufficient-of = The units judged sufficient, of those judged sufficient or insufficient.
term-limits = limits
text-between-what-a-share-lies = Between what a share lies, whatever the answers are that nobody knows.
term-interval = interval
text-where-the-share-of-all = Where the share of all units lies by what the sample shows: chance in drawing alone, with the confidence that is said.
term-derived = derived
text-not-answered-by-the-inspector = Not answered by the inspector, but worked from observations by the regime's rule.
term-recorded = recorded
text-answered-by-the-inspector-for = Answered by the inspector for each unit.
term-stated-limit = stated limit
text-what-a-source-says-in = What a source says in words alone, taken as a limit and never as a number.
term-not-done = not done
text-a-part-of-the-insufficient = A part of the insufficient: the work was needed, and there is no sign that it was done at all.
term-ratings-panel = ratings panel
text-those-who-may-move-a = Those who may move a rating where the regime lets them, and say why.
term-pooled = pooled
text-all-units-of-several-inspections = All units of several inspections taken together: another figure than the mean of the inspections.
term-self-assessment = self-assessment
text-a-body-judged-its-own = A body judged its own work.
term-synthetic = synthetic
text-made-up-to-show-what = Made up, to show what the rules do; about nobody.
words-1-point = 1 point
words-the-lowest = the lowest
words-the-highest = the highest
text-what-calls-the-person-who = What { $framework } calls the person who is supervised.
text-in-a-share-of = In { $framework }: a share of { $range }.
say-points = { $points } points
text-a-rating-of-in-the = A rating, { $place } of { $of }; { $points } in the total.

## report/groups.rs

text-groups-are-small-and-groups = Groups are small, and groups of a few units may point to persons: this chapter is for those who hold the cases.
title-parts-of-the-sample = Parts of the sample

## report/inspection.rs

title-data-quality = Data quality
title-all = All { $section }

## report/key_findings.rs

words-strengths = Strengths
words-concerns = Concerns
text-the-record-holds-no-recommendations = The record holds no recommendations.
text-the-record-does-not-follow = The record does not follow up earlier recommendations.
title-recommendations = Recommendations
title-what-became-of-earlier-recommendations = What became of earlier recommendations
title-key-findings = Key findings
text-a-self-assessment-covers-what = A self-assessment covers what the body judged itself, and has no overall rating.
text-no-figure-of-this-inspection = No figure of this inspection is known.
follow-up-status-done = done
follow-up-status-in-part = done in part
follow-up-status-not-done = not done
column-of = Of
column-became-of-it = Became of it
column-in-words = In words
text-overall = Overall: { $total }.
say-of-s-are-rated = Of { $open } { $level }s { $parts }
say-one-is-rated = { $count } is rated { $rating }
say-many-are-rated = { $count } are rated { $rating }
say-and-rated = { $count } { $rating }
say-for-the-s-rating-is = ; for { $open } the { $level }'s rating is known within limits or not at all
say-is-the-lowest-standard-judged = { $lowest } is the lowest standard judged from cases, at { $percent }; { $highest } the highest, at { $percent-2 }.

## report/method.rs

text-shares-are-kept-as-whole = Shares are kept as whole counts and exact fractions. They are rounded once, where they are printed, half up; a rating is found before that, or on the printed figure where the regime says so.
text-some-questions-were-not-answered = Some questions were not answered by the inspector but follow from observations by the regime's rule, which is assumed: an approximation, and marked as derived.
text-what-a-source-prints-as = What a source prints as a percentage alone, or says in words alone, gives limits and never a point.
text-limits-say-what-unknown-answers = Limits say what unknown answers could do; an interval says what drawing another sample could do. They are two things, and never joined.
title-method-and-rounding = Method and rounding
text-a-is-answered-for-each = A { $question-level } is answered for each unit: sufficient, insufficient, or neither. Its share is the sufficient of those that are one or the other.

## report/native.rs

text-none-of-them-has-a = None of them has a rating or a score of a part that is known.
title-what-each-said-side-by-side = What each said, side by side

## report/ratings.rs

text-this-regime-makes-neither-ratings = This regime makes neither ratings nor scores.
title-scores = Scores
title-ratings = Ratings
words-no-overall-rating = No overall rating
words-by-the-scoring-rule = by the scoring rule
words-as-published = as published
words-overall-rating = Overall rating
words-points = Points
title-each-standards-rating = Each standard's rating
words-rating = Rating
words-rests-on = Rests on
say-as-printed-or-not-at = as printed or not at all: { $why-no-overall }
say-after-the-ratings-panel-by = after the ratings panel; by the rule: { $total }
say-of = { $least } of { $maximum }
say-to-of = { $least } to { $most } of { $maximum }
say-of-standards = of { $standards } standards
say-is-the-lowest-of-s-at = { $lowest } is the lowest of { $drawn } { $level }s, at { $figure }; { $highest } is the highest, at { $figure-2 }.
text-of-s-none-has-a-share = Of { $drawn } { $level }s none has a share that is one number: they are known within limits.
text-of-s-have-a-share = Of { $drawn } { $level }s { $some } have a share that is one number.
say-per-cent-each-by-its = Per cent, each { $level } by its own rule; { $inspection }
say-lowest = lowest: { $ids }

## report/sample.rs

title-sample = Sample
item-frame = Frame
item-begun = Begun
item-everybody-supervised = Everybody supervised
say-the-record-does-not-say = The record does not say how the sample was drawn.{ $taken }

## report/splits.rs

text-no-change-can-be-split = No change can be split: no question of one regime rests on observations that a question of another does, with a point on all four sides.
title-what-the-changes-are-made-of = What the changes are made of
words-criteria = Criteria
words-cases = Cases
words-practice = Practice
words-cases-and-practice = Cases and practice
words-per-cent-judged-sufficient-and = Per cent judged sufficient, and percentage points
text-the-first-and-the-last = The first and the last bar are the shares, each under its own regime; between them stands what each part adds or takes away. Parts are each rounded, so that printed ones may not add up to the last point.
column-share-or-part = Share or part
text-no-change-can-be-split-into = No change can be split into criteria, cases and practice: that takes the cases of both inspections, and { $without } of { $entries } have none here.
text-the-largest-change-is-that = The largest change is that of "{ $title }" ({ $change }): { $said }.
text-steps-from-the-first-share = Steps from the first share to the second. { $said-steps }.

## report/standards.rs

text-nothing-is-known-of-the = Nothing is known of the single questions: the source gives neither cases nor counts.
title-standard-by-standard = Standard by standard
text-from-practice = From practice:
column-n-of-n = n of N
column-sufficient = Sufficient
column-not-known = Not known
note-prompts-inform-the-judgement-on = Prompts inform the judgement on a question; they are not added up to it.
title-what-the-judgements-rest-on = What the judgements rest on
say-per-cent-of-judged-sufficient = Per cent of { $units } judged sufficient; { $inspection }
text-the-ratings-panel-gave-by = The ratings panel gave { $rating }: { $sentence } By the scoring rule it is { $rule }.
say-the-lowest-of-s-and = { $titles } { $is } the lowest of { $questions } { $level }s and { $holds } the standard at { $rating }.

## report/status.rs

inspection-kind-inspection = Inspection
inspection-kind-aggregate = Several inspections taken together
inspection-kind-self-assessment = Self-assessment: the body judged its own work
title-what-this-is = What this is
standing-draft = Draft: not checked yet
standing-checked = Checked by somebody other than who made it
standing-final = Final
text-fieldwork = Fieldwork: { $period }.
text-source = Source: { $source }.

## report/strip.rs

words-not-rated = Not rated
words-one-inspection = one inspection
say-ratings-under-each-inspections-own = Ratings under { $framework }, each inspection's own
text-rows-of-boxes = Rows of boxes. { $said }.
text-one-row-an-inspection-one = One row an inspection, one box a standard: { $titles }.
say-inspections = { $many } inspections
say-most-often-for = ; { $rating } most often for { $titles } ({ $highest })
words-the = The
words-as-far-as-they-are = As far as they are known, the
note-of-one-more-inspection-no = Of one more inspection no standard's rating is known.
say-standards-of-were-rated = { $as-far } standards of { $of } were rated { $parts }{ $most }.
note-of-more-inspections-no-standards = Of { $many } more inspections no standard's rating is known.

## report/sub_samples.rs

column-asked-of = Asked of
column-judged = Judged
note-judged-sufficient-or-insufficient-blank = Judged: sufficient or insufficient; blank where the source gives no counts.
title-of-which-units-each-question-is = Of which units each question is asked

## report/timeline.rs

words-when = When
words-body = Body
words-kind = Kind
words-there-was-such-a-body = There was such a body
words-regime = Regime
words-other-than-before = Other than before
words-b-the-series-breaks-here = [b]: the series breaks here. The numbers are used throughout.
title-bodies-and-regimes = Bodies and regimes
column-inspection = Inspection
column-known-from = Known from
title-sources = Sources
say-to = { $date } to { $date-2 }
say-from-2 = from { $date }
say-to-2 = to { $date }

## report/trend.rs

text-no-earlier-inspection-of-this = No earlier inspection of this body was read, and the program carries none.
title-since-the-last-inspection = Since the last inspection
break-body = another body
break-regime = another regime
break-area = another area
text-each-line-is-a-standards = Each line is a standard's share, in the order of time.
words-per-cent-each-standard-by = Per cent, each standard by its own regime's rule
words-no-date = no date
say-before = before { $before }: { $one }
text-lines-over-time = Lines over time. { $said }.
say-in = { $figure } in { $time }
say-times = { $breaks } times
say-standards-were-judged-more-than = { $lines } standards were judged more than once, but the series breaks { $many } ({ $label }): no line leads across.
text-none-of-standards-has-another = None of { $lines } standards has another share than before.
say-of-standards-have-a-higher = { $rose } of { $lines } standards have a higher share than before, and none a lower one.
say-of-standards-have-a-lower = { $fell } of { $lines } standards have a lower share than before, and none a higher one.
text-of-standards-have-a-higher = Of { $lines } standards { $rose } have a higher share than before, { $fell } a lower one: { $fell-2 }.

## scorecard/breakdowns.rs

column-shows-from = Shows from
note-shares-only-groups-are-not = Shares only: groups are not rated. "a% to b%" under Share: no point, since some answers are unknown.
note-shows-from-the-smallest-difference = Shows from: the smallest difference from the other values together that samples of these sizes would show in four of five cases; blank is left out of it.
words-blank = blank
title-by = By { $breakdown }

## scorecard/overview.rs

text-to-see-one-assize-score = To see one: `assize score ID`, or the beginning of the ID. Where one of its figures comes from: `assize explain ID/FIGURE`. All figures of all of them: `assize score --writer csv` or `json`.
title-the-published-record = The published record
column-provider = Provider
column-overall = Overall
note-side-by-side-not-ranked = Side by side, not ranked: inspections differ in year, regime, sample and caseload.
title-overview = Overview
words-no-overall-rating-2 = no overall rating
say-as-printed = { $printed } (as printed)

## scorecard/questions.rs

column-answers = Answers
words-not-judged = Not judged
words-nothing-is-known-of = Nothing is known of
note-derived-worked-from-observations-by = Derived: worked from observations by the framework's rule, an approximation of the inspector's own judgement.
note-a-to-b-the-limits = "a% to b%": the limits within which the share lies, whatever the unknown answers are.
words-no-unit-applies = no unit applies
words-members-not-pooled-some-recorded = members not pooled: some recorded it, others derived it
words-fewer-than-10-units-2 = fewer than 10 units
words-unknown = unknown
words-may-not-apply = may not apply
say-printed-as-not-done-well = printed as { $printed } not done well enough
say-not-done-at-all = { $counts } not done at all
say-from-of-members = from { $counted } of { $ids } members
say-decided-although-incomplete = { $incomplete } decided although incomplete
say-derived = { $derived-units } derived
say-the-rule-agrees-in-of = the rule agrees in { $same } of { $agreement }

## scorecard/record.rs

column-on = On
title-in-words = In words
column-figure = Figure
column-printed = Printed
title-context = Context
column-computed = Computed
note-both-values-are-shown-neither = Both values are shown; neither is corrected.
title-clashes = Clashes
column-members = Members
column-lowest = Lowest
column-highest = Highest
column-mean-of-members = Mean of members
column-smallest-base = Smallest base
text-the-pooled-share-and-the = The pooled share and the mean of the members' shares are two different figures.
title-members = Members
remark-kind-recommendation = Recommendation
remark-kind-strength = Strength
remark-kind-concern = Concern
remark-kind-practice = Practice example
words-follow-up = Follow-up
column-finding = Finding
column-concerns = Concerns
title-findings = Findings
say-of-printed-values-agree-with = { $agree } of { $checks } printed values agree with what comes out here.
note-pooled-from-members-are-not = Pooled from { $ids }. Members are not ranked: with so few units a range arises by chance alone.

## scorecard/standards.rs

column-by-the-second-rule = By the second rule
column-points = Points
column-remarks = Remarks
words-entered = entered
words-as-printed = as printed
words-raised = raised
words-lowered = lowered
words-outside-the-total = outside the total
say-by-the-second-rule-it = By the second rule: { $rollup }; it stands beside the share and rates nothing.{ $known }
say-to-3 = { $points } to { $points-2 }
say-to-4 = { $least } to { $most }
say-range-to = range { $printed } to { $printed-2 }{ $over }
say-over-the-of-s-that = { $share } over the { $children } of { $subset } { $kind }s that have counts: another figure, not to be set beside it
say-by-the-second-rule-over = { $percent } by the second rule over the { $children } of { $subset } that have a share: another figure, too
say-by-the-ratings-panel-by = by the ratings panel ({ $reason }); by the rule { $rule }
say-without-no-unit-applies = without { $ids }: no unit applies
say-eligible-for-the-ratings-panel = eligible for the ratings panel: may be { $ways }

## scorecard/story.rs

item-against-2014-and-2016 = 2014 and 2016
text-against-2014-and-2016 = No: shares of counted answers then, findings in words after.
item-against-trust-and-company = Trust and company
text-against-trust-and-company = No: the Trust supervised everybody; from June 2014 high risk went to the National Probation Service, the rest to the company. The cases changed first of all.
item-against-nps-2016-and-2018 = NPS 2016 and 2018
text-against-nps-2016-and-2018 = In words only: the same test of protecting the public, but eight boroughs, then all of London.
item-against-2014-and-2019 = 2014 and 2019
text-against-2014-and-2019 = No: a mean of many questions then, the weakest key question after, which is never above the mean.
text-try-score = one of these documents in full
text-try-explain = why 15 of 30 by the ratings, and no total by the rule
text-try-providers = who went before it and came after
text-try-demo = all records and tables of this page, in every format
text-try-fictional = then: the fictional world in full; change a table and score again
text-try-synthesise = cases of a body of your own invention
title-probation-in-london-2014-to-2019 = Probation in London, 2014 to 2019: did it get better?
column-published = Published
column-who = Who
column-what-the-document-says = What the document says
note-each-in-the-words-of = Each in the words of its own regime and of its own report; nothing here is worked out from anything else.
title-five-documents = Five documents
note-five-public-documents-in-five = Five public documents in five years, three regimes, three kinds of body. They do not answer the question, and the reasons matter more than any single figure.
title-what-was-published = What was published
words-findings-in-words-alone = findings in words alone
title-may-they-be-set-against-one = May they be set against one another?
text-the-one-document-with-counts = The one document with counts: six Trusts taken together, London among them. No figure of it is London's own. The scores of the outcomes are as printed; what the printed counts alone give is another figure, and marked so.
text-to-see-what-cases-could = To see what cases could tell, there is a world that does not exist. Marrowdale had a Trust in 2014, then a company and a division of the National Probation Service. Its cases hold what was observed, so that each can be judged under the other regimes. Two things are planted in them: from the Trust to the company of 2018 the practice is the same, and only criteria and cases differ; from 2018 to 2019 the company plans and reviews better.
title-a-world-made-up-to-play = A world made up to play with
title-what-to-try-next = What to try next
say-as-published = { $total } (as published)
text-synthetic = Synthetic: { $framework }.

## against.rs

inspection-kind-aggregate-nothing = Nothing to compare with: this is an aggregate, and only single inspections are set beside others.
text-nothing-to-compare-with-there = Nothing to compare with: there is one other inspection of this kind, and it has no share or rating.
title-beside-others-of-its-kind = Beside others of its kind
column-this-one = This one
column-others-pooled = Others pooled
column-difference = Difference
note-mean-of-others-each-inspection = Mean of others: each inspection counts once, "of k" says how many have the figure. Others pooled: each unit counts once. They are two figures; nothing is ranked.
text-nothing-to-compare-with-no = Nothing to compare with: no other inspection of a body of this kind ({ $kind }) under { $framework } is read in this run or carried by the program.
text-nothing-to-compare-with-there-are = Nothing to compare with: there are { $many } other inspections of this kind, and none has a share or a rating.
say-from-the-mean = { $difference } from the mean
say-of-2 = { $percent } of { $count }
say-others-rated = { $row } (others rated: { $words })
note-the-others-under-this-body = The others ({ $title } under { $framework }; this body itself is not among them): { $ids }.
note-difference-this-one-less-the = Difference: this one less the others pooled, with Newcombe's interval at { $percent } per cent, both taken as simple random samples of very many.

## agreement.rs

words-agreement-of-assessors = Agreement of assessors
text-no-unit-was-judged-by = No unit was judged by two assessors, so there is no agreement to look at.
words-prompts-and-observations = prompts and observations
asked-of-prompt = Prompts
asked-of-observation = Observations
item-scored = Scored
item-others = Others
item-assessors = Assessors
words-nobody-is-named-none-is = nobody is named: none is the measure
item-judged-by-several = Judged by several
item-left-out = Left out
say-agreement-of-assessors = Agreement of assessors: { $inspection }
say-rows-that-do-not-say = { $unnamed } rows that do not say who judged
text-gwets-coefficient-of-agreement-2008 = Gwet's coefficient of agreement (2008): 1 where all is the same, 0 where no more is than by chance. It stays high where nearly all answers are alike and assessors agree.
text-how-far-several-people-agree = How far several people agree who judged the same units: what this report is about.
words-agreement-of-recorded-and-derived = Agreement of recorded and derived
text-how-far-one-persons-answer = How far one person's answer to a question is what a rule makes of the same person's observations. It stands in scorecards, and is not in this report.
words-kappa = Kappa
text-cohens-1960-of-two-and = Cohen's (1960), of two, and Fleiss' (1971), of many: 1 where all is the same, 0 where no more is than by chance. It falls where nearly all answers are alike, however well assessors agree.
words-more-lenient = More lenient
text-of-two-the-one-who = Of two: the one who says sufficient where the other says insufficient. It does not say who is right.
text-the-table-has-no-column = The table has no column of answers, so there is nothing to set side by side.
say-and-more-2 = { $all } and { $more } more

## agreement/benchmark.rs

column-insufficient = Insufficient
column-unknown = Unknown
words-most-said = Most said
note-only-what-was-not-answered = Only what was not answered alike by all who gave an answer. Units are named by the lines of their rows in the table.
text-most-said-the-more-frequent = Most said: the more frequent of sufficient and insufficient. It is no right answer, only what to talk about.
title-units-that-three-or-more-judged = Units that three or more judged
words-as-many-either = as many either
column-as-most-others = As most others
column-more-lenient = More lenient
column-stricter = Stricter
column-left-out = Left out
note-each-answer-is-set-against = Each answer is set against what most of the other assessors of the same unit said, where two of them or more gave a known answer; left out: fewer did, or as many said either.
text-assessors-are-not-ranked-who = Assessors are not ranked: who stands alone may be right.
say-more-units-stand-in-the = { $more } more units stand in the document for scripts (`--writer json`).
title-each-assessor-against-most-of = Each assessor against most of the others, over { $pooled }
say-lines-assessors-alike-in = Lines { $first }: { $lines } assessors, alike in { $all }
note-it-rests-on-and-tells = It rests on { $units }, and tells nothing of the assessors at large.

## agreement/estimates.rs

words-small-base = small base

## agreement/sides.rs

words-the-others = the others
words-other-more-lenient = Other more lenient
words-first-more-lenient = First more lenient
words-second-more-lenient = Second more lenient
column-units = Units
column-same-answer = Same answer
column-kappa = Kappa
column-ac1 = AC1
words-remarks = Remarks
words-all-others = All others
note-nobody-is-named-whose-answers = Nobody is named whose answers are scored: the first of two is the first by name, and no measure.
note-applies-or-not-one-gave = Applies or not: one gave an answer, the other n/a. Unknown: blank or cannot tell on one side or both. Neither is in the other columns.
words-applies-or-not = Applies or not
words-unknown-2 = Unknown
words-nothing-to-compare = nothing to compare
note-kappa-cohen-1960-and-ac1 = Kappa (Cohen 1960) and AC1 (Gwet 2008): 1 where all is the same, 0 where no more is than by chance; in brackets the standard error, where each unit is there once. Kappa falls where nearly all answers are alike, however well two agree, and is not defined where both gave one answer throughout; AC1 does not fall. No words are put to either.
text-more-lenient-said-sufficient-where = More lenient: said sufficient where the other said insufficient. p: how often, if neither leaned, the units would be divided so unevenly between the two (exact sign test; each unit counts once, for the side more lenient on balance).
say-and-said-the-same-in = { $first } and { $second } said the same in { $counts } of the answers to { $what } that both gave as sufficient or insufficient.
text-not-in-this-where-one = Not in this: { $apart } where one gave an answer and the other n/a, { $unknown } where one side or both left it blank or could not tell.
text-where-they-differ-said-sufficient = Where they differ, { $first } said sufficient { $times } and { $second } { $times-2 }; on balance { $first } was the more lenient about { $more }, { $second } about { $fewer }{ $test }.
say-times-2 = { $count } times
text-they-agree-least-on = They agree least on { $title }: { $counts }.
text-on-said-sufficient-where-said = On { $title } { $lenient } said sufficient { $times } where { $strict } said insufficient, and the reverse { $fewer } ({ $chance }).
text-each-of-was-tested-by = Each of { $tested } { $pooled } was tested by itself: one in twenty such tests falls under 0.05 although neither side leans.
say-more-lenient = { $lead } more lenient
say-against-each-other-assessor-over = { $lead } against each other assessor, over { $pooled }
say-every-two-assessors-over = Every two assessors, over { $pooled }
say-more-lenient-2 = { $name } more lenient
say-and-by-what-was-asked = { $names } and { $names-2 }, by what was asked
text-more-than-assessors-took-part = More than { $listed } assessors took part, and nobody is named whose answers are scored: not every two are set against each other.
say-more-pairs-those-with-the = { $more } more pairs, those with the fewest units, stand in the document for scripts (`--writer json`).

## agreement/together.rs

column-fleiss-kappa = Fleiss' kappa
words-ac1 = AC1
note-same-answer-of-two-assessors = Same answer: of two assessors of a unit, picked by chance, how often both gave the same, on average over units with two known answers or more.
text-fleiss-kappa-fleiss-1971-and = Fleiss' kappa (Fleiss 1971) and AC1 (Gwet 2008), where the number of assessors may differ from unit to unit; in brackets the standard error over units. All together, each answer counts by itself, and answers about one unit hang together: no error.
title-all-assessors-alike = All assessors alike
column-all-2 = All { $pooled }

## columns.rs

fact-values-any = any word
fact-values-date = a day, YYYY-MM-DD
column-column = Column
column-fact = Fact
column-values = Values
words-further-facts-for-breakdowns = Further facts, for breakdowns
words-days-yyyy-mm-dd = Days, YYYY-MM-DD
title-facts-on-which-it-depends-what = Facts on which it depends what is asked
note-a-table-has-a-column = A table has a column `id`, and any of these: the ids of questions above (the inspector's own answers), the ids of observations in square brackets, and facts. Answers are sufficient, insufficient, n/a, cannot tell or blank.
title-what-a-table-may-hold = What a table may hold

## comparison/combined.rs

text-what-several-bodies-come-to = What several bodies come to together is a weighted mean of their shares, and by itself says nothing of the weights: without given ones it lies between the lowest and the highest of them. Ratings are never taken together.
title-bodies-whose-work-was-divided = Bodies whose work was divided
text-no-question-is-answered-by = No question is answered by all of them in a way that could be set side by side, so nothing is taken together.
column-question = Question
column-under = Under
column-together = Together
note-difference-the-later-less-the = Difference: the later less the earlier, in points; at least and at most. It holds what is unknown and what is not known of the weights, and no sampling.
title-together = { $body }; together: { $titles }
say-to-5 = { $name } { $percent } to { $percent-2 }
text-weights = Weights: { $weights }.
column-share-of = Share of { $whole }
say-share-of = Share of { $level }

## comparison/follow_up.rs

words-no-later-inspection-says = no later inspection says
column-recommended-by = Recommended by
column-what = What
column-according-to = According to
note-what-is-said-of-a = What is said of a whole report is not said of each of its recommendations.
note-by-the-part-that-a = By the part that a concern or recommendation names; those that name none are left out, and likeness of words is not looked at.
title-found-wanting-more-than-once = Found wanting more than once
column-part = Part
column-by = By
follow-up-status-in-part-in = in part
say-not-known-of-the-report = not known; of the report as a whole: { $words }

## comparison/groups.rs

column-kind-of-body = Kind of body
column-year = Year
column-standards = Standards
column-inspections = Inspections
column-overall-ratings = Overall ratings
note-counts-side-by-side-which = Counts, side by side: which bodies were inspected differs from year to year, and nothing is averaged or ranked. Self-assessments and reports on several bodies together are left out. Averages of key questions within one kind: `assize score --against kind`.
title-by-kind-of-body-and-year = By kind of body and year

## comparison/levels.rs

words-not-recorded = not recorded
column-level = Level
words-there-is-no-level-of = there is no level of which both sides have ten units
say-cases-of = Cases of { $numbers }
say-who-is-supervised = Who is supervised: { $fact }
say-the-has-fewer-than-ten = the { $which } has fewer than ten cases of level { $names }
say-there-is-no-level-of = there is no level of which both sides have ten units: { $said }

## comparison/shares.rs

title-shares-that-may-be-set-against = Shares that may be set against each other
text-each-question-by-what-is = Each question by what is left of its rule where only observations that both regimes ask may count, k of its n; answered from observations alone, never from recorded answers. Left out where nothing is cut and the figures above are the same. These stand beside the figures above, not in their place: a cut-down rule is no regime's own, and has no rating. A question of the later regime of which the same is left as of one of the earlier is not given again.
column-left = Left
column-first = First
column-second = Second
column-adjusted = Adjusted
column-interval-of-it = Interval of it
column-covered = Covered
words-no-adjusted-difference = No adjusted difference
words-not-adjusted-for-who-is = Not adjusted for who is supervised
text-difference-the-second-less-the = Difference: the second less the first, in points; "to" gives the least and the most that it may be, whatever is not known. Interval: { $percent } per cent, Newcombe, sampling alone, only where both are counted, nothing is left open, and neither is a part of the other.
say-and-2 = { $title } and { $title-2 }
say-under = Under { $one }: { $verdicts }
say-under-2 = Under { $one }, { $other }: { $verdicts }
difference-shares = { $signed } to { $signed-2 }

## comparison/splits.rs

text-criteria-what-the-other-regimes = Criteria: what the other regime's rule does on the same cases, the mean over both sides' cases. Cases: what other cases do, those that one side alone has among them. Practice: the rest. The three add up to the change exactly; printed ones are each rounded.
column-first-asks = First asks
column-second-asks = Second asks
column-first-is = First is
column-change = Change
column-criteria = Criteria
column-cases = Cases
column-practice = Practice
words-not-told-apart = not told apart:
no-split-no-cases = one of the two has no cases
no-split-no-point = one of the four figures has no point
no-split-no-strata = no fact divides the cases of both
no-split-no-common-strata = there is no level of which both sides have ten units
note-in-brackets-per-cent-intervals = In brackets: { $percent } per cent intervals, sampling alone. Of criteria and cases from leaving out each unit once (the jackknife), none where nothing varies; of practice from Wilson's for each stratum (the method of Newcombe for sums), weights as they are, the mean of both regimes'.
note-cases-are-divided-by-a = Cases are divided by `{ $fact }`; a level counts where both sides have ten units of it. Covered: the part of each side's units at such levels.
note-where-cases-and-practice-are = Where cases and practice are not told apart: { $why-not }.
title-to = { $inspection } to { $inspection-2 }

## comparison/summary.rs

note-each-in-its-own-regimes = Each in its own regime's words; nothing is subtracted. [b]: another body or regime than in the line above.
column-what-it-says = What it says
text-no-figure-of-the-one = No figure of the one may be set against one of the other: they stand side by side, and no difference is made.
column-pairs = Pairs
column-at-most = At most
column-because = Because
title-which-may-be-set-against-which = Which may be set against which
text-nothing-that-was-looked-for = Nothing that was looked for here.
title-what-cannot-be-said = What cannot be said
basis-published-as-published = { $words } (as published)
say-by = { $many }by { $level }, { $scored }
say-and-more = { $parts }; and { $many } more
text-of-pairs-none-has-a = Of { $all } pairs none has a figure that may be set against one of the other: they stand side by side, and no difference is made.
say-figures-of-the-two-may = { $figures } figures of the two may be set against each other.
text-of-pairs-figures-that-may = Of { $all } pairs { $with } { $with-2 } figures that may be set against each other, { $figures } in all.
say-pairs = { $pairs } pairs{ $years }
say-with-2 = { $pair } with { $pair-2 }
text-one-line-from-the-first = One line from the first to the last: { $changes }.
say-the-regime-changes = the regime changes { $times }
say-the-body-changes = the body changes { $times }
say-the-body-changes-the-regime = the body changes { $times }, the regime { $times-2 }
text-which-of-two-has-the = Which of two has the better overall rating: { $of-pairs } no two ratings mean the same.
text-how-much-of-a-change = How much of a change is practice, and how much other criteria or other cases: that takes the cases of both, and { $all } none here.
say-of-inspections-one-has = of { $all } inspections one has
say-of-inspections-have = of { $all } inspections { $without } have
say-in-all-pairs = in all { $all } pairs
say-in-of-pairs = in { $some } of { $all } pairs
say-times-3 = { $many } times

## comparison/verdicts.rs

words-standards = Standards
words-pair = Pair
column-overall-rating = Overall rating
words-yes-comparable-limits-only-how = yes: comparable; limits: only how far apart the two are at least and at most; no: not comparable; blank: neither asks it.
text-the-numbers-are-those-of = The numbers are those of the first table. Reasons and caveats of each cell: `--writer json`.
note-there-are-too-many-pairs = There are too many pairs for a row each: where not all of them are alike, the best is given with how many have it. Each pair with reasons and caveats: `--writer json`.
title-comparability-by-theme = Comparability by theme
verdict-comparable-yes = yes
verdict-bounded-limits = limits
verdict-not-comparable-no = no
say-pairs-2 = { $name }: { $pairs } pairs
text-to-bear-in-mind-where = To bear in mind where it is not no: { $clauses }.
say-both = both { $a }

## crosswalk.rs

item-first = First
item-second = Second
words-the-same = the same
words-part-of-what-the-second = part of what the second asks
words-more-than-the-second-asks = more than the second asks
words-overlapping = overlapping
words-none-with-an-observation-in = none with an observation in common
item-pairs-of-questions = Pairs of questions
item-observations = Observations
item-without-a-counterpart = Without a counterpart
words-figures-of-the-first = Figures of the first
words-figures-of-the-second = Figures of the second
words-only-the-first-asks-about = Only the first asks about
words-only-the-second-asks-about = Only the second asks about
text-nothing-of-the-one-can = Nothing of the one can be answered from what the other asks.
text-this-follows-from-the-observations = This follows from the observations alone: which of the small judgements behind each question the other regime asks too. A share under the one is never to be set against a share under the other as it stands; the same cases can be judged under both, within limits.
title-summary = Summary
words-no-ratings = no ratings
words-nothing-is-added-up = nothing is added up
say-and-side-by-side = { $walk } and { $walk-2 } side by side
say-with-an-observation-in-common = { $pairs } with an observation in common ({ $parts })
say-with-none = { $all }; { $disjoint } with none
say-asked-by-both-by-the = { $both } asked by both, { $only } by the first alone, { $only-2 } by the second alone
say-of-3 = { $alone } of { $questions }{ $no-rule }
say-in-the-first-in-the = { $first } in the first, { $second } in the second
say-edges-at-per-cent = edges at { $edges } per cent

## crosswalk/cases.rs

text-the-cases-answer-no-question = The cases answer no question of one of the two, so nothing can be shown side by side.
column-side-by-side = Side by side
title-the-same-cases-under-both = The same cases under both
note-shares-with-their-limits-whatever = Shares with their limits, whatever the unknown answers are. No difference is shown where two questions ask different things.
reached-none-not = not known
column-observations-left = Observations left
column-which = Which
note-each-regimes-own-rule-over = Each regime's own rule over the observations that both ask, from observations alone: beside the figures above, never instead of them.
reason-applies-of = of whom they are asked
text-pairs-of-which-the-cases = Pairs of which the cases can answer one side alone: { $half }; they are not listed.
text-to-bear-in-mind = To bear in mind: { $caveats }.
title-on-the-cases-of = On the cases of { $inspection }
say-by-the-rules-of = By the rules of { $framework }
say-of-4 = { $kept } of { $shared }

## crosswalk/gaps.rs

words-no-counterpart = No counterpart
words-no-observation-behind = No observation behind
title-what-only-the-asks = What only the { $name } asks ({ $framework })

## crosswalk/pairs.rs

words-without-observations = Without observations
title-questions-that-share-observations = Questions that share observations
column-stands-to-it = Stands to it
column-shared = Shared
column-differs-in = Differs in
text-all-pairs-differ-in-the = All pairs differ in { $always }; the tables name only what else does.
say-question = { $walk } question
say-of-its-observations-stand-in = { $title }: { $shared } of its { $of } observations stand in the first
say-of-5 = { $shared } of { $own }

## difference.rs

title-not-compared = Not compared
item-earlier = Earlier
item-later = Later
item-units = Units
text-nothing-changed-the-two-versions = Nothing changed: the two versions hold the same, and every figure is the same.
text-no-figure-and-no-rating = No figure and no rating moved.
note-words-are-shown-of-answers = Words are shown of answers and of facts with listed values alone; ids of units are not shown.
title-what-changed-in-the-tables = What changed in the tables
column-from-to = From, to
column-where = Where
title-what-changed-in-the-record = What changed in the record
column-entry = Entry
column-before = Before
column-after = After
note-of-a-question-the-counts = Of a question, the counts of the reasons add up: sufficient and judged before, with all of them, make those after.
title-figures-that-moved-and-why = Figures that moved, and why
column-why = Why
text-only-in-one-of-the = Only in one of the two, and not compared: { $alone }.
say-from-to = From { $names } to { $names-2 }
say-in-both-added-removed = { $kept } in both; { $added } added{ $added-2 }; { $removed } removed{ $removed-2 }
say-column = column { $other }
say-now = { $a } (now { $b })

## difference/entries.rs

words-cannot-tell = cannot tell
words-missing = missing
words-not-done = not done
say-source-status-or-a-detail = { $is } (source, status or a detail changed)
entered-value-insufficient = { $printed } not sufficient

## difference/moves.rs

words-a-column-of-its-rule = a column of its rule came or went
words-what-the-record-gives = what the record gives
words-only-in-what-is-left = only in what is left out
words-what-was-entered = what was entered
words-what-the-ratings-panel-decided = what the ratings panel decided
words-the-published-numbers-of-ratings = the published numbers of ratings
words-the-published-total-stays-the = the published total stays; the one by the rule moved
title-overall = Overall
say-added = { $cause } added
say-removed = { $cause } removed
say-points-2 = { $least } points
say-to-points = { $least } to { $most } points
say-the-lowest-was-and-is = ; the lowest was { $was } and is { $is }
say-moved = { $ids } moved{ $lowest }
say-no-overall-rating-2 = no overall rating ({ $why-no-overall })

## explanation.rs

words-shown-above = shown above
basis-published-as = as published (made from how many standards had each rating)
basis-rule-after = after the ratings panel
words-status-not-given = status not given
words-without-one-of-them = without one of them
words-points-not-known = points not known
reached-none-entered = entered by the inspector: nothing was entered
words-entered-by-the-inspector = entered by the inspector
rollup-entered = entered by the inspector
compare-exact = the exact share is compared
compare-printed = the printed whole per cent is compared
words-counts-as-published = counts as published
words-was-not-done-well-enough = was not done well enough
words-was-done-well-enough = was done well enough
words-what-the-table-has-of = what the table has of it
words-a-context-figure-recorded-not = a context figure: recorded, not computed from cases
words-sufficient = sufficient
words-sufficient-although-incomplete = sufficient although incomplete
words-insufficient = insufficient
words-insufficient-although-incomplete = insufficient although incomplete
words-not-applicable = not applicable
words-sufficient-if-it-applies = sufficient if it applies
words-insufficient-if-it-applies = insufficient if it applies
words-unknown-if-it-applies = unknown if it applies
words-an-observation-of-the-rule = an observation of the rule has no column in the table
words-counts-no-units = counts: no units
say-how-comes-about = How { $name } comes about
say-hidden = { $name }: hidden
say-rule = rule: { $name }:{ $line }
say-rule-2 = rule: { $name }
say-by-the-scoring-rule = by the scoring rule: { $total }
say-bands-for-standards = bands for { $standards } standards ({ $status })
say-nothing-is-known-of-each = nothing is known of { $ids }: each may be anything from { $framework } to { $ratings }
say-not-rated = not rated: { $ids }
say-limit-the-overall-rating-is = limit `{ $limit }`: the overall rating is at most { $at-most } where { $nodes } { $nodes-2 } rated { $at-most-2 } or worse
say-no-overall-rating-points-so = { $points }, no overall rating: { $why-no-overall } ({ $so-far } points so far)
say-ratings-panel = ratings panel: { $rating } ({ $reason }; { $status })
say-note = note: { $flag }
say-over-the-of-that-have = over the { $children } of { $subset } that have points: { $fraction } = { $percent }. Not to be set beside a printed score as if the same
say-drops-out-no-unit-applies = { $framework } drops out: no unit applies
say-without = without { $framework }: { $percent }{ $small }
say-held-down-by = { $made }: held down by { $ids }
rollup-lowest-the = the lowest of { $ids }
rollup-mean-of-children-the = the mean of { $ids }, each counting the same
rollup-pooled-all = all answers to { $ids } together
rollup-sum-of-points-the = the points of { $ids } added
say-is = { $limits } is { $outcome }
say-band = band `{ $name }` ({ $compare }; { $status }): { $reading }
say-a-share-just-under-prints = a share just under { $edge } prints as { $edge }, so the better rating cannot be ruled out
say-entered = entered: { $rating }
say-range-to-2 = , range { $printed } to { $printed-2 }
say-entered-as-printed = entered as printed: { $printed }{ $range }
say-source = source: { $source }
say-answers = answers: { $reached }
say-not-sufficient = { $text } not sufficient
say-not-done-at-all-2 = not done at all: { $counts }
say-printed-no-counts-so-limits = printed: { $printed } { $what }; no counts, so limits by its rounding and no point
say-stated-a-limit-and-never = stated: "{ $stated }", a limit and never a point
say-rule-3 = rule ({ $status })
say-counts-printed = counts: { $of-text }; printed: { $printed }
say-in-the-sources-words = in the source's words: "{ $words }"
say-whatever-the-unknown-answers-are = { $text }; { $limits } whatever the unknown answers are
say-no-point = { $limits }, no point
say-recorded-and-derived-agree-in = recorded and derived agree in { $same } of { $agreement }
say-counts = counts: { $parts }
say-no-such-column-unknown-for = { $one }: no such column; unknown for every unit

## figures.rs

words-under-0-001 = under 0.001

## frameworks.rs

column-id = Id
column-title = Title
column-in-force = In force
column-inspects = Inspects
title-the-frameworks-that-this-program-knows = The frameworks that this program knows
title-frameworks = Frameworks
title-about = About
title-words-for-proportions = Words for proportions
title-the-overall-rating = The overall rating
title-what-it-asks = What it asks
item-id = Id
item-in-force = In force
item-inspects = Inspects
item-levels = Levels
item-use = Use
words-only-to-be-extended-nothing = only to be extended; nothing is scored under it
item-extends = Extends
item-the-person-supervised = The person supervised
item-samples = Samples
item-samples-are-matched-on = Samples are matched on
item-cases-begun = Cases begun
item-of-these-for-not-done = Of these, for not done
item-how-it-is-known = How it is known
title-the-scale-worst-first = The scale, worst first
compare-exact-the = the exact share
compare-printed-the = the whole per cent as printed
title-the-share-that-gives-each-rating = The share that gives each rating
column-band = Band
column-what-is-compared = What is compared
title-what-a-share-of-cases-is = What a share of cases is called
column-words = Words
words-any = any
words-that-one-case-judged-differently = that one case judged differently would change
title-the-total-of-points-that-gives = The total of points that gives each overall rating
words-outside-the-total-2 = , outside the total
rollup-mean-of-questions = the mean share of its questions
rollup-mean-of-children = the mean share of what stands under it
rollup-pooled = one share over all answers under it
rollup-lowest = the lowest share of what stands under it
rollup-sum-of-points = the points of what stands under it, added
rollup-entered-judged = judged by the inspectors as a whole
words-shown-but-in-no-score = ; shown, but in no score
words-where-it-is-not-recorded = where it is not recorded, sufficient if this is
words-any-body = any body
text-only-to-be-extended-with = Only to be extended, with nothing scored under them: { $names }.
say-is-called = is called "{ $person }"
say-words-for = Words for { $word }
note-the-words-and-where-they = The words and where they begin: { $words }.
text-the-edges-of = The edges of { $name }: { $words }.
text-the-ratings-panel-may-move = The ratings panel may move a rating by { $name } { $words }.
say-whose-figure-is-within-points = whose figure is within { $decimal } points of an edge
say-that-rests-on-cases-or = that rests on { $cases } cases or fewer
say-number-of-s = Number of { $level }s
note-the-totals = The totals: { $words }.
text-the-points-of-each-are = The points of each { $level } are added; { $outside }.
say-every-counts = every { $level } counts
say-is-rated-but-left-out = { $outside } is rated but left out
text-where-are-all-rated-or = Where { $nodes } are all rated { $title } or worse, the overall rating is at most { $title-2 }.
say-described-above = { $named } (described above)
say-rated-by = , rated by { $name }
say-also-beside-it-and-never = also { $rollup }, beside it and never rated{ $known }
say-prompt = prompt { $question } { $question-2 }
say-asked-of-where-the-assessor = asked of { $units } where the assessor finds that it is needed
say-asked-of-where = asked of { $units } where { $in }
say-asked-of-all = asked of all { $units }
say-all-but-of-these = all but { $misses } of these
say-where-it-is-not-recorded = where it is not recorded, sufficient if { $how-many } are
say-and-3 = and { $how-many }
say-where = { $target }, where { $in }
say-is-2 = "{ $fact-title }" is { $values }

## margins.rs

text-how-many-units-would-have = How many units would have to be judged differently, sufficient for insufficient or the reverse, for a rating to change; what they are counted of stays. It is about these units, not about others that might have been drawn. For internal use: no public report has it.
title-margins = Margins
item-to-a-better-one = To a better one
item-to-a-worse-one = To a worse one
item-margin = Margin
item-holds-the-total-down = Holds the total down
words-none-it-takes-more-than = none: it takes more than one standard, or more than one rating
item-enough-alone-one-rating-up = Enough alone, one rating up
column-now = Now
column-to-a-better-one = To a better one
column-to-a-worse-one = To a worse one
title-units-judged-differently = Units judged differently
words-known-within-limits = Known within limits
note-a-rating-that-is-the = A rating that is the lowest of several: to a better one every question that is named has to cross, and one unit may do for several; to a worse one any of those named is enough.
note-distances-are-those-of-the = Distances are those of the whole per cents as printed.
text-distances-are-those-of-the = Distances are those of the exact shares.
text-distances-are-those-of-the-figure = Distances are those of the figure that each band compares, printed or exact.
note-derived-answers-are-flipped-as = Derived answers are flipped as answers to the question, whatever the observations are; unknown ones stay unknown, so that every rating they allow has to change.
note-from-counts-nobody-can-say = From counts nobody can say which units are the same: the numbers are limits.
say-to-a-better-rating = { $ids }: { $units } to a better rating

## margins/in_words.rs

words-there-is-no-better-one = there is no better one
words-there-is-no-worse-one = there is no worse one
words-not-by-other-judgements-the = not by other judgements: the standards that have cases do not add up to it
no-margin-entered = none: judged by the inspector, not counted
no-margin-panel = none: decided by the ratings panel
no-margin-between = none: known within limits only
no-margin-unknown = none: not known
no-margin-not-rated = none: not rated
no-margin-other-rollup = not worked out: it rests on another rollup than the lowest of questions
no-margin-published = none: the published rating, which is not worked out from cases
no-margin-no-overall = none: there is no overall rating
no-margin-limits = not worked out: limits of the framework may cap it
say-by-2 = { $question } by { $need }
say-not-by-other-judgements-too = not by other judgements: too little is judged of { $ids }

## plan.rs

title-how-many = How many
title-questions-that-are-asked-of-a = Questions that are asked of a part of them
title-how-often-a-body-would-be = How often a body would be rated wrongly
say-a-sample-of-eligible = A sample of { $eligible } eligible
say-rates-nothing-by-its-share = { $framework } rates nothing by its share of units, so that no edge can be missed.
say-within-at = within { $decimal } { $points } at { $given }

## plan/parts.rs

words-asked-of = Asked of
words-eligible-2 = Eligible
words-in-the-sample = In the sample
text-a-question-that-some-of = A question that some of them alone are asked rests on fewer. Its part of the sample stands for the same part of those eligible, and its share is known less closely.
say-within-at-2 = Within, at { $given }

## plan/ratings.rs

text-the-lowest-of-several-key = The lowest of several key questions is taken with the same true share in all of them, each asked of every unit, and what is found in them taken as independent. Where findings about the same units hang together, the truth lies between the table for one and the one for all of them. It is what taking the lowest does; it is no error.
words-on-the-edge = on the edge
words-from-the-nearest-edge = From the nearest edge
words-true-share = True share
words-truly = Truly
words-rated-wrongly = Rated wrongly
words-the-whole-per-cent-as = the whole per cent as printed
words-the-exact-share = the exact share
words-one-alone = One alone
text-for-a-sample-of-how = For a sample of { $drawn }: how often chance alone would put what is found into another band than the true share of all that are eligible. Nothing here is about a body that has been inspected.
say-rated-wrongly-at-most-by = Rated wrongly at most, by how far the true share is from an edge of the band { $name }
note-edges-compared-with = Edges { $edges }{ $known }, compared with { $compared }.
say-one-alone = One { $level } alone
say-the-lowest-of-s = The lowest of { $many } { $level }s: { $ids }
say-lowest-of = Lowest of { $many }

## plan/sizes.rs

item-asked-for = Asked for
item-as-the-inspectorate-drew-its-samples = As the inspectorate drew its samples
words-whose = Whose
words-a-share-is-known = A share is known
words-to-be-drawn = To be drawn
note-at-a-share-of-one = At a share of one half, where it takes most; a simple random sample, rounded up.
words-80-and-5-points-assumed = 80% and 5 points: assumed, guidance of the 2018 programme as generally known.
words-confidence = Confidence
title-to-be-drawn-by-confidence-and = To be drawn, by confidence and margin
say-as-says = As { $framework } says
note-what-follows-is-for-a = What follows is for a sample of { $drawn }.

## providers.rs

text-none-of-the-bodies-that = None of the bodies that are known is both of this kind and of this area.
column-name = Name
column-areas = Areas
column-read = Read
note-read-how-many-inspections-were = Read: how many inspections were read, those of several bodies together among them.
title-bodies-inspected = Bodies inspected
title-who-went-before = Who went before
title-who-came-after = Who came after
title-inspections-of-these-bodies = Inspections of these bodies
item-kind = Kind
item-fictional = Fictional
words-yes-made-up = yes: made up
item-not-one-body = Not one body
words-but-several-in-one-report = but several in one report
item-areas = Areas
item-dates = Dates
text-none-was-read = None was read.
note-side-by-side-not-ranked-two = Side by side, not ranked. Two bodies on the two sides of a succession did not have the same cases.
column-overall-as-printed = Overall, as printed
provider-kind-trust = Probation Trusts
provider-kind-crc = Community rehabilitation companies
provider-kind-nps = Divisions of the National Probation Service
provider-kind-region = Probation regions
provider-kind-pdu = Probation delivery units
provider-kind-youth = Youth justice services
text-not-one-body-but-several = Not one body, but several in one report: { $ids }.
say-fictional = { $name } (fictional)

## providers/tree.rs

text-nobody-who-is-known = Nobody who is known.
text-nobody-yet = Nobody yet.
way-after = took over
say-all-of-work = { $passed } all of { $whose } work
say-part-of-work-divided-by = { $passed } part of { $whose } work, divided by { $by }
say-on = on { $date }
say-in-2 = in { $date }

## quality.rs

notice-internal-nothing-in-this-report = Internal: nothing in this report has been hidden.
text-this-record-has-no-table = This record has no table of cases, so there are no answers to look at.
say-data-quality = Data quality: { $inspection }
say-line = { $count }: line { $one }
say-lines-and-more = { $count }: lines { $several } and { $more } more
say-lines-and = { $count }: lines { $most } and { $last }

## quality/answers.rs

column-applies-to = Applies to
column-answered = Answered
column-blank = Blank
column-cannot-tell = Cannot tell
words-open = Open
words-prompts = Prompts
words-observations = Observations
note-shares-are-of-the-units = Shares are of the units that it applies to. N/a: answered so where it applies, and left out of its share; "judged" where the assessor decides whether it applies, and beside the units that it applies to.
text-open-units-of-which-a = Open: units of which a blank fact leaves open whether it applies, and no answer says.
words-by-column = By column
column-units-left-open = Units left open
column-questions-left-open = Questions left open
words-no-column = no column
words-none = none
note-facts-that-decide-to-which = Facts that decide to which units a question applies. Left open: no answer says so either.
words-facts-that-are-needed = Facts that are needed
column-prompts = Prompts
column-compared = Compared
column-yes-every-prompt-no = Yes, every prompt no
words-no-every-prompt-yes = No, every prompt yes
note-prompts-prompts-of-the-question = Prompts: prompts of the question, and observations of its rule, that have a column. Compared: units with an answer to the question and to each of them that can be asked.
text-none-of-these-is-an = None of these is an error: the question is a judgement of its own.
words-against-their-prompts = Against their prompts
say-judged = { $judged } judged

## quality/assessors.rs

words-not-named = not named
note-sufficient-of-all-recorded-answers = Sufficient: of all recorded answers to questions that are sufficient or insufficient.
text-assessors-are-not-ranked-each = Assessors are not ranked: each had other units, and with so few a range arises by chance alone.
words-by-assessor = By assessor
column-assessors = Assessors
note-range = Range: { $range }.
note-only-where-two-assessors-or = Only where two assessors or more have { $fewest } answers or more, and only those.
title-range-by = Range by { $question-level }
say-to-over-assessors-with-answers = { $lowest } to { $highest }, over { $assessors } assessors with { $fewest } answers or more

## quality/sample.rs

column-eligible = Eligible
column-drawn = Drawn
column-assessed = Assessed
column-replaced = Replaced
column-all = All
title-drawn-and-read = Drawn and read
words-of-no-stratum = of no stratum
words-of-more-than-one = of more than one
words-that-cannot-be-placed-because = that cannot be placed, because a fact is blank
column-of-the-frame = Of the frame
column-of-those-read = Of those read
note-the-difference-is-of-the = The difference is of the exact shares, in percentage points, and rounded once.
title-sample-against-frame = Sample against frame
note-units-drawn-counts-replacements-too = Units: { $plural }. Drawn counts replacements too. Read: what stands in the table; blank where that cannot be told.
say-short-of-assessed = { $read } short of assessed
say-more-than-assessed = { $assessed } more than assessed
say-drawn-neither-assessed-nor-replaced = { $left } drawn, neither assessed nor replaced
say-short-of-drawn = { $read } short of drawn
say-more-may-be-of-it = { $may-be } more may be of it: a fact is blank
text-of-the-units-read = Of the units read: { $parts }.

## quality/units.rs

column-facts = Facts
column-contradictions-in-judgement = Contradictions in judgement
column-risk-of-serious-harm = Risk of serious harm
column-dates = Dates
column-alike = Alike
column-recorded = Recorded
column-recorded-against-the-inspectors = Recorded against the inspector's
column-window = Window
column-within-it = Within it
column-before-it = Before it
column-after-it = After it
column-no-day = No day
item-rows-the-same-as-another-but = Rows the same as another but for the id
item-columns-with-one-answer-throughout = Columns with one answer throughout
item-facts-with-one-value-throughout = Facts with one value throughout
text-hints-not-faults-such-rows = Hints, not faults: such rows and columns may be right, or copied, or filled in without looking.
say-inspector = Inspector: { $name }
note-the-inspector-put-higher-than = The inspector put { $counts } higher than recorded, { $counts-2 } lower, and { $counts-3 } the same. { $not-compared } cannot be compared.
text-the-window-of-the-sample = The window of the sample is { $window }; without a column `commenced` nothing can be held against it.
say-all = { $id } (all { $known } { $word })

## quotation.rs

words-synthetic-made-up-cases = synthetic: made-up cases
words-self-assessment-the-provider-judged = self-assessment: the provider judged its own work
item-counts = Counts
item-word-for-the-proportion = Word for the proportion
item-figure = Figure
item-as-printed = As printed
item-base = Base
item-how-it-came = How it came
item-status = Status
words-this-figure-is-not-shown = this figure is not shown
words-a-figure-of-the-report = a figure of the report, no question of the regime
say-in-words = { $name } in words
say-base = base: { $base }
say-in-the-sources-words-2 = , in the source's words "{ $words }"
say-is-given-as = "{ $one }" is given as { $shown }{ $place }
say-a-figure-of-the-report = a figure of the report, no question of the regime: { $source }

## quotation/nodes.rs

words-overall = Overall
words-whatever-the-figures-are-that = , whatever the figures are that are not known
words-not-rated-2 = not rated
words-its-share = its share
words-as-far-as-is-known = , as far as is known
say-as-far-as-is-known = "{ $outcome }", as far as is known
say-not-known-since = not known, since { $why-no-overall }
basis-published-by = ; by the scoring rule alone it is { $rated }
say-the-report-prints = ; the report prints "{ $printed }"
part-points = the total is { $points }, { $basis }
say-the-overall-rating-is-with = the overall rating is { $rated }, with { $points }, { $basis }{ $by-rule }{ $printed }
say-has-1-point = { $called } has 1 point
say-has-points = { $called } has { $least } points
say-has-to-points = { $called } has { $least } to { $most } points
say-the-points-of-are-not = the points of { $called } are not known
say-by-the-ratings-panel-by-the = , by the ratings panel ({ $reason }); by the scoring rule alone it is { $rule }
say-as-entered-by-the = , as entered by the { $card }
say-by-its-lowest-figure = , by its lowest figure: { $lowest }
outcome-rated = { $called } is rated "{ $text }"{ $why }
outcome-between-is = { $called } is rated somewhere from "{ $rating }" to "{ $rating-2 }": the figures leave open which
outcome-unknown-the = the rating of { $called } is not known
say-is-3 = { $called } is { $words }
say-at = { $ids } at { $share }
say-ranging-from-to = , ranging from { $printed } to { $printed-2 }{ $over }
say-the-score-of-is-as = the score of { $called } is { $text }, as printed{ $range }
say-has-no-second-score = { $called } has no second score
say-its-lowest-figure = its lowest figure ({ $lowest })
say-the-score-of-is = the score of { $called } is { $text }{ $open }: { $what }
say-over-the-of-its-s = over the { $k } of its { $n } { $kind }s that have counts it is { $text }, another figure
say-the-score-of-is-not = the score of { $called } is not known; { $another }
say-the-score-of-is-not-known = the score of { $called } is not known

## quotation/questions.rs

words-was-judged-insufficient = was judged insufficient
words-comes-out-insufficient = comes out insufficient
words-was-not-done-at-all = was not done at all
words-was-judged-sufficient = was judged sufficient
words-comes-out-sufficient = comes out sufficient
words-the-source-says-nothing-of = ; the source says nothing of the others
words-does-not-apply = does not apply
words-do-not-apply = do not apply
words-is-not-known = is not known
words-are-not-known = are not known
words-gaps-filled = gaps filled
words-the-providers-own-counts = the provider's own counts
words-published-counts = published counts
no-basis-no-unit-applies-there = there was no { $one }{ $among } to which { $title } applies
no-basis-no-data-nothing = nothing is known of { $title }
say-was-judged-sufficient-in-in = { $title } was judged sufficient in "{ $stated }", in the source's words{ $turned }
say-in-of-relevant-as-printed = { $title } { $verb } in { $printed } of relevant { $many }, as printed; the source gives no count{ $tail }
say-in-3 = { $title } { $verb } in { $counts }
say-with-the-answers-that-are = ; with the answers that are not known it may be anything from { $range }
say-in-4 = { $title } { $verb } in { $counts }{ $word }{ $open }
say-between-and-of = between { $low } and { $high } of { $relevant }{ $among } ({ $range })
say-of-relevant = { $range } of relevant { $many }{ $among }
say-in-what-is-not-known = { $title } { $verb } in { $between }{ $word }; what is not known leaves open where
say-relevant = { $count } relevant { $many }
say-none-of-the-relevant-of = none of the relevant { $many }{ $among }, of which there was one ({ $percent })
say-none-of = none of { $relevant }{ $among } ({ $percent })
say-the-one-relevant = the one relevant { $one }{ $among } ({ $percent })
say-all-2 = all { $relevant }{ $among } ({ $percent })
when-judged = { $many } where the assessor found that it was needed
say-where-2 = { $many } where { $in }
say-all-3 = all { $many }
say-of-these-only-those = { $asked }; of these only those{ $among }
say-left-out = { $asked }; left out: { $left-out }
say-by-the-regimes-rule-from = { $what } by the regime's rule from observations, rule { $status }
say-as-printed-by-the-source = as printed by the source{ $source }
say-as-stated-by = as stated by { $source }
say-fewer-than-10-units = { $words }; fewer than 10 units

## rejudgement.rs

title-the-same-cases-under-every-regime = The same cases under every regime that they can answer
text-there-are-no-cases-here = There are no cases here, only what was published: nothing can be judged again under another regime.
item-inspected-under = Inspected under
column-regime = Regime
column-questions-answered = Questions answered
column-units-judged = Units judged
title-the-same-cases-under-each-regime = The same cases under each regime
note-units-judged-those-for-which = Units judged: those for which at least one question has a settled answer.
text-side-by-side-not-one = Side by side, not one better than the other: each regime asks, adds up and words in its own way.
words-no-ratings-in-this-regime = no ratings in this regime
words-the-regime-they-were-inspected = , the regime they were inspected under
say-under-every-regime-that-its = { $inspection } under every regime that its cases can answer
text-the-cases-answer-no-question-of = The cases answer no question of { $ids }.
say-its-own = { $framework } (its own)
text-to-bear-in-mind-2 = To bear in mind: { $clauses }.
title-under-2 = Under { $framework }{ $own }

## rejudgement/questions.rs

column-settled = Settled
column-no-miss = No miss
column-1-miss = 1 miss
column-2-misses = 2 misses
note-settled-units-whose-answer-does = Settled: units whose answer does not hang on anything unknown, of those it applies to or may apply to.
note-no-miss-1-miss-2 = No miss, 1 miss, 2 misses: the limits of a derived share if its rule let so many of its lesser observations be insufficient, whatever it lets now; blank where nothing hangs on it.
title-what-the-cases-answer = What the cases answer
words-none-may-be-missed = none may be missed
words-1-may-be-missed = 1 may be missed
title-what-the-cases-cannot-answer = What the cases cannot answer
column-none-of-these-was-recorded = None of these was recorded
say-from-1-observation = { $parts } from 1 observation
say-from-all-observations = { $parts } from all { $of } observations
say-from-of-observations-without = { $parts } from { $kept } of { $of } observations, without { $missing }
say-the-rule-agrees-in = the rule agrees in { $counts }
say-may-be-missed = { $misses } may be missed
text-no-observation-answers-only-the = No observation answers { $ids }: only the inspector's own answers would, and there are none.
say-there-is-no-table-of = there is no table of { $plural }: { $missing }

## stability.rs

title-stability-if-the-sample-were-drawn = Stability if the sample were drawn again
words-it-stands-for-several-inspections = it stands for several inspections together and has no rating of its own
words-its-ratings-rest-on-counts = its ratings rest on counts or entered values, and there are no cases to draw again
words-its-regime-rates-nothing-by = its regime rates nothing by cases
words-all-its-cases-are-of = all its cases are of one cluster, so that each redraw would be the same
words-it-has-one-case-so = it has one case, so that each redraw would be the same
column-as-it-is = As it is
column-unclear = Unclear
column-not-rated = Not rated
column-monte-carlo-error = Monte Carlo error
title-ratings-in-the-redraws = Ratings in the redraws
note-unclear-what-is-unknown-leaves = Unclear: what is unknown leaves more than one rating open; nothing is put in its place.
note-not-rated-no-unit-of = Not rated: no unit of the redraw applies, or a standard of the total is missing.
note-where-the-lowest-of-several = Where the lowest of several shares is rated, redraws lean to the worse side: chance that has already pulled one share down in the sample pulls again in each redraw.
note-no-monte-carlo-error-all = No Monte Carlo error: all that could be drawn was drawn.
text-monte-carlo-error-in-points = Monte Carlo error, in points: how far, either way, the shares of a row may be from those of endless redrawing (at 95 per cent; the largest of the row).
text-not-drawn-again = Not drawn again: { $why }.
text-how-often-each-rating-by = How often each rating by the scoring rule came out when the sample was drawn again { $replicates } times (seed { $seed }), every answer as it is. This is about chance in drawing alone: not about whether the answers are right, and not how likely it is that the body is good.
say-none = none ({ $why-no-overall })
note-as-they-are-in-every = As they are in every redraw, since no cases that were read rate them: { $stay }.

## stability/lowest.rs

column-at-the-edge = At the edge
column-5-points-above = 5 points above
column-10-points-above = 10 points above
title-effect-of-taking-the-lowest = Effect of taking the lowest
note-how-often-a-standard-would = How often a standard would be rated worse than its questions deserve, if the true share of every one of them lay exactly there; in brackets, how often one question alone would fall short. What is in brackets is chance in drawing; what comes on top is what taking the lowest of several does. It is a policy of the regime, and no error.
words-drawn-from-a-population-of = drawn from a population of known size where the record gives one, else from very many
words-drawn-from-a-population-of-known = drawn from a population of known size, as the record gives it
words-drawn-from-very-many-since = drawn from very many, since the design is unknown
say-units = { $most-text } units
say-to-units = { $least-text } to { $most-text } units
say-1-question-of = { $effect } { $title }: 1 question, of { $of }
say-the-lowest-of-of = { $effect } { $title }: the lowest of { $questions }, of { $of }
say-from-3 = , from { $given }
text-worked-not-drawn-so-many = Worked, not drawn: so many units judged in each question as here, { $populations }, and questions independent of each other. Where good answers about one unit go together, the lowest falls short less often than this.

## stability/samples.rs

strata-kept-untold = the record does not say which units each of them holds
strata-kept-overlapping = some units are in more than one
strata-kept-crossed = some clusters are in more than one
words-1-of-these-parts-has = 1 of these parts has
words-some-of-these-parts-have = some of these parts have
words-so-few-that-the-shares = , so few that the shares are rough
words-units-of-no-stratum = units of no stratum
words-taken-as-drawn-from-very = taken as drawn from very many clusters
words-design-unknown-taken-as-drawn = design unknown, taken as drawn from very many
say-within-the-strata-of-the = within the strata of the sample: { $strata }
say-not-by-the-strata-of = not by the strata of the sample, since { $why }
say-a-single-one-to-draw = { $has } a single one to draw, which is in every redraw
say-drawn-one-by-one-and = drawn one by one{ $lacks } and taken as independent
say-of-them-single-units-of = , { $blank } of them single units of which it is blank
say-drawn-together-by-in-clusters = drawn together by `{ $fact }`, in { $clusters } clusters{ $blank }{ $few }
say-all-eligible-assessed-so-nothing = all { $eligible } eligible assessed, so nothing is left to chance
say-assessed-of-eligible = { $assessed } assessed of { $eligible } eligible

## template.rs

words-answers = Answers
words-columns = Columns
column-kind = Kind
column-what-it-is-about = What it is about
column-what-may-stand-in-it = What may stand in it
column-of-which-units = Of which units
text-choose-one-of-the-words = Choose one of the words in the list, or leave the cell blank.
text-this-worksheet-contains-one-table = This worksheet contains one table: the columns of the worksheet Answers, and what may stand in each.
text-a-blank-cell-is-a = A blank cell is a missing answer. A column that is not wanted may be deleted.
words-any-word-each-once = any word, each once
words-any-word = any word
words-a-day-yyyy-mm-dd = a day, YYYY-MM-DD
title-table-of-for = Table of { $options } for: { $framework }
text-the-first-column-of-the = The first column of the worksheet Answers, headed id, has an id for each { $one }: one that says nothing of who it is, such as c001. Nothing else in the table may say so either.
title-the-id-of-the = The id of the { $map-or }
when-always = asked of all { $units }
when-judged-asked = asked of { $units } where the assessor finds that it is needed

## uncertainty.rs

words-the-design-is-set-aside = the design is set aside
words-design-unknown = design unknown
say-intervals-per-cent-sampling-alone = Intervals: { $percent } per cent, sampling alone
say-wilson-taken-as-a-simple = { $sure }; Wilson; { $design }, taken as a simple random sample of very many.
say-clopper-pearson-taken-as-a = { $sure }; Clopper-Pearson; { $design }, taken as a simple random sample of very many.
say-hypergeometric-assessed-of-eligible-parts = { $sure }; { $units }: hypergeometric, { $assessed } assessed of { $eligible } eligible, parts of the sample by the same fraction; other units: Wilson, design unknown.

## writers.rs

column-version = Version
column-what-it-makes = What it makes
column-from = From
words-cannot-be-used = cannot be used
words-built-in = built in
note-libraries-are-looked-for-in = Libraries are looked for in the folders of `--writer-dir` and ASSIZE_WRITERS, and in `writers` beside the program. Each runs in a process of its own.
title-the-writers-that-can-be-used = The writers that can be used
title-writers = Writers
column-what-is-asked = What is asked
column-what-is-wrong = What is wrong
title-a-writer-held-to-its-promises = A writer held to its promises
title-what-it-was-held-to = What it was held to
say-sha-256 = { $path } (SHA-256 { $digest })
say-passed = { $writer } passed.
say-failed-of-trials = { $writer } failed { $failed } of { $trials } trials.

## comparison.rs

say-inspections-side-by-side = { $about }: { $cards } inspections side by side
say-inspections-side-by-side-2 = { $cards } inspections side by side

## explanation/second_rule.rs

say-by-the-second-rule-explains = by the second rule, { $rollup }: { $second }; `#{ $rollup-2 }` explains it

## explanation/steps.rs

text-its-parts = Its parts: { $parts }.
text-pooled-from-inspections = Pooled from { $ids } inspections.
text-read-from-rows = Read from { $name }: { $table } rows.

## report/aggregate.rs

words-what-this-is = What this is
text-shares-of-parts-of-the = Shares of parts of the sample were not asked for.
text-no-case-here-has-these = No case here has these facts, so that there are no shares of parts of the sample.
title-parts-of-the-sample-pooled = Parts of the sample, pooled
text-nobody-was-asked-beside-the = Nobody was asked beside the cases, or nothing of it is known.
title-interviews-and-what-others-say = Interviews, and what others say
title-pooled-and-the-mean-of-the = Pooled, and the mean of the inspections
say-inspections-taken-together = { $part } inspections taken together

## report/bodies.rs

title-ratings-body-by-body-and-standard = Ratings, body by body and standard by standard
note-counts-of-inspections-after-their = Counts of inspections after their ratings panels; nothing is averaged.
column-bodies = Bodies
column-lowest-in = Lowest in
note-of-the-inspections-whose-shares = Of the inspections whose shares are known; where two are equally low, both are counted.
title-how-many-inspections-have-each = How many inspections have each rating: { $framework }
title-s-all-units-together-under = { $question-level }s, all units together: { $kinds } under { $framework }
title-which-was-the-lowest-how = Which { $question-level } was the lowest, how often

## report/drivers.rs

text-no-score-here-is-a = No score here is a mean of questions that are known, so that nothing can be left out of one.
text-a-rare-question-weighs-as = A rare question weighs as much as a common one in a mean. Left out one at a time, these move the score most.
title-what-drives-the-scores = What drives the scores
column-without = Without
column-its-own-share = Its own share
column-then = Then
column-moves-by = Moves by
say-over-the-of-that-have-counts = { $percent } over the { $children } of { $subset } that have counts; never to be set beside a printed score

## report/headline.rs

text-strengths = Strengths:
text-concerns = Concerns:
text-neither-scores-nor-ratings-are = Neither scores nor ratings are known.
title-the-results-together = The results together
text-the-dot-is-the-score = The dot is the score of all together; the line is the range over the bodies, from the lowest to the highest. Bodies are not ranked: a range arises by chance, too.
words-range-over-the-bodies = range over the bodies
column-percentage = Percentage
column-range = Range
column-providers = Providers
say-has-the-lowest-score-of = { $lowest } has the lowest score of { $rows } { $level }s, { $made }; { $highest } the highest, { $made-2 }.
say-over = { $range } over { $over }
say-score-of-each-per-cent = Score of each { $level }, per cent; { $inspection }
text-dots-on-ranges-from-the = Dots on ranges, from the top down. { $said }.
text-overall-ratings-of-inspections-under = Overall ratings of { $many } inspections under { $framework }: { $said }. No rating is given to all of them together.

## report/outcomes.rs

text-nothing-is-known-of-the-single = Nothing is known of the single questions of these inspections: the sources give neither cases nor counts.
title-part-by-part = Part by part
words-of-all-together-the-lowest = of all together; the lowest and the highest of the bodies stand in the table of results
words-score = Score
text-recommended = Recommended:
text-the-bodies-differ-by-no = The bodies differ by no more than chance alone would give.
column-pooled = Pooled
column-by-chance = By chance
text-the-dot-is-the-share = The dot is the share of all units together; the thin line leads from the lowest to the highest body, the thick one over the range that chance alone would give.
words-expected-from-chance-alone = expected from chance alone
column-not-done-at-all = Not done at all
column-done-not-well-enough = Done, not well enough
note-both-are-parts-of-what = Both are parts of what was not sufficient; where the source does not say how many were not done, the question is not here.
title-not-done-though-needed = Not done though needed
say-looked-at-in-s = { $text }Looked at, in { $questions } { $question-level }s: { $titles }.
text-in-none-of-s-do = In none of { $many } { $level }s do the bodies differ by more than chance alone would give.
text-in-all-of-s-the = In all of { $many } { $level }s the bodies differ by more than chance alone would give.
text-in-of-s-the-bodies = In { $some } of { $many } { $level }s the bodies differ by more than chance alone would give.
say-over-by-chance = { $dot }: { $figure } ({ $n-of }), { $range } over { $bodies }, by chance { $expected }
note-by-chance-if-one-share = By chance: if one share stood behind all bodies, the pooled one, all of their shares would lie in it { $percent } times in a hundred, their samples being as large as they are. Many questions are looked at, so that some fall outside by chance. Bodies are not ranked.
say-per-cent-judged-sufficient-all = Per cent judged sufficient, all bodies together and the range over { $ids }
say-range-over-bodies = range over { $ids } bodies
say-per-cent-judged-sufficient = Per cent judged sufficient; { $inspection }

## report/profile.rs

words-not-recorded-2 = Not recorded
note-all-cases-that-were-read = All cases that were read, of all inspections together.
title-who-the-cases-are = Who the cases are
words-not-read = not read
words-inspection = Inspection
words-kind-of-body = Kind of body
words-fieldwork = Fieldwork
words-published = Published
title-inspections-and-dates = Inspections and dates

## in_language.rs

notice-partly-welsh = The titles, ratings and labels of this report are in Welsh as far as there are words for them; the rest is in English. Not all of the Welsh has been reviewed.

## Titles that frameworks give in English alone; they are looked up by what they say

rating-outstanding = Outstanding
rating-good = Good
rating-requires-improvement = Requires improvement
rating-inadequate = Inadequate
named-organisational-delivery = Organisational delivery
named-leadership = Leadership
named-staff = Staff
named-services = Services
named-information-and-facilities = Information and facilities
named-case-supervision = Case supervision
named-assessment = Assessment
named-planning = Planning
named-implementation-and-delivery = Implementation and delivery
named-reviewing = Reviewing
named-unpaid-work-and-through-the-gate = Unpaid work and Through the Gate
named-unpaid-work = Unpaid work
named-through-the-gate = Through the Gate
named-court-work-and-work-with-victims = Court work and work with victims
named-court-reports-and-case-allocation = Court reports and case allocation
named-statutory-victim-work = Statutory victim work
named-key-questions = Key questions
