//! How alike two units are.

/// A Profile is which two characters stand side by side in some words, and how often.
#[derive(Debug, Default)]
pub struct Profile(Vec<u64>);

impl Profile {
    /// That of some words.
    pub fn of(words: &str) -> Self {
        let characters = words.chars().filter(|c| !c.is_control());
        let mut pairs: Vec<u64> = characters
            .clone()
            .zip(characters.skip(1))
            .map(|(one, next)| (u64::from(u32::from(one)) << 32) | u64::from(u32::from(next)))
            .collect();
        pairs.sort_unstable();
        Self(pairs)
    }

    /// Dice's coefficient of both, from 0 to 1; where it cannot reach `least`, 0.
    pub fn likeness(&self, other: &Self, least: f64) -> f64 {
        let (a, b) = (&self.0, &other.0);
        let all = a.len() + b.len();
        let most = 2.0 * a.len().min(b.len()) as f64;
        if all == 0 || most < least * all as f64 {
            return 0.0;
        }
        let mut shared = 0_usize;
        let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
        while let (Some(one), Some(other)) = (a.peek(), b.peek()) {
            match one.cmp(other) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    a.next();
                    b.next();
                }
            }
        }
        2.0 * shared as f64 / all as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_nothing_to_all() {
        let likeness = |a: &str, b: &str| Profile::of(a).likeness(&Profile::of(b), 0.0);
        assert!((likeness("情報資産", "情報資産") - 1.0).abs() < 1e-9);
        assert!((likeness("情報資産を", "情報資料を") - 0.5).abs() < 1e-9);
        assert!(likeness("情報資産", "点検") < 1e-9);
        assert!(likeness("", "") < 1e-9);
        assert!(Profile::of("情報資産の管理").likeness(&Profile::of("情報"), 0.9) < 1e-9);
    }
}
