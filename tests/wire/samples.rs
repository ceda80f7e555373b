//! Real bodies, as far as any are public: each decodes, and encodes again to the same JSON.

use std::fs;
use std::path::Path;

use buddy_works::Exposed;
use buddy_works::types::{ErrorResponse, Integration, UpdateIntegration};
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use serde_json::Value;

/// The files whose name holds `part`, with their values.
fn samples(part: &str) -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut files: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    let named = files.into_iter().filter(|path| name(path).contains(part));
    let read: Vec<_> = named
        .map(|path| {
            (
                name(&path),
                serde_json::from_slice(&fs::read(&path).unwrap()).unwrap(),
            )
        })
        .collect();
    assert!(!read.is_empty(), "no sample is called {part}");
    read
}

/// Decodes a value into `T` and encodes it again.
fn round_trip<T: DeserializeOwned>(name: &str, value: &Value) -> T
where
    for<'a> Exposed<'a, T>: Serialize,
{
    let text = value.to_string();
    let decoded: T = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let encoded = serde_json::to_value(Exposed(&decoded)).unwrap();
    assert_eq!(encoded, *value, "{name}");
    decoded
}

#[test]
fn integrations_survive() {
    let mut count = 0;
    for (name, value) in samples("integration") {
        if name.contains(".request.") {
            round_trip::<UpdateIntegration>(&name, &value);
        } else if let Some(list) = value.get("integrations").and_then(Value::as_array) {
            for element in list {
                round_trip::<Integration>(&name, element);
                count += 1;
            }
        } else {
            round_trip::<Integration>(&name, &value);
            count += 1;
        }
    }
    assert!(count >= 7, "{count} integrations");
}

#[test]
fn unknown_values_members_and_nulls_survive_or_read_as_absent() {
    for (name, mut value) in samples("get-integration") {
        value["type"] = "NEXT_YEARS_TYPE".into();
        value["organization"] = serde_json::json!({"deep": [1, null, {"x": 0.5}]});
        round_trip::<Integration>(&name, &value);
        value["project_name"] = Value::Null;
        let decoded: Integration = serde_json::from_value(value).unwrap();
        assert_eq!(decoded.project_name, None);
        assert_eq!(
            decoded.r#type.map(|it| it.to_string()).as_deref(),
            Some("NEXT_YEARS_TYPE")
        );
    }
}

#[test]
fn errors_of_every_shape_survive() {
    for (name, value) in samples("error-") {
        round_trip::<ErrorResponse>(&name, &value);
    }
}
