//! Compiles the scoped style sheets of `style/scoped` into `target/css/scoped.css`.
//!
//! The class stylers gives a sheet depends on its length only, so two sheets can get the same one: that stops the
//! build here, as does anything stylers is known to garble. A sheet is one root block with native nesting.

fn main() {
    #[cfg(feature = "ui")]
    if let Err(message) = scoped::compile() {
        println!("cargo::error={message}");
        std::process::exit(1);
    }
}

#[cfg(feature = "ui")]
mod scoped {
    use std::collections::BTreeMap;
    use std::fs;
    use std::path::{Path, PathBuf};

    const SOURCE: &str = "style/scoped";
    const TARGET: &str = "target/css/scoped.css";

    pub fn compile() -> Result<(), String> {
        println!("cargo::rerun-if-changed=style");
        let mut sheets = Vec::new();
        collect(Path::new(SOURCE), &mut sheets)?;
        sheets.sort();

        let mut owners: BTreeMap<String, PathBuf> = BTreeMap::new();
        let mut css = String::new();
        for path in sheets {
            let text = read(&path)?;
            check(&text).map_err(|what| format!("{}: {what}", path.display()))?;
            let class = stylers_core::Class::rand_class_from_seed(text.clone());
            if let Some(other) = owners.insert(class.as_name().to_owned(), path.clone()) {
                return Err(format!(
                    "{} and {} get the same class {}: lengthen one of them by a comment",
                    other.display(),
                    path.display(),
                    class.as_name()
                ));
            }
            css.push_str(&stylers_core::from_str(&text, &class));
            css.push('\n');
        }
        write_if_changed(Path::new(TARGET), &css)
    }

    fn collect(folder: &Path, sheets: &mut Vec<PathBuf>) -> Result<(), String> {
        let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        for entry in entries {
            let path = entry
                .map_err(|error| format!("{}: {error}", folder.display()))?
                .path();
            if path.is_dir() {
                collect(&path, sheets)?;
            } else if path.extension().is_some_and(|extension| extension == "css") {
                sheets.push(path);
            }
        }
        Ok(())
    }

    fn read(path: &Path) -> Result<String, String> {
        fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
    }

    /// The shapes stylers is known to garble.
    fn check(text: &str) -> Result<(), String> {
        let (mut depth, mut blocks) = (0_u32, 0_u32);
        for line in text.lines() {
            let line = line.trim();
            if depth == 0 && line.starts_with(":root") {
                return Err("a top-level :root rule would lose its selector: nest `:root… &`".into());
            }
            let ends = [';', '{', '}', ','];
            let is_comment = line.starts_with("/*") || line.starts_with('*') || line.ends_with("*/");
            if depth > 0 && !line.is_empty() && !is_comment && !line.ends_with(ends) {
                return Err(format!("a value must stay on one line: `{line}`"));
            }
            for character in line.chars() {
                match character {
                    '{' => {
                        blocks += u32::from(depth == 0);
                        depth += 1;
                    }
                    '}' => depth = depth.saturating_sub(1),
                    _ => {}
                }
            }
        }
        if blocks == 1 {
            Ok(())
        } else {
            Err(format!("one root block expected, {blocks} found"))
        }
    }

    /// Only if changed, so that a watching Trunk does not build for ever.
    fn write_if_changed(path: &Path, text: &str) -> Result<(), String> {
        if fs::read_to_string(path).is_ok_and(|old| old == text) {
            return Ok(());
        }
        let folder = path.parent().unwrap_or(path);
        fs::create_dir_all(folder)
            .and_then(|()| fs::write(path, text))
            .map_err(|error| format!("{}: {error}", path.display()))
    }
}
