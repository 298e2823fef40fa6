//! Nobody takes all of the service: each source has a bucket of tokens, spends one a request and gets them back over
//! time. An address is not kept: a bucket is found by a hash of it under a key that this process drew and forgets, and
//! is thrown away once it is full again.

use std::{
    collections::HashMap,
    hash::{BuildHasher, Hash, RandomState},
    net::{IpAddr, Ipv6Addr},
};

use actix_web::{
    Error,
    body::{EitherBody, MessageBody},
    dev::{ServiceRequest, ServiceResponse},
    middleware::Next,
    web::Data,
};
use jiff::Timestamp;
use parking_lot::Mutex;

use super::{App, problem::Why, visitor::Visit};

/// Buckets of tokens by source.
pub struct Throttle {
    key: RandomState,
    buckets: Mutex<Buckets>,
    /// What a full bucket holds, in parts of [`TOKEN`].
    full: i64,
    /// How many parts come back in a second.
    per_second: i64,
}

#[derive(Default)]
struct Buckets {
    by_source: HashMap<u64, Bucket>,
    swept: i64,
}

#[derive(Clone, Copy)]
struct Bucket {
    level: i64,
    at: i64,
}

/// A token has as many parts as an hour has seconds: so many tokens an hour are so many parts a second.
const TOKEN: i64 = 3600;
/// Full buckets are thrown away this often, in seconds.
const SWEEP: i64 = 60;

impl Throttle {
    /// Lets a source do `at_once` things at once and `per_hour` of them in the long run.
    #[must_use]
    pub fn new(at_once: u32, per_hour: u32) -> Self {
        Self {
            key: RandomState::new(),
            buckets: Mutex::default(),
            full: i64::from(at_once.max(1)) * TOKEN,
            per_second: i64::from(per_hour.max(1)),
        }
    }

    /// Takes a token from the bucket of `source`.
    ///
    /// # Errors
    /// The seconds until there is one again.
    pub fn take(&self, source: &impl Hash, now: Timestamp) -> Result<(), u32> {
        let (source, now) = (self.key.hash_one(source), now.as_second());
        let mut buckets = self.buckets.lock();
        self.sweep(&mut buckets, now);
        let found = buckets.by_source.get(&source).copied();
        let level = found.map_or(self.full, |bucket| self.level(bucket, now));
        let spent = (level >= TOKEN).then(|| level - TOKEN);
        let bucket = Bucket {
            level: spent.unwrap_or(level),
            at: now,
        };
        buckets.by_source.insert(source, bucket);
        if spent.is_some() {
            return Ok(());
        }
        let wait = (TOKEN - level + self.per_second - 1) / self.per_second;
        Err(u32::try_from(wait).unwrap_or(u32::MAX).max(1))
    }

    fn level(&self, bucket: Bucket, now: i64) -> i64 {
        // A clock that was set back gives nothing and takes nothing.
        let passed = now.saturating_sub(bucket.at).max(0);
        let back = passed.saturating_mul(self.per_second);
        bucket.level.saturating_add(back).min(self.full)
    }

    fn sweep(&self, buckets: &mut Buckets, now: i64) {
        if (now - buckets.swept).abs() >= SWEEP {
            buckets.swept = now;
            buckets
                .by_source
                .retain(|_, bucket| self.level(*bucket, now) < self.full);
        }
    }
}

/// Refuses a request (429) whose source has spent its tokens. Assets and the operator's questions are free.
///
/// # Errors
/// Whatever stands behind.
pub async fn slow_down<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    if let Some(app) = request.app_data::<Data<App>>()
        && !super::routes::is_free(request.path())
        && let Some(source) = source(&request, app.office.settings().server.behind_proxy)
        && let Err(seconds) = app.throttle.take(&source, app.office.now())
    {
        let refusal = Visit::of(request.request(), app).refusal(Why::Hasty(seconds));
        let problem = refusal.faced(request.path());
        return Ok(request.error_response(problem).map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

/// Who sends a request: the peer, or whom our own proxy names last. An IPv6 network of /64 is one source.
fn source(request: &ServiceRequest, behind_proxy: bool) -> Option<IpAddr> {
    let peer = request.peer_addr().map(|peer| peer.ip());
    let named = || {
        let header = request.headers().get_all("x-forwarded-for").last()?;
        header
            .to_str()
            .ok()?
            .rsplit(',')
            .next()?
            .trim()
            .parse()
            .ok()
    };
    let address = if behind_proxy { named().or(peer) } else { peer }?;
    Some(match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(six) => {
            let [a, b, c, d, ..] = six.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
        }
    })
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(1_772_442_000 + second).unwrap()
    }

    #[test]
    fn a_source_spends_its_tokens_and_gets_them_back() {
        let throttle = Throttle::new(2, 3600);
        assert_eq!(throttle.take(&"a", at(0)), Ok(()));
        assert_eq!(throttle.take(&"a", at(0)), Ok(()));
        assert_eq!(throttle.take(&"a", at(0)), Err(1));
        assert_eq!(
            throttle.take(&"b", at(0)),
            Ok(()),
            "another source has its own"
        );
        assert_eq!(throttle.take(&"a", at(1)), Ok(()));
        assert_eq!(
            throttle.take(&"a", at(-500)),
            Err(1),
            "a clock set back gives nothing"
        );
    }

    #[test]
    fn what_is_full_again_is_forgotten() {
        let throttle = Throttle::new(2, 3600);
        for source in 0..100 {
            throttle.take(&source, at(0)).unwrap();
        }
        throttle.take(&"last", at(120)).unwrap();
        assert_eq!(throttle.buckets.lock().by_source.len(), 1);
    }

    #[test]
    fn a_proxy_is_believed_only_where_one_is_declared() {
        let request = TestRequest::get()
            .peer_addr("192.0.2.1:4000".parse().unwrap())
            .insert_header(("x-forwarded-for", "203.0.113.9, 2001:db8:1:2:3:4:5:6"))
            .to_srv_request();
        assert_eq!(source(&request, false), Some("192.0.2.1".parse().unwrap()));
        assert_eq!(
            source(&request, true),
            Some("2001:db8:1:2::".parse().unwrap())
        );
    }
}
