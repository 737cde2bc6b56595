//! Since when the words of a row of a 履歴 hold, and whether they do yet.

use super::act::ActState;
use super::{Act, HistoryEntry};
use crate::text::days::{Coarse, Today};

/// The day from which a row's words hold: its own, else its act's, else its 年月日; `act` is the one it names. `None` where
/// an act is decided and its day is not known.
pub fn effective(row: &HistoryEntry, act: Option<&Act>) -> Option<Coarse> {
    let of_act = act.and_then(|act| act.effective.value());
    let day = row.effective.value().or(of_act).map(|date| date.value);
    let waits = act.is_some_and(|act| matches!(act.state.value(), Some(ActState::Decided)));
    day.or((!waits).then_some(row.date.value))
}

/// Whether a row's words hold on that day. What nobody has decided yet never does.
pub fn in_force(row: &HistoryEntry, act: Option<&Act>, today: Today) -> bool {
    let drafted = act.is_some_and(is_drafted);
    !drafted && effective(row, act).is_some_and(|day| day.first_day() <= today.day())
}

/// Whether an act has yet to be decided.
pub fn is_drafted(act: &Act) -> bool {
    matches!(act.state.value(), Some(ActState::Draft | ActState::Submitted))
}

/// The act that a row names.
pub fn act_of<'a>(row: &HistoryEntry, acts: impl IntoIterator<Item = &'a Act>) -> Option<&'a Act> {
    let id = row.act.value()?;
    acts.into_iter().find(|act| act.id == id.value)
}
