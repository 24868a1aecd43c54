//! The test data: groups of `.in` and `.ans` files.

use serde_json::Value;

use super::settings::{Settings, words};
use super::validator::Validator;
use crate::document::Document;
use crate::folder::join;
use crate::load::io_cases::data_case;
use crate::load::{Context, MAXIMUM_MANIFEST};
use crate::{Content, Group, IoCase, Problem, Scoring};

/// What all secret groups earn together where the package gives no points.
const POINTS: u64 = 100;
/// The names of a group's own settings, of all versions of the format.
const SETTINGS: [&str; 2] = ["test_group.yaml", "testdata.yaml"];

/// The sample as a visible group, and the secret groups.
pub(super) fn read(context: &Context<'_>, settings: &Settings, validator: Validator) -> Vec<Group> {
    let reader = Reader {
        context,
        settings,
        validator,
    };
    let root = reader.group_settings(
        "data",
        &GroupSettings {
            flags: settings.validator_flags.clone(),
            file: super::MANIFEST.to_owned(),
            points: None,
        },
    );
    let mut groups: Vec<Group> = reader.sample(&root).into_iter().collect();
    let mut secret = reader.secret(&root);
    if let ([sample], true) = (groups.as_mut_slice(), secret.is_empty()) {
        // A package without secret data is judged by its sample.
        sample.points = POINTS;
        return groups;
    }
    if secret.is_empty() {
        let what = "there is no test data";
        let mend = "put files `NAME.in` and `NAME.ans` there";
        context.sink.push(Problem::error("data/secret", what, mend));
    }
    share_points(&mut secret, settings.scoring);
    groups.append(&mut secret);
    groups
}

struct Reader<'r, 'c> {
    context: &'r Context<'c>,
    settings: &'r Settings,
    validator: Validator,
}

/// What a group's settings say, or those around it.
#[derive(Clone)]
struct GroupSettings {
    flags: Vec<String>,
    /// The file that the flags are of.
    file: String,
    points: Option<u64>,
}

impl Reader<'_, '_> {
    fn sample(&self, around: &GroupSettings) -> Option<Group> {
        let settings = self.group_settings("data/sample", around);
        let group = self.group("sample", "data/sample", true, &settings)?;
        Some(Group {
            visible: true,
            points: 0,
            ..group
        })
    }

    /// The files right in `secret`, and each of its folders.
    fn secret(&self, around: &GroupSettings) -> Vec<Group> {
        let around = self.group_settings("data/secret", around);
        let mut groups: Vec<Group> = self
            .group("secret", "data/secret", false, &around)
            .into_iter()
            .collect();
        for name in self.context.folder.children("data/secret") {
            let path = join("data/secret", name);
            if self.context.folder.has(&path) {
                continue;
            }
            let around = GroupSettings {
                points: None,
                ..around.clone()
            };
            let settings = self.group_settings(&path, &around);
            groups.extend(self.group(name, &path, true, &settings));
        }
        groups
    }

    fn group(
        &self,
        name: &str,
        folder: &str,
        deep: bool,
        settings: &GroupSettings,
    ) -> Option<Group> {
        let cases = self.cases(folder, deep, settings);
        (!cases.is_empty()).then(|| Group {
            name: crate::paths::shown(name),
            visible: false,
            points: settings.points.unwrap_or(0),
            depends_on: Vec::new(),
            scoring: Scoring::All,
            content: Content::Io(cases),
        })
    }

    fn cases(&self, folder: &str, deep: bool, settings: &GroupSettings) -> Vec<IoCase> {
        let compare = self
            .validator
            .with(&settings.flags, self.context, &settings.file);
        let inside = self.context.folder.under(folder);
        let names = inside.filter_map(|path| {
            let name = path.get(folder.len() + 1..)?.strip_suffix(".in")?;
            (deep || !name.contains('/')).then_some(name)
        });
        let limits = self.settings.limits;
        names
            .filter_map(|name| data_case(self.context, folder, name, limits, &compare))
            .collect()
    }

    /// A group's settings file over those around it.
    fn group_settings(&self, folder: &str, around: &GroupSettings) -> GroupSettings {
        let mut settings = around.clone();
        let file = SETTINGS.into_iter().map(|name| join(folder, name));
        let Some(file) = file.into_iter().find(|file| self.context.folder.has(file)) else {
            return settings;
        };
        let folder = self.context.folder;
        let Some(content) = folder.read_judging(&file, MAXIMUM_MANIFEST, self.context.sink) else {
            return settings;
        };
        let Some(document) = Document::yaml(&file, content, self.context.sink) else {
            return settings;
        };
        let root = document.root();
        if root.value().is_null() {
            return settings;
        }
        let Some(table) = root.table() else {
            return settings;
        };
        let flags = table
            .get("output_validator_args")
            .or_else(|| table.get("output_validator_flags"));
        if let Some(node) = flags {
            settings.flags = words(&node);
            settings.file.clone_from(&file);
        }
        settings.points = points(
            &table
                .get("max_score")
                .or_else(|| table.get("range"))
                .or_else(|| table.get("accept_score"))
                .map_or(Value::Null, |node| node.value().clone()),
        );
        settings
    }
}

/// The points of a group: a number, or the upper end of a range such as `0 30`.
fn points(value: &Value) -> Option<u64> {
    let text = match value {
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.split_whitespace().last()?.to_owned(),
        _ => return None,
    };
    let points: f64 = text.parse().ok()?;
    let sound = (0.0..=1_000_000.0).contains(&points);
    sound.then(|| format!("{points:.0}").parse().ok())?
}

/// Points of a scoring problem are its own; else they are shared equally.
fn share_points(groups: &mut [Group], scoring: bool) {
    if scoring && groups.iter().any(|group| group.points > 0) {
        return;
    }
    let count = groups.len() as u64;
    for (index, group) in groups.iter_mut().enumerate() {
        let extra = u64::from((index as u64) < POINTS % count.max(1));
        group.points = POINTS / count.max(1) + extra;
    }
}
