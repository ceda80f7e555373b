//! Spans of time (ISO 8601), kept as their text.

use std::time::Duration;

use super::text::text_type;
use super::WrongForm;

text_type! {
    /// A span of time: `PT1H30M`. The text is kept as the service sent it; [`IsoDuration::to_std`] reads it.
    IsoDuration, "a duration (ISO 8601)", |text| span(text, CALENDAR).is_some()
}

impl IsoDuration {
    /// The span: weeks, days, hours, minutes and seconds.
    ///
    /// # Errors
    ///
    /// Where the text is none, or has years or months, which are not always as long. It is read here and not when it
    /// arrives, because many services write durations in a way of their own.
    pub fn to_std(&self) -> Result<Duration, WrongForm> {
        span(self.as_str(), DAYS).ok_or(WrongForm("a duration (ISO 8601)"))
    }
}

impl From<&str> for IsoDuration {
    fn from(text: &str) -> Self {
        Self::of(text.to_owned())
    }
}

impl From<String> for IsoDuration {
    fn from(text: String) -> Self {
        Self::of(text)
    }
}

impl From<Duration> for IsoDuration {
    /// In seconds, with as many fractional digits as are needed.
    fn from(span: Duration) -> Self {
        let (seconds, nanos) = (span.as_secs(), span.subsec_nanos());
        if nanos == 0 {
            return Self::of(format!("PT{seconds}S"));
        }
        let digits = format!("{seconds}.{nanos:09}");
        Self::of(format!("PT{}S", digits.trim_end_matches('0')))
    }
}

/// How many seconds each unit has, in the order in which they stand: of dates, then of times.
const DAYS: &[(char, u64)] = &[('W', 604_800), ('D', 86_400)];
/// The same with the units that are not always as long, for the form alone.
const CALENDAR: &[(char, u64)] = &[('Y', 0), ('M', 0), ('W', 604_800), ('D', 86_400)];
const HOURS: &[(char, u64)] = &[('H', 3600), ('M', 60), ('S', 1)];

fn span(text: &str, dates: &[(char, u64)]) -> Option<Duration> {
    let rest = text.strip_prefix('P')?;
    let (days, hours) = match rest.split_once('T') {
        Some((_, "")) => return None,
        Some((days, hours)) => (days, hours),
        None if rest.is_empty() => return None,
        None => (rest, ""),
    };
    parts(days, dates)?.checked_add(parts(hours, HOURS)?)
}

/// Numbers, each with its unit.
fn parts(text: &str, mut units: &[(char, u64)]) -> Option<Duration> {
    let (mut sum, mut rest) = (Duration::ZERO, text);
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')?;
        let (number, after) = rest.split_at(end);
        let unit = after.chars().next()?;
        let place = units.iter().position(|(name, _)| *name == unit)?;
        let (_, seconds) = *units.get(place)?;
        units = units.get(place + 1..)?;
        sum = sum.checked_add(amount(number, seconds)?)?;
        rest = after.strip_prefix(unit)?;
    }
    Some(sum)
}

/// A number of units; only the last digits of the nanosecond are lost.
fn amount(number: &str, seconds: u64) -> Option<Duration> {
    let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, "0"));
    let whole: u64 = whole.parse().ok()?;
    let valid = !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit());
    let digits: String = fraction
        .chars()
        .chain("000000000".chars())
        .take(9)
        .collect();
    let nanos: u64 = valid.then(|| digits.parse().ok()).flatten()?;
    let nanos = Duration::from_nanos(nanos).checked_mul(u32::try_from(seconds).ok()?)?;
    Duration::from_secs(whole.checked_mul(seconds)?).checked_add(nanos)
}
