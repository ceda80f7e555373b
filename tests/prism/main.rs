//! Prism judges what the client sends. `.ci/prism` starts Prism and runs this; `PRISM_URL` says where it listens.
//!
//! Prism answers a request that violates the document with the reason in the header `sl-violations`, and with an error
//! status. So every call here has to succeed, without that header.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails loudly"
)]

use buddy_works::api::integrations::UpdateIntegrationHeaders;
use buddy_works::types::{
    AccessLevel, GroupPermission, Integration, IntegrationAuthType, IntegrationPermissions,
    PipelineId, RoleAssumption, UpdateIntegration, UserPermission,
};
use buddy_works::{Client, Response};

fn client() -> Client {
    let url =
        std::env::var("PRISM_URL").expect("PRISM_URL says where Prism listens; run .ci/prism");
    Client::builder()
        .bearer_token("any")
        .base_url(url)
        .build()
        .unwrap()
}

async fn send(body: &UpdateIntegration) -> Response<Integration, UpdateIntegrationHeaders> {
    let answer = client()
        .integrations()
        .update_integration("my-company", "abc123def456", body)
        .send()
        .await;
    let answer = answer.unwrap_or_else(|error| {
        panic!(
            "{error}\n{:?}\n{}",
            error.headers(),
            String::from_utf8_lossy(error.raw_body().unwrap_or_default())
        )
    });
    assert!(
        answer.headers().get("sl-violations").is_none(),
        "{:?}",
        answer.headers().get("sl-violations")
    );
    assert_eq!(
        answer.hash_id.as_deref(),
        Some("NLVaDzgp6W2qJljaQlJOoYdmZ3"),
        "the vendor's example is read"
    );
    answer
}

#[tokio::test]
async fn the_smallest_body_is_valid() {
    send(&UpdateIntegration::new("n")).await;
}

#[tokio::test]
async fn the_pages_example_is_valid() {
    let body = UpdateIntegration::new("Updated GitHub Integration")
        .identifier("GitHub")
        .token("ghp_yyyyyyyyyyyyyyyyyyyy")
        .all_pipelines_allowed(false)
        .allowed_pipelines([PipelineId::new(123), PipelineId::new(456)]);
    send(&body).await;
}

/// Every field of the page, in its order.
fn every_field() -> UpdateIntegration {
    UpdateIntegration::new("name")
        .identifier("identifier")
        .token("token")
        .email("email")
        .api_key("api_key")
        .access_key("access_key")
        .secret_key("secret_key")
        .partner_token("partner_token")
        .shop("shop")
        .url("url")
        .chat_id("chat_id")
        .git_hub_user_id("git_hub_user_id")
        .git_hub_user_name("git_hub_user_name")
        .username("username")
        .password("password")
        .app_id("app_id")
        .tenant_id("tenant_id")
        .client_id("client_id")
        .client_token("client_token")
        .server_id("server_id")
        .server_token("server_token")
        .key_id("key_id")
        .application_key("application_key")
        .host_url("host_url")
        .webhook_address("webhook_address")
        .slack_user_id("slack_user_id")
        .region("region")
        .role_assumptions([RoleAssumption::new()
            .arn("arn")
            .external_id("external_id")
            .duration(900)])
        .all_pipelines_allowed(true)
        .allowed_pipelines([PipelineId::new(1)])
        .permissions(permissions())
        .auth_type(IntegrationAuthType::Token)
        .target_url("target_url")
        .refresh_token("refresh_token")
        .audience("audience")
        .config("{}")
        .google_project("google_project")
        .atop_url("atop_url")
}

fn permissions() -> IntegrationPermissions {
    IntegrationPermissions::new()
        .others(AccessLevel::UseOnly)
        .admins(AccessLevel::Manage)
        .users([UserPermission::new()
            .id(1)
            .access_level(AccessLevel::Denied)])
        .groups([GroupPermission::new()
            .id(2)
            .access_level(AccessLevel::UseOnly)])
}

#[tokio::test]
async fn every_field_is_valid() {
    let body = every_field();
    let fields = serde_json::to_value(&body).unwrap();
    assert_eq!(
        fields.as_object().map(serde_json::Map::len),
        Some(38),
        "every field is set"
    );
    send(&body).await;
}

#[tokio::test]
async fn the_judge_does_judge() {
    let mut body = UpdateIntegration::new("n");
    // Not possible through the typed fields: a member of another kind than the document says.
    body.additional
        .insert("all_pipelines_allowed".to_owned(), "no boolean".into());
    let error = client()
        .integrations()
        .update_integration("w", "h", &body)
        .send()
        .await
        .unwrap_err();
    assert_eq!(error.status().map(|it| it.as_u16()), Some(400), "{error}");
}
