//! The Counter is where requests meet what there is to show: rebuilds put it there, and each
//! request is answered from it or held until there is something newer.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use tiny_http::{Header, Request, Response};

use super::answer::{self, Answer, Reply, Shown};
use super::serve::{Event, Rebuilt, header};

/// So many bytes may come with a request, which are not read.
const MOST_SENT: usize = 1 << 20;

/// A held request is answered after this long in any case, before something on the way gives up.
const HELD: Duration = Duration::from_secs(25);

/// What the holding thread is told.
pub(super) enum Held {
    /// A page that has this state wants to hear of the next.
    Request(Request),
    /// There is a new state.
    Changed,
}

/// What is shown, the headers of every response, and the way to the holding thread.
pub(super) struct Counter {
    shown: RwLock<Arc<Shown>>,
    headers: Vec<Header>,
    holding: Sender<Held>,
}

impl Counter {
    /// A Counter that shows `shown` at first, sends `headers` with every response, and gives the
    /// requests that wait to whoever calls [`Counter::hold`] with the other end of `holding`.
    pub(super) fn new(shown: Shown, headers: Vec<Header>, holding: Sender<Held>) -> Counter {
        Counter { shown: RwLock::new(Arc::new(shown)), headers, holding }
    }

    /// What is shown now; the lock is let go at once, so a slow page never delays a rebuild.
    fn shown(&self) -> Arc<Shown> {
        Arc::clone(&self.shown.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Shows what a rebuild gave and wakes the pages that wait for it.
    pub(super) fn show(&self, rebuilt: Rebuilt, changed: Vec<PathBuf>, start: Instant) -> Event {
        let before = self.shown();
        let state = before.state + 1;
        let (shown, event) = match rebuilt {
            Rebuilt::Good(site) => {
                let shown = Shown { state, site: Some(site), problem: None };
                (shown, Event::Rebuilt { changed, took: start.elapsed() })
            }
            Rebuilt::Bad { page } => {
                let shown = Shown { state, site: before.site.clone(), problem: Some(page) };
                (shown, Event::Faulty { changed, took: start.elapsed() })
            }
        };
        *self.shown.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(shown);
        // Fails only when `serve` has returned already.
        let _ = self.holding.send(Held::Changed);
        event
    }

    pub(super) fn answer(&self, request: Request) {
        // Nobody who reads pages sends anything along. The library takes as much memory as a request says it has to send,
        // when the request is let go: one that says too much is kept, and its sender waits.
        if request.body_length().is_some_and(|length| length > MOST_SENT) {
            std::mem::forget(request);
            return;
        }
        match self.reply(&request) {
            Reply::Now(answer) => self.send(request, answer),
            Reply::WhenChanged => {
                let _ = self.holding.send(Held::Request(request));
            }
        }
    }

    fn reply(&self, request: &Request) -> Reply {
        let named = |name: &'static str| {
            let own = request.headers().iter().filter(move |header| header.field.equiv(name));
            own.map(|header| header.value.as_str()).collect::<Vec<&str>>()
        };
        answer::answer(request.method(), &named("Host"), &named("Origin"), request.url(), &self.shown())
    }

    /// Holds requests until the state changes or their time is over. Each is judged again when it
    /// comes in: the state may have changed on its way here.
    pub(super) fn hold(&self, held: &Receiver<Held>) {
        let mut waiting: Vec<(Instant, Request)> = Vec::new();
        loop {
            // The first has waited longest.
            let wait = waiting.first().map_or(Duration::MAX, |(since, _)| HELD.saturating_sub(since.elapsed()));
            match held.recv_timeout(wait) {
                Ok(Held::Request(request)) => match self.reply(&request) {
                    Reply::Now(answer) => self.send(request, answer),
                    Reply::WhenChanged => waiting.push((Instant::now(), request)),
                },
                Ok(Held::Changed) => self.release(waiting.drain(..)),
                Err(RecvTimeoutError::Timeout) => {
                    let over = waiting.iter().take_while(|(since, _)| since.elapsed() >= HELD).count();
                    self.release(waiting.drain(..over));
                }
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    fn release(&self, requests: impl Iterator<Item = (Instant, Request)>) {
        let shown = self.shown();
        for (_, request) in requests {
            self.send(request, Answer::state(&shown));
        }
    }

    fn send(&self, request: Request, answer: Answer) {
        let mut response =
            Response::from_data(answer.body).with_status_code(answer.status).with_chunked_threshold(usize::MAX);
        let location = answer.location.map(|location| ("Location".to_owned(), location));
        let allow = (answer.status == 405).then(|| ("Allow".to_owned(), "GET, HEAD".to_owned()));
        let kind = Some(("Content-Type".to_owned(), answer.kind.to_owned()));
        for one in [location, allow, kind].iter().flatten().filter_map(|one| header(one).ok()) {
            response.add_header(one);
        }
        for one in &self.headers {
            response.add_header(one.clone());
        }
        // A browser that has gone away needs no answer.
        let _ = request.respond(response);
    }
}
