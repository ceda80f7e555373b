//! The body of a request: bytes that are at hand, or a source that is read while it is sent.

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use tokio::io::{AsyncRead, ReadBuf};
use tokio::time::Instant;

/// The body of a request.
///
/// Bytes and texts become one by `into()`. What should not be held in memory is read while it is sent:
/// [`RequestBody::reader`], [`RequestBody::source`].
#[derive(Default)]
pub struct RequestBody {
    pub(super) pieces: VecDeque<Piece>,
    /// None as long as there is nothing to send.
    progress: Option<Arc<Progress>>,
}

/// How far a body was sent.
#[derive(Default)]
pub(super) struct Progress {
    begun: AtomicBool,
    /// When the last part was taken out: whether sending gets on.
    latest: Mutex<Option<Instant>>,
    /// Why a source gave no more.
    fault: Mutex<Option<io::Error>>,
}

impl Progress {
    /// Whether anything asked for a part of it.
    pub(super) fn has_begun(&self) -> bool {
        self.begun.load(Ordering::Relaxed)
    }

    /// When the last part was taken out.
    pub(super) fn latest(&self) -> Option<Instant> {
        *self.latest.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn get_on(&self) {
        let now = Some(Instant::now());
        *self.latest.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    /// Why a source gave no more, if that is what happened.
    pub(super) fn take_fault(&self) -> Option<io::Error> {
        self.fault_slot().take()
    }

    fn fault_slot(&self) -> MutexGuard<'_, Option<io::Error>> {
        self.fault.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps why a source gave no more, and gives the same for the transport.
    fn keep_fault(&self, error: io::Error) -> io::Error {
        let same = io::Error::new(error.kind(), error.to_string());
        *self.fault_slot() = Some(error);
        same
    }
}

/// A piece of a body. Pieces stand in the order of their places, and within each in the order in which they came.
pub(super) struct Piece {
    pub(super) owner: &'static str,
    pub(super) place: Place,
    pub(super) content: Content,
}

/// Where a piece stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Value,
    /// After every value: services that read a body while it comes want to know the values first.
    File,
    End,
}

/// What a piece holds.
pub(super) enum Content {
    Bytes(Bytes),
    /// The lock is never waited for: it lets a body be shared although a source need not be.
    Source(Mutex<Box<dyn BodySource>>, Option<u64>),
}

/// Gives a body part by part.
pub trait BodySource: Send + 'static {
    /// The next part; `None` after the last one.
    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>>;
}

impl RequestBody {
    /// A body that is read while it is sent, a file for example. Where its length is known, say it by
    /// [`sized`](Self::sized): many services refuse a body without one.
    #[must_use]
    pub fn reader(from: impl AsyncRead + Send + Unpin + 'static) -> Self {
        Self::source(Reader {
            from,
            room: vec![0; ROOM].into(),
        })
    }

    /// A body that comes from anything that gives it part by part.
    #[must_use]
    pub fn source(source: impl BodySource) -> Self {
        Self::of(Content::Source(Mutex::new(Box::new(source)), None))
    }

    /// States the length in bytes. Where the source turns out to have another one, the call fails.
    #[must_use]
    pub fn sized(mut self, length: u64) -> Self {
        if let [Piece {
            content: Content::Source(_, stated),
            ..
        }] = self.pieces.make_contiguous()
        {
            *stated = Some(length);
        }
        self
    }

    fn of(content: Content) -> Self {
        let mut body = Self::default();
        body.insert(Piece {
            owner: "",
            place: Place::Value,
            content,
        });
        body
    }

    /// The length in bytes, where it is known.
    #[must_use]
    pub fn len(&self) -> Option<u64> {
        let lengths = self.pieces.iter().map(|piece| match &piece.content {
            Content::Bytes(bytes) => Some(bytes.len() as u64),
            Content::Source(_, stated) => *stated,
        });
        lengths.sum()
    }

    /// Whether there is nothing to send.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// Whether the whole body is at hand, and nothing has to be read while it is sent.
    #[must_use]
    pub fn is_at_hand(&self) -> bool {
        let mut pieces = self.pieces.iter();
        pieces.all(|piece| matches!(piece.content, Content::Bytes(_)))
    }

    /// The same body again; none where it has to be read. Copies share their bytes, and whether any of them was sent.
    #[must_use]
    pub fn try_clone(&self) -> Option<Self> {
        let same = |piece: &Piece| match &piece.content {
            Content::Bytes(bytes) => Some(Piece {
                owner: piece.owner,
                place: piece.place,
                content: Content::Bytes(bytes.clone()),
            }),
            Content::Source(..) => None,
        };
        Some(Self {
            pieces: self.pieces.iter().map(same).collect::<Option<_>>()?,
            progress: self.progress.clone(),
        })
    }

    /// The whole body, where it is at hand.
    ///
    /// # Errors
    ///
    /// The body itself, where it has to be read.
    pub fn into_bytes(mut self) -> Result<Bytes, Self> {
        let at_hand = |piece: &Piece| match &piece.content {
            Content::Bytes(bytes) => Some(bytes.clone()),
            Content::Source(..) => None,
        };
        let Some(all) = self.pieces.iter().map(at_hand).collect::<Option<Vec<_>>>() else {
            return Err(self);
        };
        self.pieces.clear();
        self.begin();
        Ok(match <[Bytes; 1]>::try_from(all) {
            Ok([one]) => one,
            Err(all) => all.concat().into(),
        })
    }

    /// The next part; `None` after the last one.
    pub async fn chunk(&mut self) -> Option<io::Result<Bytes>> {
        poll_fn(|cx| self.poll_chunk(cx)).await
    }

    /// The next part; `None` after the last one.
    pub fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        self.begin();
        while let Some(piece) = self.pieces.front_mut() {
            let chunk = match &mut piece.content {
                Content::Bytes(bytes) if bytes.is_empty() => None,
                Content::Bytes(bytes) => Some(Ok(bytes.split_to(bytes.len().min(PART)))),
                Content::Source(source, left) => {
                    let source = source.get_mut().unwrap_or_else(PoisonError::into_inner);
                    match source.poll_chunk(cx) {
                        Poll::Pending => return Poll::Pending,
                        Poll::Ready(chunk) => counted(chunk, left),
                    }
                }
            };
            match chunk {
                Some(Ok(chunk)) if chunk.is_empty() => {}
                Some(chunk) => {
                    let progress = self.progress();
                    progress.get_on();
                    return Poll::Ready(Some(chunk.map_err(|error| progress.keep_fault(error))));
                }
                None => {
                    self.pieces.pop_front();
                }
            }
        }
        Poll::Ready(None)
    }

    /// How far it was sent, while and after it is.
    pub(super) fn progress(&self) -> Arc<Progress> {
        self.progress.clone().unwrap_or_default()
    }

    /// Takes note that a part was asked for.
    fn begin(&self) {
        if let Some(progress) = &self.progress {
            progress.begun.store(true, Ordering::Relaxed);
        }
    }

    /// Puts a piece behind those of its place.
    pub(super) fn insert(&mut self, piece: Piece) {
        let after = self
            .pieces
            .iter()
            .position(|other| other.place > piece.place);
        let at = after.unwrap_or(self.pieces.len());
        self.pieces.insert(at, piece);
        self.progress.get_or_insert_default();
    }
}

/// Compares what comes with the length that was stated.
fn counted(chunk: Option<io::Result<Bytes>>, left: &mut Option<u64>) -> Option<io::Result<Bytes>> {
    let Some(left) = left else {
        return chunk;
    };
    let wrong = |words| Some(Err(io::Error::new(io::ErrorKind::InvalidData, words)));
    match chunk {
        Some(Ok(chunk)) => match left.checked_sub(chunk.len() as u64) {
            Some(rest) => {
                *left = rest;
                Some(Ok(chunk))
            }
            None => wrong("the body is longer than stated"),
        },
        None if *left > 0 => wrong("the body is shorter than stated"),
        other => other,
    }
}

/// How much of what is at hand is given at once: each part that is taken shows that sending gets on.
const PART: usize = 64 * 1024;

/// How much is read at once.
const ROOM: usize = 32 * 1024;

/// Reads what implements tokio's `AsyncRead`.
struct Reader<R> {
    from: R,
    room: Box<[u8]>,
}

impl<R: AsyncRead + Send + Unpin + 'static> BodySource for Reader<R> {
    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        let mut room = ReadBuf::new(&mut self.room);
        match Pin::new(&mut self.from).poll_read(cx, &mut room) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(Err(error)) => Poll::Ready(Some(Err(error))),
            Poll::Ready(Ok(())) => Poll::Ready(match room.filled() {
                [] => None,
                filled => Some(Ok(Bytes::copy_from_slice(filled))),
            }),
        }
    }
}

impl fmt::Debug for RequestBody {
    /// Without the content.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RequestBody")
            .field("bytes", &self.len())
            .finish_non_exhaustive()
    }
}

/// What is at hand.
macro_rules! at_hand {
    ($($from:ty),*) => {$(
        impl From<$from> for RequestBody {
            fn from(content: $from) -> Self {
                Self::of(Content::Bytes(Bytes::from(content)))
            }
        }
    )*};
}

at_hand!(Bytes, Vec<u8>, String, &'static str, &'static [u8]);

impl<const N: usize> From<&'static [u8; N]> for RequestBody {
    fn from(content: &'static [u8; N]) -> Self {
        Self::from(content.as_slice())
    }
}
