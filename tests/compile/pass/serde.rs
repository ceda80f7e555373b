//! The types are serde's too.

use buddy_works::types::{Integration, UpdateIntegration};
use buddy_works::Exposed;

fn main() -> Result<(), serde_json::Error> {
    let text = r#"{"name":"GitHub","type":"GIT_HUB","scope":"NEW_SCOPE","later":1}"#;
    let integration: Integration = serde_json::from_str(text)?;
    let scope = integration.scope.as_ref().map(ToString::to_string);
    assert_eq!(scope.as_deref(), Some("NEW_SCOPE"));
    // What serde writes may be logged: a secret is only there where it is asked for.
    let update = UpdateIntegration::new("GitHub").token("secret");
    assert_eq!(
        serde_json::to_value(&update)?,
        serde_json::json!({"name": "GitHub", "token": "[redacted]"})
    );
    assert_eq!(
        serde_json::to_value(Exposed(&update))?,
        serde_json::json!({"name": "GitHub", "token": "secret"})
    );
    Ok(())
}
