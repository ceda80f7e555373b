//! Dates and times (RFC 3339), kept as their text.

use std::time::{Duration, SystemTime};

use super::text::text_type;
use super::WrongForm;

text_type! {
    /// A moment: `2023-01-15T10:30:00Z`, with any number of fractional digits and any offset.
    ///
    /// The text is kept as the service sent it, whatever it is. [`DateTime::to_system_time`] and `From<SystemTime>` convert;
    /// for calendar arithmetic, parse [`DateTime::as_str`] with a library of your choice.
    DateTime, "a date and time (RFC 3339)", |text| moment(text).is_some()
}

text_type! {
    /// A day: `2023-01-15`. The text is kept as the service sent it, whatever it is; [`Date::fits`] checks it.
    Date, "a date (RFC 3339)", |text| date(text).is_some_and(|(_, rest)| rest.is_empty())
}

text_type! {
    /// A time of day: `10:30:00Z`, the offset may be left out. The text is kept as the service sent it, whatever it is;
    /// [`Time::fits`] checks it.
    Time, "a time (RFC 3339)", |text| {
        time(text).is_some_and(|(_, rest)| rest.is_empty() || offset(rest).is_some())
    }
}

impl DateTime {
    /// The moment, to the nanosecond. A moment without an offset is taken for UTC; a leap second for the second before it.
    ///
    /// # Errors
    ///
    /// Where the text is no moment, or one that `SystemTime` cannot hold.
    pub fn to_system_time(&self) -> Result<SystemTime, WrongForm> {
        system_time(self.as_str()).ok_or(WrongForm("a date and time (RFC 3339)"))
    }
}

fn system_time(text: &str) -> Option<SystemTime> {
    let (seconds, nanos) = moment(text)?;
    let whole = Duration::from_secs(seconds.unsigned_abs());
    let second = if seconds < 0 {
        SystemTime::UNIX_EPOCH.checked_sub(whole)
    } else {
        SystemTime::UNIX_EPOCH.checked_add(whole)
    };
    second?.checked_add(Duration::from_nanos(nanos.into()))
}

impl From<SystemTime> for DateTime {
    /// In UTC, with as many fractional digits as are needed. RFC 3339 knows the years 0 to 9999; a moment outside of them
    /// becomes the nearest one within.
    fn from(moment: SystemTime) -> Self {
        let (seconds, nanos) = since_1970(moment);
        let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
        let (year, month, day) = civil(days);
        let (hour, minute, second) = (second / 3600, second / 60 % 60, second % 60);
        let mut text = format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}");
        if nanos != 0 {
            let digits = format!(".{nanos:09}");
            text.push_str(digits.trim_end_matches('0'));
        }
        text.push('Z');
        Self::of(text)
    }
}

/// The first second of the year 0 and the last one of the year 9999, counted from 1970.
const YEARS: (i64, i64) = (-62_167_219_200, 253_402_300_799);

/// Whole seconds since 1970, rounded down, and nanoseconds; within [`YEARS`].
fn since_1970(moment: SystemTime) -> (i64, u32) {
    let (seconds, nanos) = match moment.duration_since(SystemTime::UNIX_EPOCH) {
        Ok(after) => (i64::try_from(after.as_secs()), after.subsec_nanos()),
        Err(before) => {
            let before = before.duration();
            let up = u64::from(before.subsec_nanos() > 0);
            let seconds = i64::try_from(before.as_secs() + up).map(|seconds| -seconds);
            (
                seconds,
                (1_000_000_000 - before.subsec_nanos()) % 1_000_000_000,
            )
        }
    };
    match seconds {
        Ok(seconds) if seconds < YEARS.0 => (YEARS.0, 0),
        Ok(seconds) if seconds <= YEARS.1 => (seconds, nanos),
        Ok(_) | Err(_) => (YEARS.1, 0),
    }
}

/// Seconds since 1970 and nanoseconds of a whole moment.
fn moment(text: &str) -> Option<(i64, u32)> {
    let (days, rest) = date(text)?;
    let rest = rest.strip_prefix(['T', 't', ' '])?;
    let ((second, nanos), rest) = time(rest)?;
    let offset = if rest.is_empty() { 0 } else { offset(rest)? };
    Some((days * 86_400 + second - offset, nanos))
}

/// Days since 1970, and what follows the date.
fn date(text: &str) -> Option<(i64, &str)> {
    let (year, rest) = digits(text, 4)?;
    let (month, rest) = digits(rest.strip_prefix('-')?, 2)?;
    let (day, rest) = digits(rest.strip_prefix('-')?, 2)?;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    let valid = (1..=12).contains(&month) && (1..=last).contains(&day);
    valid.then(|| (days(year, month, day), rest))
}

/// Seconds of the day and nanoseconds, and what follows the time.
fn time(text: &str) -> Option<((i64, u32), &str)> {
    let (hour, rest) = digits(text, 2)?;
    let (minute, rest) = digits(rest.strip_prefix(':')?, 2)?;
    let (second, mut rest) = digits(rest.strip_prefix(':')?, 2)?;
    let mut nanos = 0;
    if let Some(fraction) = rest.strip_prefix('.') {
        let end = fraction
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(fraction.len());
        if end == 0 {
            return None;
        }
        let nine: String = fraction[..end]
            .chars()
            .chain("000000000".chars())
            .take(9)
            .collect();
        nanos = nine.parse().ok()?;
        rest = &fraction[end..];
    }
    let valid = hour <= 23 && minute <= 59 && second <= 60;
    valid.then(|| ((hour * 3600 + minute * 60 + second.min(59), nanos), rest))
}

/// Seconds east of UTC: `Z`, `+02:00` or `+0200`.
fn offset(text: &str) -> Option<i64> {
    if matches!(text, "Z" | "z") {
        return Some(0);
    }
    let sign = if text.starts_with('-') { -1 } else { 1 };
    let (hours, rest) = digits(text.strip_prefix(['+', '-'])?, 2)?;
    let (minutes, rest) = digits(rest.strip_prefix(':').unwrap_or(rest), 2)?;
    (rest.is_empty() && hours <= 23 && minutes <= 59)
        .then_some(sign * (hours * 3600 + minutes * 60))
}

/// Exactly `count` digits, and what follows them.
fn digits(text: &str, count: usize) -> Option<(i64, &str)> {
    let number = text.get(..count)?;
    let all = number.bytes().all(|byte| byte.is_ascii_digit());
    all.then(|| Some((number.parse().ok()?, text.get(count..)?)))
        .flatten()
}

/// Days from 1970-01-01 to a day of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    // Years begin in March, so that the leap day is the last one.
    let (year, month) = if month <= 2 {
        (year - 1, month + 9)
    } else {
        (year, month - 3)
    };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1 - 719_468
}

/// The day of the Gregorian calendar that is so many days after 1970-01-01.
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (year * 365 + year / 4 - year / 100);
    let month = (day * 5 + 2) / 153;
    let day = day - (month * 153 + 2) / 5 + 1;
    if month < 10 {
        (era * 400 + year, month + 3, day)
    } else {
        (era * 400 + year + 1, month - 9, day)
    }
}
