### The words of reports, in Welsh, grouped and in order as in `en.ftl`. What is not here is said in English.
### `# unreviewed` stands above each text that no Welsh speaker of the trade has reviewed: take it away with the review.

## words.rs

# unreviewed
notice-licensed = Yn cynnwys gwybodaeth sector cyhoeddus a drwyddedir o dan Drwydded Llywodraeth Agored f3.0.
# unreviewed
outcome-unknown = Anhysbys
# unreviewed
not-rated-no-unit-applies = Heb radd: nid oes uned yn berthnasol
# unreviewed
not-rated-no-band = Heb ei raddio yn y gyfundrefn hon
# unreviewed
not-rated-aggregate = Heb radd: sawl arolygiad ynghyd
# unreviewed
no-basis-no-unit-applies = dim sail
# unreviewed
no-basis-no-data = anhysbys
# unreviewed
why-no-overall-missing = nid yw 1 safon yn hysbys
# unreviewed
reached-recorded = cofnodwyd
# unreviewed
reached-derived = deilliwyd
# unreviewed
reached-mixed = cofnodwyd, bylchau wedi’u deillio
# unreviewed
reached-counts = cyfrifon cyhoeddedig
# unreviewed
reached-entered = fel yr argraffwyd
# unreviewed
reached-stated = terfyn a nodwyd
# unreviewed
reached-none = dim data
# unreviewed
counts-as-sufficient = digonol
# unreviewed
counts-as-insufficient = annigonol
# unreviewed
outcome-between = { $worst } – { $best }
# unreviewed
why-no-overall-missing-standards = nid yw { $missing } o safonau yn hysbys

## comparability.rs

# unreviewed
verdict-comparable = gellir eu cymharu
# unreviewed
verdict-bounded = gellir eu cymharu o fewn terfynau
# unreviewed
verdict-not-comparable = ni ellir eu cymharu

## dates.rs

# unreviewed
words-not-stated = heb ei nodi

## scorecard.rs

# unreviewed
say-rating-and-points = { $rating }, { $points }
# unreviewed
say-by-basis = { $result } ({ $basis })
# unreviewed
title-scorecards = Cardiau sgorio
# unreviewed
audience-internal = Mewnol: nid oes dim yn yr adroddiad hwn wedi’i guddio.
# unreviewed
words-not-known = anhysbys
# unreviewed
item-self-assessment = Hunanasesiad
# unreviewed
item-inspection = Arolygiad
# unreviewed
item-provider = Darparwr
# unreviewed
item-framework = Fframwaith
item-published = Cyhoeddwyd
# unreviewed
item-members = Aelodau
# unreviewed
item-read = Darllenwyd
# unreviewed
words-eligible = cymwys
# unreviewed
words-drawn = wedi’u tynnu
# unreviewed
words-assessed = wedi’u hasesu
# unreviewed
words-replaced = wedi’u disodli
item-sample = Sampl
# unreviewed
basis-rule = yn ôl y rheol sgorio
# unreviewed
basis-panel = ar ôl y panel graddau
# unreviewed
basis-published = fel y’i cyhoeddwyd
# unreviewed
item-overall = Cyffredinol
# unreviewed
item-printed = Argraffwyd
# unreviewed
item-by-the-scoring-rule = Yn ôl y rheol sgorio
# unreviewed
say-of-points = { $least } o { $maximum } o bwyntiau
# unreviewed
say-to-of-points = { $least } – { $most } o { $maximum } o bwyntiau
# unreviewed
say-no-overall-rating = dim gradd gyffredinol ({ $why-no-overall }); { $points }

## report/answer.rs

# unreviewed
title-the-answer = Yr ateb

## report/bars.rs

# unreviewed
column-share = Cyfran
# unreviewed
words-n-of-n = n o N
# unreviewed
column-interval = Cyfwng
# unreviewed
column-mean-of-others = Cymedr y lleill

## report/comparison.rs

# unreviewed
title-what-may-be-set-against-what = Beth y gellir ei gymharu â beth
# unreviewed
title-on-what-both-regimes-ask = Ar yr hyn y mae’r ddwy gyfundrefn yn ei ofyn
# unreviewed
title-annexes = Atodiadau
# unreviewed
title-printed-and-computed = Argraffwyd a chyfrifwyd

## report/derived.rs

# unreviewed
title-the-same-cases-under-the-other = Yr un achosion o dan y cyfundrefnau eraill

## report/entered.rs

# unreviewed
title-standards-judged-as-a-whole-and = Safonau a farnwyd yn eu cyfanrwydd, a chyfweliadau
# unreviewed
column-rating = Gradd
# unreviewed
column-rests-on = Yn seiliedig ar
column-source = Ffynhonnell

## report/glossary.rs

# unreviewed
term-base = sail
# unreviewed
term-share = cyfran
# unreviewed
term-limits = terfynau
# unreviewed
term-interval = cyfwng
# unreviewed
term-derived = deilliedig
# unreviewed
term-recorded = cofnodedig
# unreviewed
term-stated-limit = terfyn a nodwyd
# unreviewed
term-not-done = heb ei wneud
# unreviewed
term-ratings-panel = panel graddau
# unreviewed
term-pooled = ynghyd
# unreviewed
term-self-assessment = hunanasesiad
# unreviewed
term-synthetic = synthetig

## report/groups.rs

# unreviewed
title-parts-of-the-sample = Rhannau o’r sampl

## report/inspection.rs

# unreviewed
title-data-quality = Ansawdd y data

## report/key_findings.rs

words-strengths = Cryfderau
# unreviewed
words-concerns = Pryderon
title-recommendations = Argymhellion
# unreviewed
title-what-became-of-earlier-recommendations = Beth ddaeth o argymhellion cynharach
# unreviewed
title-key-findings = Prif ganfyddiadau
# unreviewed
follow-up-status-done = wedi’i wneud
# unreviewed
follow-up-status-in-part = wedi’i wneud yn rhannol
# unreviewed
follow-up-status-not-done = heb ei wneud
# unreviewed
column-of = O
# unreviewed
column-became-of-it = Beth ddaeth ohono
# unreviewed
column-in-words = Mewn geiriau

## report/method.rs

# unreviewed
title-method-and-rounding = Dull a thalgrynnu

## report/native.rs

# unreviewed
title-what-each-said-side-by-side = Beth ddywedodd pob un, ochr yn ochr

## report/ratings.rs

# unreviewed
title-scores = Sgoriau
# unreviewed
title-ratings = Graddau
# unreviewed
words-no-overall-rating = Dim gradd gyffredinol
# unreviewed
words-by-the-scoring-rule = yn ôl y rheol sgorio
# unreviewed
words-as-published = fel y’i cyhoeddwyd
# unreviewed
words-overall-rating = Gradd gyffredinol
# unreviewed
words-points = Pwyntiau
# unreviewed
title-each-standards-rating = Gradd pob safon
# unreviewed
words-rating = Gradd
# unreviewed
words-rests-on = Yn seiliedig ar

## report/sample.rs

title-sample = Sampl
# unreviewed
item-frame = Ffrâm
# unreviewed
item-begun = Dechreuwyd
# unreviewed
item-everybody-supervised = Pawb sy’n cael eu goruchwylio

## report/splits.rs

# unreviewed
title-what-the-changes-are-made-of = O beth y gwnaed y newidiadau
# unreviewed
words-criteria = Meini prawf
words-cases = Achosion
# unreviewed
words-practice = Ymarfer

## report/standards.rs

# unreviewed
title-standard-by-standard = Fesul safon
# unreviewed
column-n-of-n = n o N
# unreviewed
column-sufficient = Digonol
# unreviewed
column-not-known = Anhysbys
# unreviewed
title-what-the-judgements-rest-on = Beth yw sail y dyfarniadau

## report/status.rs

# unreviewed
inspection-kind-inspection = Arolygiad
# unreviewed
inspection-kind-aggregate = Sawl arolygiad ynghyd
# unreviewed
inspection-kind-self-assessment = Hunanasesiad: barnodd y corff ei waith ei hun
# unreviewed
title-what-this-is = Beth yw hwn
# unreviewed
standing-draft = Drafft: heb ei wirio eto
# unreviewed
standing-final = Terfynol

## report/strip.rs

# unreviewed
words-not-rated = Heb radd

## report/sub_samples.rs

# unreviewed
column-asked-of = Gofynnwyd am
# unreviewed
column-judged = Barnwyd
# unreviewed
title-of-which-units-each-question-is = Am ba unedau y gofynnir pob cwestiwn

## report/timeline.rs

# unreviewed
words-when = Pryd
# unreviewed
words-body = Corff
# unreviewed
words-kind = Math
# unreviewed
words-regime = Cyfundrefn
# unreviewed
title-bodies-and-regimes = Cyrff a chyfundrefnau
# unreviewed
column-inspection = Arolygiad
# unreviewed
column-known-from = Yn hysbys o
title-sources = Ffynonellau

## report/trend.rs

# unreviewed
title-since-the-last-inspection = Ers yr arolygiad diwethaf
# unreviewed
break-body = corff arall
# unreviewed
break-regime = cyfundrefn arall
# unreviewed
break-area = ardal arall
# unreviewed
words-no-date = dim dyddiad

## scorecard/breakdowns.rs

# unreviewed
column-shows-from = I’w weld o
# unreviewed
words-blank = gwag
# unreviewed
title-by = Fesul { $breakdown }

## scorecard/overview.rs

# unreviewed
title-the-published-record = Y cofnod cyhoeddedig
# unreviewed
column-provider = Darparwr
# unreviewed
column-overall = Cyffredinol
# unreviewed
title-overview = Trosolwg
# unreviewed
words-no-overall-rating-2 = dim gradd gyffredinol
# unreviewed
say-as-printed = { $printed } (fel yr argraffwyd)

## scorecard/questions.rs

# unreviewed
column-answers = Atebion
# unreviewed
words-unknown = anhysbys

## scorecard/record.rs

# unreviewed
column-on = Am
# unreviewed
title-in-words = Mewn geiriau
# unreviewed
column-figure = Ffigur
# unreviewed
column-printed = Argraffwyd
title-context = Cyd-destun
# unreviewed
column-computed = Cyfrifwyd
# unreviewed
title-clashes = Gwrthdaro
# unreviewed
column-members = Aelodau
# unreviewed
column-lowest = Isaf
# unreviewed
column-highest = Uchaf
# unreviewed
column-mean-of-members = Cymedr yr aelodau
# unreviewed
column-smallest-base = Sail leiaf
# unreviewed
title-members = Aelodau
remark-kind-recommendation = Argymhelliad
remark-kind-strength = Cryfder
# unreviewed
remark-kind-concern = Pryder
# unreviewed
remark-kind-practice = Enghraifft o ymarfer
# unreviewed
words-follow-up = Dilyniant
# unreviewed
column-finding = Canfyddiad
# unreviewed
column-concerns = Yn ymwneud â
# unreviewed
title-findings = Canfyddiadau

## scorecard/standards.rs

# unreviewed
column-points = Pwyntiau
# unreviewed
column-remarks = Sylwadau
# unreviewed
words-entered = cofnodwyd gan yr arolygydd
# unreviewed
words-as-printed = fel yr argraffwyd

## scorecard/story.rs

column-published = Cyhoeddwyd
# unreviewed
column-who = Pwy
# unreviewed
column-what-the-document-says = Beth mae’r ddogfen yn ei ddweud
# unreviewed
title-what-was-published = Beth a gyhoeddwyd

## against.rs

# unreviewed
title-beside-others-of-its-kind = Ochr yn ochr ag eraill o’r un math
# unreviewed
column-this-one = Yr un hwn
# unreviewed
column-others-pooled = Y lleill ynghyd
# unreviewed
column-difference = Gwahaniaeth

## agreement/benchmark.rs

# unreviewed
column-insufficient = Annigonol

## agreement/sides.rs

# unreviewed
column-units = Unedau

## comparison/combined.rs

column-question = Cwestiwn

## comparison/follow_up.rs

# unreviewed
column-what = Beth
# unreviewed
column-part = Rhan

## comparison/groups.rs

column-year = Blwyddyn
# unreviewed
column-standards = Safonau
# unreviewed
column-inspections = Arolygiadau

## comparison/shares.rs

# unreviewed
column-first = Cyntaf
# unreviewed
column-second = Ail
# unreviewed
column-covered = Wedi’u cynnwys

## comparison/splits.rs

# unreviewed
column-change = Newid
# unreviewed
column-criteria = Meini prawf
column-cases = Achosion
# unreviewed
column-practice = Ymarfer

## comparison/summary.rs

# unreviewed
title-what-cannot-be-said = Beth na ellir ei ddweud

## comparison/verdicts.rs

# unreviewed
column-overall-rating = Gradd gyffredinol

## crosswalk.rs

title-summary = Crynodeb

## explanation.rs

# unreviewed
words-sufficient = digonol
# unreviewed
words-insufficient = annigonol

## frameworks.rs

column-title = Teitl

## margins.rs

# unreviewed
title-margins = Ymylon

## providers.rs

column-name = Enw

## quality.rs

# unreviewed
notice-internal-nothing-in-this-report = Mewnol: nid oes dim yn yr adroddiad hwn wedi’i guddio.

## quality/sample.rs

# unreviewed
column-eligible = Cymwys
# unreviewed
column-drawn = Tynnwyd
# unreviewed
column-assessed = Aseswyd
# unreviewed
column-replaced = Disodlwyd
column-all = Pob un

## quotation/nodes.rs

# unreviewed
words-overall = Cyffredinol

## stability.rs

# unreviewed
title-stability-if-the-sample-were-drawn = Sefydlogrwydd pe tynnid y sampl eto
# unreviewed
column-as-it-is = Fel y mae
# unreviewed
column-unclear = Aneglur
# unreviewed
column-not-rated = Heb radd
# unreviewed
title-ratings-in-the-redraws = Graddau yn y samplau newydd

## stability/lowest.rs

# unreviewed
title-effect-of-taking-the-lowest = Effaith cymryd yr isaf

## template.rs

# unreviewed
column-kind = Math

## in_language.rs

# unreviewed
notice-partly-welsh = Mae teitlau, graddau a labeli’r adroddiad hwn yn Gymraeg cyn belled ag y mae’r geiriau ar gael; mae’r gweddill yn Saesneg. Nid yw’r Gymraeg i gyd wedi’i hadolygu.

## Titles that frameworks give in English alone; they are looked up by what they say

rating-outstanding = Rhagorol
rating-good = Da
rating-requires-improvement = Angen gwella
rating-inadequate = Annigonol
# unreviewed
named-organisational-delivery = Cyflawni sefydliadol
# unreviewed
named-leadership = Arweinyddiaeth
named-staff = Staff
named-services = Gwasanaethau
# unreviewed
named-information-and-facilities = Gwybodaeth a chyfleusterau
# unreviewed
named-case-supervision = Goruchwylio achosion
# unreviewed
named-assessment = Asesu
named-planning = Cynllunio
# unreviewed
named-implementation-and-delivery = Gweithredu a chyflawni
# unreviewed
named-reviewing = Adolygu
# unreviewed
named-unpaid-work-and-through-the-gate = Gwaith di-dâl a Drwy’r Giât
# unreviewed
named-unpaid-work = Gwaith di-dâl
# unreviewed
named-through-the-gate = Drwy’r Giât
# unreviewed
named-court-work-and-work-with-victims = Gwaith llys a gwaith gyda dioddefwyr
# unreviewed
named-court-reports-and-case-allocation = Adroddiadau llys a dyrannu achosion
# unreviewed
named-statutory-victim-work = Gwaith statudol gyda dioddefwyr
# unreviewed
named-key-questions = Cwestiynau allweddol
