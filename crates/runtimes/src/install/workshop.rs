//! What a language's build step works with.

use std::fs;
use std::path::{Path, PathBuf};

use crate::command::Tool;
use crate::kit::Kit;
use crate::{Error, Manifest, Progress, digest, fetch, unpack};

/// The tools and folders of one installation.
pub(crate) struct Workshop<'a> {
    kit: &'static Kit,
    manifest: &'a Manifest,
    cache: &'a Path,
    output: &'a Path,
    progress: &'a mut dyn Progress,
}

impl<'a> Workshop<'a> {
    pub(super) fn new(
        kit: &'static Kit,
        manifest: &'a Manifest,
        cache: &'a Path,
        output: &'a Path,
        progress: &'a mut dyn Progress,
    ) -> Self {
        Self {
            kit,
            manifest,
            cache,
            output,
            progress,
        }
    }

    /// Where the runtime's files go: everything that lies here at the end is
    /// the runtime.
    pub(crate) fn output(&self) -> &'a Path {
        self.output
    }

    /// The language's description and pins.
    pub(crate) fn manifest(&self) -> &'a Manifest {
        self.manifest
    }

    /// Says what happens now.
    pub(crate) fn step(&mut self, step: &str) {
        self.progress.step(step);
    }

    /// Runs a tool; its lines go to the progress.
    pub(crate) fn run(&mut self, tool: &Tool) -> Result<String, Error> {
        tool.run(self.progress)
    }

    /// The verified file of a pin.
    pub(crate) fn fetch(&mut self, pin: &str) -> Result<PathBuf, Error> {
        let pin = self.manifest.pin(pin)?;
        fetch::fetch(pin, &self.cache.join("downloads"), self.progress)
    }

    /// Unpacks the verified file of a pin into `target`; with `strip`, without
    /// the first folder of its paths.
    pub(crate) fn unpack(&mut self, pin: &str, target: &Path, strip: bool) -> Result<(), Error> {
        let archive = self.fetch(pin)?;
        self.progress
            .step(&format!("unpacking {}", self.manifest.pin(pin)?));
        unpack::unpack(&archive, target, strip)
    }

    /// The content of an embedded file of the language's folder.
    pub(crate) fn input(&self, path: &str) -> Result<&'static [u8], Error> {
        let file = self.kit.folder.get_file(path);
        file.map(include_dir::File::contents).ok_or_else(|| {
            Error::Manifest(format!("{} has no file `{path}`", self.manifest.name()))
        })
    }

    /// Every embedded file of the language's folder with this extension.
    pub(crate) fn inputs_with_extension(
        &self,
        extension: &str,
    ) -> impl Iterator<Item = (String, &'static [u8])> {
        let files = digest::files_of(&self.kit.folder);
        let suffix = format!(".{extension}");
        files
            .into_iter()
            .filter(move |(path, _)| path.ends_with(&suffix))
    }

    /// Writes embedded files of the language's folder below `target`.
    pub(crate) fn lay_out(&self, paths: &[&str], target: &Path) -> Result<(), Error> {
        for path in paths {
            let place = target.join(path);
            if let Some(parent) = place.parent() {
                fs::create_dir_all(parent).map_err(Error::io("create", parent))?;
            }
            fs::write(&place, self.input(path)?).map_err(Error::io("write", &place))?;
        }
        Ok(())
    }

    /// A part of the build that is kept by what goes into it: the pins with
    /// these names and the embedded files at these paths. If it was built
    /// before, by an installation that went on or was interrupted later, its
    /// folder is given back at once.
    ///
    /// `build` gets a fresh folder, of whose content only `result` is kept.
    pub(crate) fn stage(
        &mut self,
        name: &str,
        pins: &[&str],
        inputs: &[&str],
        build: impl FnOnce(&mut Self, &Path) -> Result<PathBuf, Error>,
    ) -> Result<PathBuf, Error> {
        let key = self.stage_key(name, pins, inputs)?;
        let builds = self.cache.join("builds");
        let place = builds.join(format!("{}-{name}-{}", self.manifest.name(), &key[..16]));
        if place.is_dir() {
            return Ok(place);
        }
        fs::create_dir_all(&builds).map_err(Error::io("create", &builds))?;
        let work = tempfile::Builder::new()
            .prefix(&format!(".{}-{name}-", self.manifest.name()))
            .tempdir_in(&builds)
            .map_err(Error::io("create a folder in", &builds))?;
        let result = build(self, work.path())?;
        fs::rename(&result, &place).map_err(Error::io("move a stage to", &place))?;
        Ok(place)
    }

    fn stage_key(&self, name: &str, pins: &[&str], inputs: &[&str]) -> Result<String, Error> {
        let mut parts = digest::Parts::default();
        parts.add("stage", name.as_bytes());
        for pin in pins {
            let file = self.manifest.pin(pin)?.file();
            parts.add(pin, file.map_or("", |file| &file.sha256).as_bytes());
        }
        for input in inputs {
            parts.add(input, self.input(input)?);
        }
        Ok(parts.finish())
    }
}
