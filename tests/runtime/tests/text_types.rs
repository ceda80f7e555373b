//! Texts of a known form: accepted, kept, converted, refused.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use clientsmith_runtime::runtime::{
    Base64, Base64Url, Date, DateTime, IpText, Ipv4Text, Ipv6Text, IsoDuration, Time, Uuid, Wire,
};
use serde_core::de::DeserializeOwned;
use serde_core::Serialize;
use serde_json::{from_str, to_string};

/// Seconds and nanoseconds since 1970.
fn since(text: &str) -> (i64, u32) {
    let moment = DateTime::parse(text).unwrap().to_system_time().unwrap();
    match moment.duration_since(UNIX_EPOCH) {
        Ok(after) => (after.as_secs() as i64, after.subsec_nanos()),
        Err(before) => (
            -(before.duration().as_secs() as i64),
            before.duration().subsec_nanos(),
        ),
    }
}

#[test]
fn moments_in_every_accepted_form() {
    for (text, moment) in [
        ("1970-01-01T00:00:00Z", (0, 0)),
        ("2016-01-19T12:36:33Z", (1_453_206_993, 0)),
        ("2016-01-19t12:36:33z", (1_453_206_993, 0)),
        ("2016-01-19 12:36:33Z", (1_453_206_993, 0)),
        ("2016-01-19T14:36:33+02:00", (1_453_206_993, 0)),
        ("2016-01-19T07:06:33-0530", (1_453_206_993, 0)),
        ("2016-01-19T12:36:33", (1_453_206_993, 0)),
        ("2016-01-19T12:36:33.5Z", (1_453_206_993, 500_000_000)),
        (
            "2016-01-19T12:36:33.123456789012Z",
            (1_453_206_993, 123_456_789),
        ),
        ("2016-12-31T23:59:60Z", (1_483_228_799, 0)),
        ("2000-02-29T00:00:00Z", (951_782_400, 0)),
        ("1969-12-31T23:59:59Z", (-1, 0)),
        ("0001-01-01T00:00:00Z", (-62_135_596_800, 0)),
        ("9999-12-31T23:59:59Z", (253_402_300_799, 0)),
    ] {
        assert_eq!(since(text), moment, "{text}");
        let json = format!("\"{text}\"");
        assert_eq!(
            to_string(&from_str::<DateTime>(&json).unwrap()).unwrap(),
            json
        );
    }
}

#[test]
fn moments_that_are_none() {
    for text in [
        "",
        "2016-01-19",
        "1453206993",
        "2016-13-19T12:36:33Z",
        "2016-00-19T12:36:33Z",
        "2015-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2016-01-32T00:00:00Z",
        "2016-01-19T24:00:00Z",
        "2016-01-19T12:60:00Z",
        "2016-01-19T12:36:61Z",
        "2016-01-19T12:36:33.Z",
        "2016-01-19T12:36:33+2:00",
        "2016-01-19T12:36:33+24:00",
        "10000-01-01T00:00:00Z",
        "2016-1-19T12:36:33Z",
        "２016-01-19T12:36:33Z",
        "2016-01-19T12:36:33Zx",
        " 2016-01-19T12:36:33Z",
        "+016-01-19T12:36:33Z",
    ] {
        assert!(DateTime::parse(text).is_err(), "{text}");
    }
}

#[test]
fn moments_are_written_from_the_clock() {
    let at = |seconds, nanos| UNIX_EPOCH + Duration::new(seconds, nanos);
    for (moment, text) in [
        (at(0, 0), "1970-01-01T00:00:00Z"),
        (at(951_782_399, 0), "2000-02-28T23:59:59Z"),
        (at(951_782_400, 0), "2000-02-29T00:00:00Z"),
        (at(1_453_206_993, 120_000_000), "2016-01-19T12:36:33.12Z"),
        (at(253_402_300_799, 1), "9999-12-31T23:59:59.000000001Z"),
        (UNIX_EPOCH - Duration::new(1, 0), "1969-12-31T23:59:59Z"),
        (
            UNIX_EPOCH - Duration::new(0, 500_000_000),
            "1969-12-31T23:59:59.5Z",
        ),
        (
            UNIX_EPOCH - Duration::from_secs(62_135_596_800),
            "0001-01-01T00:00:00Z",
        ),
        // What RFC 3339 cannot say becomes the nearest moment that it can.
        (at(253_402_300_800, 0), "9999-12-31T23:59:59Z"),
    ] {
        let written = DateTime::from(moment);
        assert_eq!(written.as_str(), text);
        assert!(DateTime::parse(text).is_ok(), "{text}");
    }
}

#[test]
fn every_day_of_eight_centuries_comes_back() {
    for day in 0..365 * 800 {
        let moment: SystemTime = UNIX_EPOCH + Duration::from_secs(day * 86_400 + 1);
        assert_eq!(DateTime::from(moment).to_system_time(), Ok(moment));
    }
}

#[test]
fn what_a_service_wrote_by_hand_is_kept_and_sent_back() {
    fn kept<T: Wire + DeserializeOwned + Serialize>(json: &str) -> T {
        let value: T = from_str(json).unwrap();
        assert_eq!(to_string(&value).unwrap(), json);
        value
    }
    for json in [
        "\"\"",
        "\"2020-01-01T00:00Z\"",
        "\"yesterday\"",
        "1577836800",
        "-1.5",
        "18446744073709551615",
    ] {
        let moment: DateTime = kept(json);
        assert!(moment.to_system_time().is_err(), "{json}");
        assert!(!DateTime::fits(moment.as_str()), "{json}");
        assert!(!Date::fits(kept::<Date>(json).as_str()), "{json}");
        assert!(!Time::fits(kept::<Time>(json).as_str()), "{json}");
        assert!(kept::<Uuid>(json).to_u128().is_err(), "{json}");
    }
    assert_eq!(kept::<DateTime>("1577836800").as_str(), "1577836800");
    kept::<Date>("\"2020-01-01T00:00:00Z\"");
    kept::<Uuid>("\"urn:uuid:f81d4fae-7dec-11d0-a765-00a0c91e6bf6\"");
    assert!(from_str::<DateTime>("{}").is_err() && from_str::<Uuid>("[]").is_err());
}

#[test]
fn dates_and_times() {
    for text in ["2016-02-29", "0000-01-01"] {
        assert_eq!(Date::parse(text).unwrap().as_str(), text);
    }
    for text in [
        "2015-02-29",
        "2016-01-19T00:00:00Z",
        "16-01-19",
        "2016/01/19",
    ] {
        assert!(text.parse::<Date>().is_err(), "{text}");
    }
    for text in ["10:30:00Z", "10:30:00", "23:59:60.25+01:00"] {
        assert_eq!(Time::parse(text).unwrap().to_string(), text);
    }
    for text in ["10:30", "24:00:00", "10:30:00 Z"] {
        assert!(Time::parse(text).is_err(), "{text}");
    }
}

#[test]
fn uuids() {
    let number = 0xf81d_4fae_7dec_11d0_a765_00a0_c91e_6bf6;
    for text in [
        "f81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6",
        "f81d4fae7dec11d0a76500a0c91e6bf6",
    ] {
        let uuid = Uuid::parse(text).unwrap();
        assert_eq!((uuid.to_u128(), uuid.as_str()), (Ok(number), text));
    }
    assert_eq!(
        Uuid::from(number).as_str(),
        "f81d4fae-7dec-11d0-a765-00a0c91e6bf6"
    );
    assert_eq!(Uuid::from(1).to_u128(), Ok(1));
    for text in [
        "",
        "f81d4fae",
        "g81d4fae-7dec-11d0-a765-00a0c91e6bf6",
        "f81d-4fae7dec11d0a76500a0c91e6bf6",
    ] {
        assert!(Uuid::parse(text).is_err(), "{text}");
    }
    assert!(Uuid::parse("+81d4fae7dec11d0a76500a0c91e6bf6").is_err());
}

#[test]
fn bytes_as_text() {
    assert_eq!(Base64::from(b"\x00\xffab".as_slice()).as_str(), "AP9hYg==");
    for text in ["AP9hYg==", "AP9hYg"] {
        let value: Base64 = from_str(&format!("\"{text}\"")).unwrap();
        assert_eq!(value.decode().unwrap(), b"\x00\xffab");
        assert_eq!(value.as_str(), text);
    }
    let broken: Base64 = from_str("\"not base64!\"").unwrap();
    assert!(broken.decode().is_err() && Base64::parse("not base64!").is_err());
    assert_eq!(to_string(&broken).unwrap(), "\"not base64!\"");
}

#[test]
fn durations_are_read_where_they_are_used() {
    for (text, seconds) in [
        ("PT0S", 0.0),
        ("PT1H30M", 5400.0),
        ("P1DT12H", 129_600.0),
        ("P2W", 1_209_600.0),
        ("PT1.5S", 1.5),
        ("PT0,5H", 1800.0),
        ("P1D", 86_400.0),
    ] {
        let span = IsoDuration::from(text).to_std().unwrap();
        assert_eq!(span, Duration::from_secs_f64(seconds), "{text}");
    }
    for text in [
        "",
        "P",
        "PT",
        "P1DT",
        "1H",
        "90s",
        "P1Y",
        "P1M",
        "-PT1S",
        "PT1S1H",
        "PT1",
        "PTS",
        "PT1.S",
        "P1H",
        "PT99999999999999999999S",
        "PT18446744073709551615H",
        "PT1.xS",
        "PT+1S",
    ] {
        assert!(IsoDuration::from(text).to_std().is_err(), "{text}");
        // It is kept all the same.
        let json = to_string(text).unwrap();
        let kept: IsoDuration = from_str(&json).unwrap();
        assert_eq!(to_string(&kept).unwrap(), json);
    }
    for text in ["P1Y2M3W4DT5H6M7S", "P1M", "PT1M"] {
        assert!(IsoDuration::parse(text).is_ok(), "{text}");
    }
    for text in ["90s", "P", "PT1S1H", "P1D1Y"] {
        assert!(IsoDuration::parse(text).is_err(), "{text}");
    }
    let written = |span| IsoDuration::from(span).to_string();
    assert_eq!(written(Duration::from_secs(90)), "PT90S");
    assert_eq!(written(Duration::from_millis(1500)), "PT1.5S");
    assert_eq!(written(Duration::from_nanos(1)), "PT0.000000001S");
}

#[test]
fn addresses_are_kept_as_they_came() {
    for text in ["192.0.2.1", "2001:DB8::1", "", "10.0.0.0/8", "localhost"] {
        let json = to_string(text).unwrap();
        let kept: IpText = from_str(&json).unwrap();
        assert_eq!(to_string(&kept).unwrap(), json);
        assert_eq!(kept.address().ok(), text.parse::<IpAddr>().ok(), "{text}");
    }
    let four = Ipv4Addr::new(192, 0, 2, 1);
    assert_eq!(Ipv4Text::from(four).as_str(), "192.0.2.1");
    assert_eq!(Ipv4Text::from("192.0.2.1").address(), Ok(four));
    assert!(Ipv4Text::from("::1").address().is_err());
    assert_eq!(Ipv6Text::from("::1").address(), Ok(Ipv6Addr::LOCALHOST));
    assert!(from_str::<Ipv6Text>("true").is_err());
    assert!(Ipv6Text::parse("192.0.2.1").is_err() && IpText::parse("::1").is_ok());
}

#[test]
fn base64_of_each_alphabet() {
    let bytes = [0xfb, 0xff, 0xfe, 0x00];
    assert_eq!(Base64::from(&bytes[..]).as_str(), "+//+AA==");
    assert_eq!(Base64Url::from(&bytes[..]).as_str(), "-__-AA");
    let read = |text: &str| {
        from_str::<Base64Url>(&to_string(text).unwrap())
            .unwrap()
            .decode()
    };
    assert_eq!(read("-__-AA"), Ok(bytes.to_vec()));
    assert_eq!(read("-__-AA=="), Ok(bytes.to_vec()));
    assert!(read("+//+AA==").is_err());
}
