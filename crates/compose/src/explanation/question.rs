//! How a question was counted: what was recorded, what the rule says, which units are where.

use super::*;

impl Explainer<'_, '_> {
    pub(super) fn question(
        &self,
        step: &TraceStep,
        index: usize,
        units: &[Exclusion],
        observations: &[ObservationCount],
    ) -> Tree {
        let framework = self.framework();
        let (question, score) = (&framework.questions[index], &self.card.questions[index]);
        let tally = self.tally(step, index);
        let part = step.name.part.and_then(|part| self.part_words(index, part, tally));
        let words = match (&score.figure, tally) {
            _ if part.is_some() => part.unwrap_or_default(),
            (_, Some(tally)) if !tally.counts.has_no_basis() => {
                share_words(&Figure::of_nine(&tally.counts, score.reached), Some(&tally.counts))
            }
            _ => question_text(self.card, index),
        };
        let mut heading = format!("{} {}: {words}", framework.question_level, question.titled());
        if step.name.group.is_some() || step.name.part.is_some() {
            heading = format!("{}: {heading}", step.name);
        }
        let mut children = vec![leaf(format!("answers: {}", words::reached(score.reached)))];
        children.extend(scale_in_words(framework, question).map(leaf));
        if let Some(tally) = tally {
            children.push(counts(tally));
        }
        children.extend(words::blanks_counted(self.card.question(index)).map(leaf));
        if let Some(members) = self.card.members.as_ref().filter(|members| members.counted.contains_key(&index)) {
            children.push(leaf(format!("pooled from {}", words::list(&members.ids))));
        }
        children.extend(self.strata(step, index));
        let unweighed = self.card.question(index).unweighed();
        children.extend(unweighed.map(|unweighed| leaf(crate::weighted::not_weighed(framework, unweighed))));
        children.extend(self.record_of(index));
        if !observations.is_empty() {
            children.push(self.rule(index, observations));
        }
        if !units.is_empty() {
            children.push(branch("units", units.iter().map(|one| self.units(one)).collect()));
        }
        branch(heading, children)
    }

    /// What each stratum of a sample that was drawn unequally counts, and how much it weighs.
    fn strata(&self, step: &TraceStep, index: usize) -> Option<Tree> {
        let (strata, group) = (self.card.strata.as_ref()?, Group::of_name(&step.name));
        let counts = strata.counts(&group, index)?;
        let figure = strata.share(&group, index, self.card.questions[index].reached)?;
        let parts = strata.strata.iter().zip(counts).map(|(stratum, counts)| {
            let counts = counts.point().map_or("no exact share".to_owned(), |(n, of)| figures::counts_text(n, of));
            let (eligible, read) = (figures::whole_text(stratum.eligible), figures::whole_text(stratum.read));
            leaf(format!("{}: {counts}; {read} read of {eligible} eligible", stratum.title))
        });
        let open = crate::weighted::without_place(self.framework(), strata).map(leaf);
        let share = figures::bounded_text(figure.point.as_ref(), &figure.limits);
        let parts = parts.chain(open).collect();
        Some(branch(format!("weighted by the strata, each as much as in the frame: {share}"), parts))
    }

    /// The share that was not sufficient, or not done at all.
    pub(super) fn part_words(&self, index: usize, part: FigurePart, tally: Option<&QuestionTally>) -> Option<String> {
        match part {
            FigurePart::Insufficient => {
                let text = match tally.and_then(|tally| tally.counts.point()) {
                    Some((n, of)) => figures::counts_text(of - n, of),
                    None => crate::cells::complement_of(self.card.question(index)).share()?.text.clone(),
                };
                Some(format!("{text} not sufficient"))
            }
            FigurePart::NotDone => {
                let not_done = self.card.question(index).not_done()?;
                Some(figures::not_done_text(&not_done))
            }
            FigurePart::Share | FigurePart::Rating | FigurePart::Points | FigurePart::Measure | FigurePart::By(_) => {
                None
            }
        }
    }

    /// "; by the sample 44% to 67% (95 per cent interval)", of a question's share that was counted.
    pub(super) fn by_sample(&self, step: &TraceStep, uncertainty: Uncertainty) -> Option<String> {
        let StepKind::Question { question, .. } = &step.what else { return None };
        let counts = &self.tally(step, *question).filter(|_| step.name.part.is_none())?.counts;
        let found = uncertainty.interval(self.card, &self.framework().questions[*question].unit, counts)?;
        Some(format!("; by the sample {} ({} per cent interval)", found.text, found.confidence))
    }

    /// The counts of the group that the name asks for.
    pub(super) fn tally(&self, step: &TraceStep, index: usize) -> Option<&QuestionTally> {
        let root: &FigureName = &self.trace.steps[0].name;
        let group = if root.group.is_some() { Group::of_name(root) } else { Group::of_name(&step.name) };
        self.card.tally.groups.get(&group).and_then(|questions| questions[index].as_ref())
    }

    pub(super) fn record_of(&self, index: usize) -> Vec<Tree> {
        let record = &self.card.record;
        let mut trees = Vec::new();
        trees.extend(self.card.question(index).not_done().map(|not_done| leaf(figures::not_done_text(&not_done))));
        if let Some(counts) = record.counts.get(&index) {
            let source = counts.value.source.as_deref();
            trees.push(self.source_leaf("counts as published".to_owned(), source));
        }
        if let Some(entered) = record.percents.get(&index) {
            let what = if entered.insufficient { "was not done well enough" } else { "was done well enough" };
            trees.push(self.source_leaf(
                format!(
                    "printed: {} {what}; no counts are given, so it is known only within its rounding",
                    figures::printed_text(entered.percent)
                ),
                entered.entered.and_then(|entered| entered.value.source.as_deref()),
            ));
        }
        if let Some(stated) = record.stated.get(&index) {
            let about = stated.value.about.map(|about| format!(" about what was {}", crate::words::side(about)));
            let words = crate::words::quoted(&stated.value.words, stated.value.retold);
            let text = format!("stated{}: {words}, a limit and never a point", about.unwrap_or_default());
            trees.push(self.source_leaf(text, Some(&stated.value.source)));
        }
        trees
    }

    pub(super) fn rule(&self, index: usize, observations: &[ObservationCount]) -> Tree {
        let question = &self.framework().questions[index];
        let rule = question.rule.as_ref().expect("observations are counted where there is a rule");
        let status = rule.origin.status.map_or("status not given", |status| status.word());
        let mut children = rule_trees(self.framework(), question);
        children.push(branch("what the table has of it", observations.iter().map(observation).collect()));
        Tree { text: format!("rule ({status})"), notes: vec![self.place(rule.span)], children }
    }

    pub(super) fn units(&self, exclusion: &Exclusion) -> Tree {
        let count = exclusion.units.len();
        let mut notes = vec![match self.ids {
            UnitIds::Told => exclusion.units.join(" "),
            UnitIds::Withheld => "libraries and commands are not told which these are".to_owned(),
        }];
        notes.extend(
            exclusion
                .span
                .filter(|_| matches!(exclusion.counts, CountsAs::DoesNotApply | CountsAs::MayNotApply))
                .map(|span| self.place(span)),
        );
        Tree { text: format!("{count} {}", words::counts_as(exclusion.counts)), notes, children: Vec::new() }
    }
}
