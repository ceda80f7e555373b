//! Every system call of this room, each relative to an open folder: whoever exchanges a folder for a link meanwhile has no
//! part in where files go, and a link in the place of a folder is not followed.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read as _, Write as _};
use std::os::fd::OwnedFd;
use std::os::unix::ffi::OsStringExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::{
    AtFlags, CWD, Dir, FileType, FlockOperation, Mode, OFlags, RenameFlags, flock, fstat, linkat,
    mkdirat, openat, readlinkat, renameat_with, statat, unlinkat,
};
use rustix::io::Errno;

/// The kinds of calls, for tests that have them fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Call {
    Open,
    List,
    State,
    Read,
    Create,
    Write,
    Rename(Rename),
    Link,
    Remove,
    MakeFolder,
    RemoveFolder,
    Lock,
}

/// Asked before each call; an error takes the place of the call.
pub(super) type Probe = Box<dyn Fn(Call) -> io::Result<()>>;

/// The disk.
#[derive(Default)]
pub(super) struct Disk {
    probe: Option<Probe>,
}

/// What stands at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    Link,
    /// A pipe, a socket, a device.
    Special,
}

/// How something is renamed where the new name may be in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rename {
    /// It takes the place of what is there.
    Over,
    /// It fails.
    New,
    /// The two exchange their names.
    Exchange,
}

/// An open folder.
pub(super) struct Folder<'d> {
    disk: &'d Disk,
    fd: OwnedFd,
}

impl Disk {
    /// A disk whose calls a probe may have fail.
    #[cfg(test)]
    pub(super) fn probed(probe: Probe) -> Self {
        Self { probe: Some(probe) }
    }

    fn ask(&self, call: Call) -> io::Result<()> {
        self.probe.as_ref().map_or(Ok(()), |probe| probe(call))
    }

    /// Opens a folder, which is not a link.
    pub(super) fn open(&self, path: &Path) -> io::Result<Folder<'_>> {
        self.ask(Call::Open)?;
        let fd = openat(CWD, path, FOLDER, Mode::empty())?;
        Ok(Folder { disk: self, fd })
    }

    /// Whether anything is at a path, links followed.
    pub(super) fn exists(&self, path: &Path) -> io::Result<bool> {
        self.ask(Call::State)?;
        there(statat(CWD, path, AtFlags::empty())).map(|found| found.is_some())
    }

    /// Makes a folder; whether it was not there before.
    pub(super) fn make_folder(&self, path: &Path) -> io::Result<bool> {
        self.ask(Call::MakeFolder)?;
        made(mkdirat(CWD, path, Mode::from(0o777)))
    }

    /// Removes a folder that is empty.
    pub(super) fn remove_folder(&self, path: &Path) -> io::Result<()> {
        self.ask(Call::RemoveFolder)?;
        Ok(unlinkat(CWD, path, AtFlags::REMOVEDIR)?)
    }
}

const FOLDER: OFlags = OFlags::RDONLY
    .union(OFlags::DIRECTORY)
    .union(OFlags::NOFOLLOW)
    .union(OFlags::CLOEXEC);

impl<'d> Folder<'d> {
    /// Opens a folder in this one, which is not a link.
    pub(super) fn open(&self, name: &Path) -> io::Result<Folder<'d>> {
        self.disk.ask(Call::Open)?;
        let fd = openat(&self.fd, name, FOLDER, Mode::empty())?;
        Ok(Folder {
            disk: self.disk,
            fd,
        })
    }

    /// The folder that a file with a path below this one stands in, each folder on the way opened by itself.
    pub(super) fn above(&self, path: &str) -> io::Result<Folder<'d>> {
        let mut folder = self.open(Path::new("."))?;
        let (above, _) = path.rsplit_once('/').unwrap_or_default();
        for name in above.split('/').filter(|name| !name.is_empty()) {
            folder = folder.open(Path::new(name))?;
        }
        Ok(folder)
    }

    /// Whether the folder is the one at a path.
    pub(super) fn is_at(&self, path: &Path) -> io::Result<bool> {
        self.disk.ask(Call::State)?;
        let there = there(statat(CWD, path, AtFlags::SYMLINK_NOFOLLOW))?;
        let own = fstat(&self.fd)?;
        Ok(there.is_some_and(|there| (there.st_dev, there.st_ino) == (own.st_dev, own.st_ino)))
    }

    /// Whether the folder is on the same device as another one.
    pub(super) fn is_beside(&self, other: &Folder<'_>) -> io::Result<bool> {
        self.disk.ask(Call::State)?;
        Ok(fstat(&self.fd)?.st_dev == fstat(&other.fd)?.st_dev)
    }

    /// What stands at a name, a link not followed.
    pub(super) fn kind(&self, name: &Path) -> io::Result<Option<Kind>> {
        self.disk.ask(Call::State)?;
        let found = there(statat(&self.fd, name, AtFlags::SYMLINK_NOFOLLOW))?;
        Ok(found.map(|found| kind(FileType::from_raw_mode(found.st_mode))))
    }

    /// Everything in the folder.
    pub(super) fn list(&self) -> io::Result<Vec<(OsString, Kind)>> {
        self.disk.ask(Call::List)?;
        let mut found = Vec::new();
        for entry in Dir::read_from(&self.fd)? {
            let entry = entry?;
            let name = OsString::from_vec(entry.file_name().to_bytes().to_vec());
            if name == "." || name == ".." {
                continue;
            }
            let known = match entry.file_type() {
                // Some file systems do not say it in the list.
                FileType::Unknown => self.kind(Path::new(&name))?,
                known => Some(kind(known)),
            };
            found.extend(known.map(|kind| (name, kind)));
        }
        Ok(found)
    }

    /// The bytes of a file; no other thing is opened.
    pub(super) fn read(&self, name: &Path) -> io::Result<Vec<u8>> {
        self.disk.ask(Call::Read)?;
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let mut file = File::from(openat(&self.fd, name, flags, Mode::empty())?);
        if !file.metadata()?.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Where a link leads.
    pub(super) fn read_link(&self, name: &Path) -> io::Result<Vec<u8>> {
        self.disk.ask(Call::Read)?;
        Ok(readlinkat(&self.fd, name, Vec::new())?.into_bytes())
    }

    /// Writes a file that is not there yet.
    pub(super) fn create(&self, name: &Path, bytes: &[u8]) -> io::Result<()> {
        self.disk.ask(Call::Create)?;
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::CLOEXEC;
        let mut file = File::from(openat(&self.fd, name, flags, Mode::from(0o666))?);
        if let Err(error) = self.disk.ask(Call::Write) {
            // A disk that is full takes a part.
            let part = bytes.get(..bytes.len() / 2).unwrap_or_default();
            file.write_all(part)?;
            return Err(error);
        }
        file.write_all(bytes)
    }

    /// Renames something in this folder to a name in another one.
    pub(super) fn rename(
        &self,
        name: &Path,
        (folder, to): (&Folder<'_>, &Path),
        how: Rename,
    ) -> io::Result<()> {
        self.disk.ask(Call::Rename(how))?;
        let flags = match how {
            Rename::Over => RenameFlags::empty(),
            Rename::New => RenameFlags::NOREPLACE,
            Rename::Exchange => RenameFlags::EXCHANGE,
        };
        Ok(renameat_with(&self.fd, name, &folder.fd, to, flags)?)
    }

    /// Gives a file a second name in another folder, which fails where the name is in use.
    pub(super) fn link(&self, name: &Path, (folder, to): (&Folder<'_>, &Path)) -> io::Result<()> {
        self.disk.ask(Call::Link)?;
        Ok(linkat(&self.fd, name, &folder.fd, to, AtFlags::empty())?)
    }

    /// Removes what is no folder.
    pub(super) fn remove(&self, name: &Path) -> io::Result<()> {
        self.disk.ask(Call::Remove)?;
        Ok(unlinkat(&self.fd, name, AtFlags::empty())?)
    }

    /// Makes a folder that nobody else may look into; whether it was not there before.
    pub(super) fn make_private(&self, name: &Path) -> io::Result<bool> {
        self.disk.ask(Call::MakeFolder)?;
        made(mkdirat(&self.fd, name, Mode::from(0o700)))
    }

    /// Makes a folder; whether it was not there before.
    pub(super) fn make(&self, name: &Path) -> io::Result<bool> {
        self.disk.ask(Call::MakeFolder)?;
        made(mkdirat(&self.fd, name, Mode::from(0o777)))
    }

    /// Removes a folder that is empty.
    pub(super) fn remove_folder(&self, name: &Path) -> io::Result<()> {
        self.disk.ask(Call::RemoveFolder)?;
        Ok(unlinkat(&self.fd, name, AtFlags::REMOVEDIR)?)
    }

    /// Takes the lock of the folder, which ends with the process; whether it was free.
    pub(super) fn lock(&self) -> io::Result<bool> {
        self.disk.ask(Call::Lock)?;
        match flock(&self.fd, FlockOperation::NonBlockingLockExclusive) {
            Ok(()) => Ok(true),
            Err(Errno::WOULDBLOCK) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

/// Whether a system does not know a way to rename.
pub(super) fn is_unknown(error: &io::Error) -> bool {
    let code = error.raw_os_error();
    [Errno::INVAL, Errno::NOSYS, Errno::OPNOTSUPP, Errno::NOTSUP]
        .iter()
        .any(|unknown| code == Some(unknown.raw_os_error()))
}

/// Whether something is a link or a file where a folder has to be.
pub(super) fn is_no_folder(error: &io::Error) -> bool {
    let code = error.raw_os_error();
    code == Some(Errno::NOTDIR.raw_os_error()) || code == Some(Errno::LOOP.raw_os_error())
}

/// Whether two names are on different devices.
pub(super) fn is_elsewhere(error: &io::Error) -> bool {
    error.raw_os_error() == Some(Errno::XDEV.raw_os_error())
}

fn there<T>(found: Result<T, Errno>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Errno::NOENT) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

fn made(result: Result<(), Errno>) -> io::Result<bool> {
    match result {
        Ok(()) => Ok(true),
        Err(Errno::EXIST) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

fn kind(found: FileType) -> Kind {
    match found {
        FileType::RegularFile => Kind::File,
        FileType::Directory => Kind::Folder,
        FileType::Symlink => Kind::Link,
        _ => Kind::Special,
    }
}

/// A path below a folder without its last name, and that name.
pub(super) fn name_of(path: &str) -> &Path {
    Path::new(path.rsplit_once('/').map_or(path, |(_, name)| name))
}

/// The folders above a path from the top, itself left out: `a` and `a/b` of `a/b/c`.
pub(super) fn folders_above(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..at))
}

/// Makes a folder and those around it; adds those that were not there to a list, the outermost first.
pub(super) fn make_all(disk: &Disk, folder: &Path, made: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut missing = Vec::new();
    for above in folder
        .ancestors()
        .filter(|path| !path.as_os_str().is_empty())
    {
        if disk.exists(above)? {
            break;
        }
        missing.push(above);
    }
    for folder in missing.into_iter().rev() {
        if disk.make_folder(folder)? {
            made.push(folder.to_path_buf());
        }
    }
    Ok(())
}
