//! Classification and risk (domain §4): what systems, media and rooms inherit from the information in them, and the risk of
//! each asset by the scheme's formula. Only information is classified; what holds it takes the highest of what it holds.

use super::linked::Register;
use crate::model::asset::AssetKind;
use crate::model::record::Known;
use crate::model::scheme::{Importance, RiskFormula, Scheme, SchemeLevel};
use crate::model::{Asset, Located};

/// An Axis is one of the three by which information is classified.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Axis {
    /// 機密性
    Confidentiality,
    /// 完全性
    Integrity,
    /// 可用性
    Availability,
}

impl Axis {
    /// All three, in their order.
    pub const ALL: [Self; 3] = [Self::Confidentiality, Self::Integrity, Self::Availability];

    /// For readers.
    pub fn name(self) -> &'static str {
        match self {
            Self::Confidentiality => "機密性",
            Self::Integrity => "完全性",
            Self::Availability => "可用性",
        }
    }

    /// The levels of a scheme, the highest first.
    pub fn levels(self, scheme: &Scheme) -> &[SchemeLevel] {
        match self {
            Self::Confidentiality => &scheme.confidentiality,
            Self::Integrity => &scheme.integrity,
            Self::Availability => &scheme.availability,
        }
    }

    /// What an asset's record says.
    pub fn written(self, asset: &Asset) -> &Known<Located<String>> {
        match self {
            Self::Confidentiality => &asset.confidentiality,
            Self::Integrity => &asset.integrity,
            Self::Availability => &asset.availability,
        }
    }
}

/// A Class is a level on one axis and where it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Class {
    /// Index (from 0, the highest first) among the scheme's levels of the axis.
    pub level: usize,
    /// 承継元: the asset (its place in the roll) from which it is inherited; `None`: written in the record itself.
    pub from: Option<usize>,
    /// Raised by the volume of what is held.
    pub raised: bool,
}

/// A Risk is how an asset's risk is reckoned, step by step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Risk {
    /// Each axis with its level and that level's points.
    pub parts: [(Axis, String, u32); 3],
    /// How the parts became importance.
    pub rule: Importance,
    /// Importance, in points.
    pub importance: u32,
    /// Threat frequency, in points, and whether the record itself says so.
    pub frequency: (u32, bool),
    /// Likelihood that it leads to harm, in points, and whether the record itself says so.
    pub likelihood: (u32, bool),
    /// How the three became risk.
    pub formula: RiskFormula,
    /// Risk, in points.
    pub points: u32,
    /// Index of the computed band; `None`: below all bands.
    pub band: Option<usize>,
    /// Index of the band that somebody judged otherwise, and whether reason, post and day are there: without them the
    /// risk counts as 未確認.
    pub judged: Option<(usize, bool)>,
}

impl Risk {
    /// Frequency and likelihood together, as the formula takes them.
    pub fn threat(&self) -> u32 {
        match self.formula {
            RiskFormula::Product => self.frequency.0.saturating_mul(self.likelihood.0),
            RiskFormula::Sum => self.frequency.0.saturating_add(self.likelihood.0),
        }
    }

    /// Whether it counts: what somebody judged otherwise does only with reason, post and day.
    pub fn is_sure(&self) -> bool {
        !matches!(self.judged, Some((_, false)))
    }

    /// The band that holds; `None`: 未確認.
    pub fn holds(&self) -> Option<usize> {
        match self.judged {
            Some((band, true)) => Some(band),
            Some((_, false)) => None,
            None => self.band,
        }
    }
}

/// Classes are those of every asset and system, by their places in the rolls.
#[derive(Debug, Default)]
pub struct Classes {
    /// Of each asset, on each axis.
    pub assets: Vec<[Option<Class>; 3]>,
    /// Of each system, on each axis: inherited from the information in it.
    pub systems: Vec<[Option<Class>; 3]>,
}

impl Register {
    /// The municipality's scheme, where there is one.
    pub fn scheme(&self) -> Option<&Scheme> {
        self.rolls.schemes.records.first()
    }

    /// Reckons all classes.
    pub fn classes(&self) -> Classes {
        let Some(scheme) = self.scheme() else { return Classes::default() };
        let assets = &self.rolls.assets;
        let holds: Vec<Vec<usize>> = assets
            .records
            .iter()
            .map(|asset| asset.holds.iter().filter_map(|id| assets.place(id.value.as_str())).collect())
            .collect();
        let mut own: Vec<[Option<Class>; 3]> =
            assets.records.iter().map(|asset| Axis::ALL.map(|axis| written(scheme, axis, asset))).collect();
        // a chain is no longer than there are assets, mostly one step; a circle adds nothing once everybody has the highest
        loop {
            let mut changed = false;
            for (at, held) in holds.iter().enumerate() {
                for &inner in held {
                    changed |= inherit(&mut own, at, inner, scheme, assets.records.get(inner));
                }
            }
            if !changed {
                break;
            }
        }
        let mut systems: Vec<[Option<Class>; 3]> = vec![[None; 3]; self.rolls.systems.records.len()];
        for (at, asset) in assets.records.iter().enumerate() {
            let system = asset.system.value().and_then(|id| self.rolls.systems.place(id.value.as_str()));
            let Some(classes) = system.and_then(|system| systems.get_mut(system)) else { continue };
            for (axis, class) in Axis::ALL.into_iter().zip(classes.iter_mut()) {
                if let Some(found) = passed_on(&own, at, axis, scheme, Some(asset)) {
                    *class = higher(*class, found);
                }
            }
        }
        Classes { assets: own, systems }
    }

    /// The risk of an asset; `None` where something that it is reckoned from is not known.
    pub fn risk(&self, classes: &Classes, at: usize) -> Option<Risk> {
        let scheme = self.scheme()?;
        let asset = self.rolls.assets.records.get(at)?;
        let part = |axis: Axis| {
            let class = classes.assets.get(at)?.get(axis as usize).copied().flatten()?;
            let level = axis.levels(scheme).get(class.level)?;
            Some((axis, level.level.clone(), level.points))
        };
        let parts = [part(Axis::Confidentiality)?, part(Axis::Integrity)?, part(Axis::Availability)?];
        let points = || parts.iter().map(|(.., points)| *points);
        let importance = match scheme.importance {
            Importance::Greatest => points().max().unwrap_or_default(),
            Importance::Sum => points().fold(0, u32::saturating_add),
        };
        let input =
            asset.kind.value().and_then(|kind: &AssetKind| scheme.inputs.iter().find(|input| input.kind == *kind));
        let given = |own: Option<u32>, usual: Option<u32>| {
            own.map(|points| (points, true)).or_else(|| usual.map(|points| (points, false)))
        };
        let frequency = given(asset.frequency, input.map(|input| input.frequency))?;
        let likelihood = given(asset.likelihood, input.map(|input| input.likelihood))?;
        let points = match scheme.formula {
            RiskFormula::Product => importance.saturating_mul(frequency.0).saturating_mul(likelihood.0),
            RiskFormula::Sum => importance.saturating_add(frequency.0).saturating_add(likelihood.0),
        };
        let band = scheme.bands.iter().position(|band| points >= band.from);
        let judged = asset.judged.as_ref().and_then(|judged| {
            let own = scheme.bands.iter().position(|band| band.name == judged.band.value)?;
            let reason = judged.reason.as_ref().is_some_and(|reason| !reason.trim().is_empty());
            let whole = reason && judged.post.is_some() && judged.judged_on.is_some();
            (Some(own) != band).then_some((own, whole))
        });
        Some(Risk {
            parts,
            rule: scheme.importance,
            importance,
            frequency,
            likelihood,
            formula: scheme.formula,
            points,
            band,
            judged,
        })
    }
}

/// The level that a record says itself.
fn written(scheme: &Scheme, axis: Axis, asset: &Asset) -> Option<Class> {
    let word = axis.written(asset).value()?;
    let level = axis.levels(scheme).iter().position(|level| level.level == word.value)?;
    Some(Class { level, from: None, raised: false })
}

/// What an asset gives to whatever holds it: its class, raised where there is much of it.
fn passed_on(
    classes: &[[Option<Class>; 3]],
    inner: usize,
    axis: Axis,
    scheme: &Scheme,
    asset: Option<&Asset>,
) -> Option<Class> {
    let own = classes.get(inner)?.get(axis as usize).copied().flatten()?;
    let volume = asset.and_then(|asset| asset.volume.value()).filter(|_| axis == Axis::Confidentiality);
    let band = volume.and_then(|volume| scheme.volumes.iter().find(|band| band.name == volume.value));
    let least = band.and_then(|band| band.at_least.as_ref());
    let least = least.and_then(|least| scheme.confidentiality.iter().position(|level| level.level == least.value));
    let level = least.map_or(own.level, |least| own.level.min(least));
    Some(Class { level, from: Some(inner), raised: level < own.level })
}

/// Gives `at` what `inner`, which it holds, passes on; `true` where that is higher.
fn inherit(classes: &mut [[Option<Class>; 3]], at: usize, inner: usize, scheme: &Scheme, held: Option<&Asset>) -> bool {
    let mut changed = false;
    for axis in Axis::ALL {
        let Some(found) = passed_on(classes, inner, axis, scheme, held).filter(|_| at != inner) else { continue };
        let Some(own) = classes.get_mut(at).and_then(|classes| classes.get_mut(axis as usize)) else { continue };
        // of two alike the inherited one is told, since what holds information has no class of its own
        let is_new = own.is_none_or(|own| found.level < own.level || (own.from.is_none() && found.level == own.level));
        if is_new {
            *own = Some(found);
            changed = true;
        }
    }
    changed
}

fn higher(own: Option<Class>, found: Class) -> Option<Class> {
    match own {
        Some(own) if own.level <= found.level => Some(own),
        _ => Some(found),
    }
}
