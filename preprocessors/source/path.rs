//! Paths inside the project: divided by `/`, relative.

/// The path that `way` leads to from the file at `from`; `None` when it leads out of the folder or is no relative way.
pub fn join(from: &str, way: &str) -> Option<String> {
    if way.starts_with(['/', '\\']) {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in way.split(['/', '\\']) {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::join;

    #[test]
    fn ways_stay_inside() {
        assert_eq!(join("guide/a.md", "../policy/b.md").as_deref(), Some("policy/b.md"));
        assert_eq!(join("guide/a.md", "./b.md").as_deref(), Some("guide/b.md"));
        assert_eq!(join("guide/a.md", "../../b.md"), None);
        assert_eq!(join("guide/a.md", "/etc/b.md"), None);
    }
}
