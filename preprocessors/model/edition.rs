//! Who reads: tiers, editions, and who may know what.

use super::record::choices;

choices! {
    /// A Tier is one of the three floors of a security policy (階層).
    Tier {
        /// 基本方針
        Policy = "基本方針",
        /// 対策基準
        Standard = "対策基準",
        /// 実施手順
        Procedure = "実施手順",
    }
}

choices! {
    /// A Visibility is the narrowest circle that may read a thing (公開範囲).
    Visibility {
        /// Everybody.
        Public = "公開",
        /// The municipality's staff.
        Staff = "職員",
        /// The officers who keep the policy, auditors, the committee.
        Officer = "担当",
    }
}

/// An Edition is a site for one circle of readers (公開区分).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edition {
    /// 公開版
    Public,
    /// 職員版
    Staff,
    /// 担当版
    Officer,
}

impl Edition {
    /// Every edition, the widest circle first.
    pub const ALL: [Self; 3] = [Self::Public, Self::Staff, Self::Officer];

    /// What is written on the command line, in the marker and in addresses.
    pub fn token(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Staff => "staff",
            Self::Officer => "officer",
        }
    }

    /// What readers see.
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "公開版",
            Self::Staff => "職員版",
            Self::Officer => "担当版",
        }
    }

    /// The edition of that token.
    pub fn parse(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edition| edition.token() == token)
    }

    /// Whether this edition may show a thing of that visibility.
    pub fn may_show(self, visibility: Visibility) -> bool {
        match visibility {
            Visibility::Public => true,
            Visibility::Staff => self >= Self::Staff,
            Visibility::Officer => self == Self::Officer,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_edition_sees_what_the_wider_circle_sees_and_more() {
        let seen = |edition: Edition| Visibility::ALL.iter().filter(|v| edition.may_show(**v)).count();
        assert_eq!(Edition::ALL.map(seen), [1, 2, 3]);
        assert!(Edition::Public.may_show(Visibility::Public));
    }
}
