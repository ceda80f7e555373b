//! Every constructor and every setter of the emitted types.

use buddy_works::types::*;
use buddy_works::{Date, DateTime, Error, Nullable, Secret, WrongForm};

fn main() -> Result<(), WrongForm> {
    let _ = GroupPermission::new()
        .id(1)
        .access_level(AccessLevel::Manage);
    let _ = IntegrationPermissions::new()
        .others(AccessLevel::Manage)
        .admins(AccessLevel::Manage)
        .users([UserPermission::new()])
        .groups([GroupPermission::new()]);
    let _ = PipelineId::new(1);
    let _ = RoleAssumption::new()
        .arn("text")
        .external_id("text")
        .duration(1);
    let _ = UpdateIntegration::new("text")
        .identifier("text")
        .token("secret")
        .email("text")
        .api_key("secret")
        .access_key("secret")
        .secret_key("secret")
        .partner_token("secret")
        .shop("text")
        .url("text")
        .chat_id("text")
        .git_hub_user_id("text")
        .git_hub_user_name("text")
        .username("text")
        .password("secret")
        .app_id("text")
        .tenant_id("text")
        .client_id("text")
        .client_token("secret")
        .server_id("text")
        .server_token("secret")
        .key_id("text")
        .application_key("secret")
        .host_url("text")
        .webhook_address("secret")
        .slack_user_id("text")
        .region("text")
        .role_assumptions([RoleAssumption::new()])
        .all_pipelines_allowed(true)
        .allowed_pipelines([PipelineId::new(1)])
        .permissions(IntegrationPermissions::new())
        .auth_type(IntegrationAuthType::Token)
        .target_url("secret")
        .refresh_token("secret")
        .audience("text")
        .config("secret")
        .google_project("text")
        .atop_url("text");
    // A text is a value of an open enum, known or not.
    let added = UpdateIntegration::new("text").additional("key", 1);
    assert_eq!(added.additional.get("key"), Some(&1.into()));
    let by_name = UpdateIntegration::new("text").auth_type("TOKEN");
    assert_eq!(by_name.auth_type, Some(IntegrationAuthType::Token));
    let _ = UserPermission::new()
        .id(1)
        .access_level(AccessLevel::Manage);
    let _ = Secret::new("text").expose();
    let _ = Date::parse("2026-01-26")?.as_str();
    let _ = DateTime::parse("2026-01-26T00:00:00Z")?.as_str();
    let _: [Nullable<i32>; 3] = [Nullable::Absent, Nullable::Null, Nullable::Value(1)];
    let _: Option<Error> = None;
    Ok(())
}
