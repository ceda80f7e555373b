//! The types of an integration as one writes them by hand with serde's derive.
//!
//! There is more than one way to write them, and what serde's derive costs depends on it, so they stand here as a macro that is
//! used three times; `open` does what the emitted types do, as near as the derive allows.

use serde::{Deserialize, Deserializer};

/// The types. `$unknown` is the variant of values that are not listed, `$other` the field of members that are not.
macro_rules! types {
    (unknown: { $($unknown:tt)* }, other: { $($other:tt)* }) => {
        use serde::{Deserialize, Serialize};

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        pub(crate) struct Integration {
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) r#type: Option<IntegrationType>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) url: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) html_url: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) identifier: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) hash_id: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) name: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) auth_type: Option<IntegrationAuthType>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) scope: Option<IntegrationScope>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) project_name: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) app_id: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) google_project: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) host_url: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) webhook_address: Option<buddy_works::Secret>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) audience: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) atop_url: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) permissions: Option<IntegrationPermissions>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) all_pipelines_allowed: Option<bool>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) allowed_pipelines: Option<Vec<ShortPipeline>>,
            $($other)*
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        pub(crate) struct IntegrationPermissions {
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) others: Option<AccessLevel>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) admins: Option<AccessLevel>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) users: Option<Vec<UserPermission>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) groups: Option<Vec<GroupPermission>>,
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        pub(crate) struct UserPermission {
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) id: Option<i32>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) access_level: Option<AccessLevel>,
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        pub(crate) struct GroupPermission {
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) id: Option<i32>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) access_level: Option<AccessLevel>,
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        pub(crate) struct ShortPipeline {
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) url: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) html_url: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) id: Option<i32>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) identifier: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) name: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) definition_source: Option<PipelineDefinitionSource>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) git_config_ref: Option<PipelineGitConfigRef>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) refs: Option<Vec<String>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) events: Option<Vec<PipelineEvent>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) r#loop: Option<Vec<String>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) priority: Option<PipelinePriority>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) disabled: Option<bool>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) disabled_reason: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) last_execution_status: Option<PipelineExecutionStatus>,
            #[serde(default, deserialize_with = "super::present", skip_serializing_if = "Option::is_none")]
            pub(crate) last_execution_revision: Option<Option<String>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) target_site_url: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) execution_message_template: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) create_date: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) always_from_scratch: Option<bool>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) ignore_fail_on_project_status: Option<bool>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) no_skip_to_most_recent: Option<bool>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) terminate_stale_runs: Option<bool>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) auto_clear_cache: Option<bool>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) paused: Option<bool>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) pause_on_repeated_failures: Option<i32>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) fetch_all_refs: Option<bool>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) fail_on_prepare_env_warning: Option<bool>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) concurrent_pipeline_runs: Option<bool>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) clone_depth: Option<i32>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) do_not_create_commit_status: Option<bool>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) stale: Option<bool>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) waiting_for_push: Option<bool>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) resources: Option<PipelineResources>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) remote_path: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) remote_ref: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) remote_project_name: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) remote_parameters: Option<Vec<PipelineProperty>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) git_config: Option<YamlDefinition>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) tags: Option<Vec<String>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) git_changeset_base: Option<PipelineGitChangesetBase>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) filesystem_changeset_base: Option<PipelineFilesystemChangesetBase>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) cpu: Option<PipelineCpu>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) description_required: Option<bool>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) folder: Option<String>,
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        pub(crate) struct PipelineEvent {
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) r#type: Option<PipelineEventType>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) refs: Option<Vec<String>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) events: Option<Vec<String>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) branches: Option<Vec<String>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) packages: Option<Vec<PipelinePackageContext>>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) start_date: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) delay: Option<i64>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) cron: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) timezone: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) totp: Option<bool>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) prefix: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) whitelist: Option<Vec<String>>,
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        pub(crate) struct PipelinePackageContext {
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) identifier: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) scope: Option<PipelinePkgScope>,
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        pub(crate) struct PipelineProperty {
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) key: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) value: Option<String>,
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        pub(crate) struct YamlDefinition {
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) path: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) branch: Option<String>,
            #[serde(skip_serializing_if = "Option::is_none")]
            pub(crate) project: Option<String>,
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub(crate) enum AccessLevel {
            Denied, ReadOnly, Blind, RunOnly, ReadWrite, Manage, Default, Allowed, Stage, Commit, UseOnly,
            $($unknown)*
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub(crate) enum IntegrationAuthType {
            Oauth, Token, ApiKey, App, AppSpryker, TokenAppExtension, Default, Oidc, Trusted, AppRw,
            $($unknown)*
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub(crate) enum IntegrationScope {
            Workspace, Project, Environment,
            $($unknown)*
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub(crate) enum IntegrationType {
            GitHub, Bitbucket, Google, DigitalOcean, Slack, Modulus, Heroku, Amazon, GitLab, Shopify,
            GitHubEnterprise, GitLabEnterprise, Pushover, Pushbullet, Rackspace, Custom, Cloudflare, NewRelic,
            Sentry, Rollbar, Datadog, DoSpaces, Honeybadger, Vultr, SentryEnterprise, Loggly, HipChat, Firebase,
            Telegram, Azure, Upcloud, GhostInspector, Netlify, AzureCloud, MicrosoftTeams, GoogleServiceAccount,
            GooglePlayStore, DockerHub, AppStore, GitHubApp, GitHubAppEnterprise, GitHubApi, Atop, Snyk, StackHawk,
            Blackfire, Backblaze, OneLogin, Okta, Contentful, Jira,
            $($unknown)*
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub(crate) enum PipelineCpu {
            X64, Arm, X86,
            $($unknown)*
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub(crate) enum PipelineDefinitionSource {
            Local, Remote,
            $($unknown)*
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub(crate) enum PipelineEventType {
            Push, CreateRef, DeleteRef, PullRequest, Schedule, PublishPackageVersion, DeletePackageVersion, Webhook,
            Email, CreatePackageVersion,
            $($unknown)*
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub(crate) enum PipelineExecutionStatus {
            Inprogress, Enqueued, Terminated, Successful, Failed, Initial, NotExecuted, Skipped, Terminating,
            WaitingForApply, WaitingForVariables, WaitingForSettableVariables, WaitingForVtSession,
            $($unknown)*
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub(crate) enum PipelineFilesystemChangesetBase {
            DateModified, Contents,
            $($unknown)*
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub(crate) enum PipelineGitChangesetBase {
            LatestRun, LatestRunMatchingRef, PullRequest,
            $($unknown)*
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub(crate) enum PipelineGitConfigRef {
            None, Dynamic, Fixed,
            $($unknown)*
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub(crate) enum PipelinePkgScope {
            Workspace, Project, Environment, Any,
            $($unknown)*
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub(crate) enum PipelinePriority {
            Low, Normal, High,
            $($unknown)*
        }

        #[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
        #[serde(rename_all = "SCREAMING_SNAKE_CASE")]
        pub(crate) enum PipelineResources {
            Default, Nano, Small, Medium, Large, Xlarge, Custom, X2large,
            $($unknown)*
        }
    };
}

/// A member that is there: null is a value of it.
fn present<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Option<String>>, D::Error> {
    Option::<String>::deserialize(from).map(Some)
}

/// Keeps values that are not listed, as the emitted types do; members that are not listed are skipped.
pub(crate) mod open {
    types! { unknown: { #[serde(untagged)] Unknown(String) }, other: {} }
}

/// Keeps values and members that are not listed: all that the emitted types do.
pub(crate) mod whole {
    types! {
        unknown: { #[serde(untagged)] Unknown(String) },
        other: { #[serde(flatten)] pub(crate) additional: std::collections::BTreeMap<String, serde_json::Value>, }
    }
}

/// Forgets values and members that are not listed: the least that a client can do.
pub(crate) mod forgetful {
    types! { unknown: { #[serde(other)] Unknown }, other: {} }
}
