//! Style and scripts: stable names, and the hash of the bytes behind `?v=`, so that caches are always fresh.

use crate::templates::Templates;
use crate::views::frame::Assets;
use sha2::{Digest as _, Sha256};

/// The names pages call, and the files.
pub fn assets(templates: &Templates) -> (Assets, Vec<(String, Vec<u8>)>) {
    let mut files = vec![("style.css".to_owned(), templates.style.clone().into_bytes())];
    files.push(("icon.svg".to_owned(), templates.icon.clone().into_bytes()));
    files.extend(templates.scripts.iter().map(|(name, text)| (name.clone(), text.clone().into_bytes())));
    let named = |name: &str| {
        let bytes = files.iter().find(|(file, _)| file == name).map_or(&[][..], |(_, bytes)| bytes);
        let hash: String = Sha256::digest(bytes).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
        format!("{name}?v={hash}")
    };
    let (style, head_script) = (named("style.css"), named("head.js"));
    (Assets { style, head_script, script: named("kitei.js"), search_script: named("search.js") }, files)
}
