//! What a module may import: the functions of preview 1, with their types.

use wasmparser::{CompositeInnerType, FuncType, ImportSectionReader, TypeSectionReader, ValType};

use super::{imported_function, text};
use crate::world::MODULE;

/// Every function of preview 1: `i` is an i32, `I` an i64; behind the `>` is
/// the result.
const FUNCTIONS: &[(&str, &str)] = &[
    ("args_get", "ii>i"),
    ("args_sizes_get", "ii>i"),
    ("clock_res_get", "ii>i"),
    ("clock_time_get", "iIi>i"),
    ("environ_get", "ii>i"),
    ("environ_sizes_get", "ii>i"),
    ("fd_advise", "iIIi>i"),
    ("fd_allocate", "iII>i"),
    ("fd_close", "i>i"),
    ("fd_datasync", "i>i"),
    ("fd_fdstat_get", "ii>i"),
    ("fd_fdstat_set_flags", "ii>i"),
    ("fd_fdstat_set_rights", "iII>i"),
    ("fd_filestat_get", "ii>i"),
    ("fd_filestat_set_size", "iI>i"),
    ("fd_filestat_set_times", "iIIi>i"),
    ("fd_pread", "iiiIi>i"),
    ("fd_prestat_dir_name", "iii>i"),
    ("fd_prestat_get", "ii>i"),
    ("fd_pwrite", "iiiIi>i"),
    ("fd_read", "iiii>i"),
    ("fd_readdir", "iiiIi>i"),
    ("fd_renumber", "ii>i"),
    ("fd_seek", "iIii>i"),
    ("fd_sync", "i>i"),
    ("fd_tell", "ii>i"),
    ("fd_write", "iiii>i"),
    ("path_create_directory", "iii>i"),
    ("path_filestat_get", "iiiii>i"),
    ("path_filestat_set_times", "iiiiIIi>i"),
    ("path_link", "iiiiiii>i"),
    ("path_open", "iiiiiIIii>i"),
    ("path_readlink", "iiiiii>i"),
    ("path_remove_directory", "iii>i"),
    ("path_rename", "iiiiii>i"),
    ("path_symlink", "iiiii>i"),
    ("path_unlink_file", "iii>i"),
    ("poll_oneoff", "iiii>i"),
    ("proc_exit", "i>"),
    ("proc_raise", "i>i"),
    ("random_get", "ii>i"),
    ("sched_yield", ">i"),
    ("sock_accept", "iii>i"),
    ("sock_recv", "iiiiii>i"),
    ("sock_send", "iiiii>i"),
    ("sock_shutdown", "ii>i"),
];

/// The types of a module, by index; `None` for what is not a function's.
#[derive(Debug, Default)]
pub(super) struct Signatures(Vec<Option<FuncType>>);

impl Signatures {
    pub(super) fn read_types(&mut self, types: TypeSectionReader<'_>) -> Result<(), String> {
        for group in types {
            for defined in group.map_err(text)?.into_types() {
                self.0.push(match defined.composite_type.inner {
                    CompositeInnerType::Func(function) => Some(function),
                    _ => None,
                });
            }
        }
        Ok(())
    }

    /// Refuses an import that this world does not have.
    pub(super) fn check(&self, imports: ImportSectionReader<'_>) -> Result<(), String> {
        for import in imports.into_imports() {
            let import = import.map_err(text)?;
            let name = format!("{}.{}", cut(import.module), cut(import.name));
            let signature = FUNCTIONS
                .iter()
                .find(|(known, _)| import.module == MODULE && import.name == *known)
                .map(|(_, signature)| *signature)
                .ok_or_else(|| format!("it imports `{name}`, which does not exist here"))?;
            let function = imported_function(&import.ty)
                .and_then(|index| self.0.get(index as usize)?.as_ref());
            if function.map(written).as_deref() != Some(signature) {
                return Err(format!("it imports `{name}` with another type than it has"));
            }
        }
        Ok(())
    }
}

/// A type in the letters of [`FUNCTIONS`].
fn written(function: &FuncType) -> String {
    let letter = |kind: &ValType| match kind {
        ValType::I32 => 'i',
        ValType::I64 => 'I',
        _ => '?',
    };
    let parameters = function.params().iter().map(letter);
    let results = function.results().iter().map(letter);
    parameters.chain(['>']).chain(results).collect()
}

/// A name that a stranger wrote, short enough to be shown.
fn cut(name: &str) -> String {
    name.chars().take(60).collect()
}
