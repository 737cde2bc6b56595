//! `dates-out-of-order`: the days of one record stand in an order in which they cannot have come.

use super::place_of;
use crate::register::Register;
use crate::source::{Code, Diagnostic, Origin, Severity};
use crate::text::days::WrittenDate;

/// A Step is a field's title and its day.
type Step<'a> = (&'static str, Option<&'a WrittenDate>);

pub(super) fn check(register: &Register, faults: &mut Vec<Diagnostic>) {
    let rolls = &register.rolls;
    for it in &rolls.findings.records {
        let steps = [
            ("指摘日", it.found_on.value()),
            ("事実確認日", it.facts_on.value()),
            ("報告日", it.reported_on.value()),
            ("改善指示日", it.directed_on.value()),
            ("計画提出日", it.planned_on.value()),
            ("計画承認日", it.approved_on.value()),
            ("完了報告日", it.completed_on.value()),
            ("フォローアップ日", it.verified_on.value()),
            ("終結日", it.closed_on.value()),
        ];
        // what is mended on the spot is done before it is reported
        let steps = if it.on_the_spot { &steps[..1] } else { &steps[..] };
        say(&it.name, &it.origin, steps, faults);
    }
    for it in &rolls.audits.records {
        let steps = [("開始日", it.from.value()), ("終了日", it.until.value()), ("報告日", it.reported_on.value())];
        say(&it.name, &it.origin, &steps, faults);
    }
    for it in &rolls.exceptions.records {
        let steps = [("開始日", it.from.value()), ("期限", it.until.value())];
        say(&it.name, &it.origin, &steps, faults);
    }
    for it in &rolls.contractors.records {
        let steps = [("契約の始まり", it.from.value()), ("契約の終わり", it.until.value())];
        say(&it.name, &it.origin, &steps, faults);
    }
    for it in &rolls.applications.records {
        let steps = [("申請日", it.applied_on.value()), ("承認日", it.approved_on.value())];
        say(&it.name, &it.origin, &steps, faults);
        say(&it.name, &it.origin, &[("開始日", it.from.value()), ("期限", it.until.value())], faults);
    }
    for it in &rolls.incidents.records {
        let steps = [("発生日", it.occurred_on.value()), ("知った日", it.known_on.value())];
        say(&it.name, &it.origin, &steps, faults);
    }
    for it in &rolls.notices.records {
        let steps = [("受けた日", it.received_on.value()), ("回答した日", it.answered_on.value())];
        say(&it.name, &it.origin, &steps, faults);
    }
}

/// Says the first day of a record that is before one that comes earlier; a day that is not told comes nowhere.
fn say(name: &str, record: &Origin, steps: &[Step<'_>], faults: &mut Vec<Diagnostic>) {
    let mut last: Option<(&str, &WrittenDate)> = None;
    for (title, date) in steps {
        let Some(date) = date else { continue };
        if let Some((before, earlier)) = last.filter(|(_, earlier)| date.value.last_day() < earlier.value.first_day()) {
            let message =
                format!("「{name}」の{title}（{}）が、{before}（{}）より前です", date.written, earlier.written);
            let place = place_of(record, &date.written);
            faults.push(
                Diagnostic::new(Severity::Warning, Code::DatesOutOfOrder, place, message)
                    .hint(format!("{before}か{title}の日付を直してください")),
            );
            return;
        }
        last = Some((title, date));
    }
}
