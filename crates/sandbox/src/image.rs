//! The read-only images that an engine has read, most recently used first.

use std::sync::{Arc, Mutex, PoisonError};

use crate::recent::Recent;
use crate::world::{Lower, Mount};
use crate::{Error, Image};

/// How many images an engine keeps.
const KEPT: usize = 32;

/// The images by their place on the host.
#[derive(Debug)]
pub(crate) struct Images(Mutex<Recent<std::path::PathBuf, Arc<Lower>>>);

impl Default for Images {
    fn default() -> Self {
        Self(Mutex::new(Recent::new(KEPT)))
    }
}

impl Images {
    /// The mounts of a program, read if they are not kept.
    pub(crate) fn mounts(&self, images: &[Image]) -> Result<Vec<Mount>, Error> {
        images.iter().map(|image| self.mount(image)).collect()
    }

    fn mount(&self, image: &Image) -> Result<Mount, Error> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let content = match kept.get(&image.host_path) {
            Some(content) => content.clone(),
            None => {
                let content = Arc::new(Lower::load(&image.host_path)?);
                kept.insert(image.host_path.clone(), content.clone());
                content
            }
        };
        Ok(Mount {
            guest_path: image.guest_path.clone(),
            content,
        })
    }
}
