//! Files that a browser lays into a folder, waited for as the kernel tells of them (inotify(7)).

use std::{
    mem::MaybeUninit,
    os::fd::OwnedFd,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    fs::inotify::{CreateFlags, Reader, WatchFlags, add_watch, init},
    io::Errno,
};

/// What comes into a folder from now on.
pub struct Arrivals<'f> {
    folder: &'f Path,
    told: OwnedFd,
}

impl<'f> Arrivals<'f> {
    /// Begins to listen: what is there already is no arrival.
    pub fn in_folder(folder: &'f Path) -> Self {
        let told = init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK).unwrap();
        add_watch(&told, folder, WatchFlags::MOVED_TO).unwrap();
        Self { folder, told }
    }

    /// The first whole file. A browser writes to a name of its own and gives a file its right name at the end; until then
    /// it keeps that name free with an empty file, which is created and not moved.
    pub fn first(&self, patience: Duration) -> Option<PathBuf> {
        let until = Instant::now() + patience;
        loop {
            if let Some(file) = self.moved() {
                return Some(file);
            }
            let left = Timespec::try_from(until.checked_duration_since(Instant::now())?).unwrap();
            poll(&mut [PollFd::new(&self.told, PollFlags::IN)], Some(&left)).unwrap();
        }
    }

    fn moved(&self) -> Option<PathBuf> {
        let mut buffer = [MaybeUninit::uninit(); 4096];
        let mut reader = Reader::new(&self.told, &mut buffer);
        loop {
            let event = match reader.next() {
                Err(Errno::WOULDBLOCK) => return None,
                event => event.unwrap(),
            };
            let name = event.file_name().unwrap().to_str().unwrap();
            if !name.ends_with(".crdownload") {
                return Some(self.folder.join(name));
            }
        }
    }
}
