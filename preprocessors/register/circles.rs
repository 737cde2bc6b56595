//! Where links lead round in a circle: each circle is opened at the link that closes it, so that who follows links ends.

/// A Closing is the link that closes a circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// Whose link it is.
    pub from: usize,
    /// Which of its links, from 0.
    pub link: usize,
    /// The circle: from where the link leads, along the links, to `from`.
    pub path: Vec<usize>,
}

/// The links that close a circle, in the order of who has them first. Without these there is none.
pub fn closings(links: &[Vec<usize>]) -> Vec<Closing> {
    let mut done = vec![false; links.len()];
    let mut depth: Vec<Option<usize>> = vec![None; links.len()];
    let mut found = Vec::new();
    for start in 0..links.len() {
        // the walk, as who and which of its links comes next: a long chain may not take the stack
        let mut walk: Vec<(usize, usize)> = Vec::new();
        if !done[start] {
            depth[start] = Some(0);
            walk.push((start, 0));
        }
        while let Some((here, link)) = walk.last().copied() {
            let Some(&to) = links[here].get(link) else {
                done[here] = true;
                depth[here] = None;
                walk.pop();
                continue;
            };
            if let Some(last) = walk.last_mut() {
                last.1 += 1;
            }
            if let Some(at) = depth.get(to).copied().flatten() {
                let path = walk[at..].iter().map(|(node, _)| *node).collect();
                found.push(Closing { from: here, link, path });
            } else if done.get(to) == Some(&false) {
                depth[to] = Some(walk.len());
                walk.push((to, 0));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_circle_is_opened_where_it_closes() {
        assert_eq!(closings(&[vec![1], vec![2], vec![0]]), [Closing { from: 2, link: 0, path: vec![0, 1, 2] }]);
        assert_eq!(closings(&[vec![0]]), [Closing { from: 0, link: 0, path: vec![0] }]);
        assert_eq!(closings(&[vec![1, 2], vec![3], vec![3], vec![]]), [], "two ways to one end are no circle");
        assert_eq!(closings(&[vec![7]]), [], "to nobody");
    }

    #[test]
    fn a_long_chain_is_walked_to_its_end() {
        let chain: Vec<Vec<usize>> = (1..=200_000).map(|next| vec![next]).collect();
        assert_eq!(closings(&chain), []);
    }

    proptest! {
        #[test]
        fn without_the_closing_links_there_is_no_circle(links in prop::collection::vec(prop::collection::vec(0usize..9, 0..4), 0..9)) {
            let closing = closings(&links);
            let mut open = links.clone();
            for found in closing.iter().rev() {
                open[found.from][found.link] = usize::MAX;
            }
            // leaves go one after another; what is left would be a circle
            let mut left: Vec<usize> = (0..open.len()).collect();
            loop {
                let keep: Vec<usize> = left.iter().copied().filter(|at| open[*at].iter().any(|to| left.contains(to))).collect();
                if keep.len() == left.len() { break; }
                left = keep;
            }
            prop_assert!(left.is_empty(), "{left:?}");
        }
    }
}
