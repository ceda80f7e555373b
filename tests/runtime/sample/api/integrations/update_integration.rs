//! `PATCH /workspaces/{workspace}/integrations/{hash_id}`

use super::Integrations;
use crate::runtime::{
    call_options, Answer, Call, CallError, ErrorBody, FromHeaders, Headers, Method, Operation,
    Param, Response,
};
use crate::sample::client::BEARER_AUTH;
use crate::sample::types::{ErrorResponse, Integration, UpdateIntegration};

static OPERATION: Operation = Operation {
    id: "updateIntegration",
    method: Method::PATCH,
    path: "/workspaces/{workspace}/integrations/{hash_id}",
    security: &[&[BEARER_AUTH]],
    accept: "application/json",
    redirects: &[],
    failures: &[("404", "No such workspace or integration")],
};
const WORKSPACE: Param = Param::path("workspace");
const HASH_ID: Param = Param::path("hash_id");
const PER_PAGE: Param = Param::query("per_page");

impl Integrations<'_> {
    /// Updates an integration.
    pub fn update_integration(
        &self,
        workspace: &str,
        hash_id: &str,
        body: &UpdateIntegration,
    ) -> UpdateIntegrationCall {
        let mut call = self.core.call(&OPERATION);
        call.param(&WORKSPACE, workspace)
            .param(&HASH_ID, hash_id)
            .json("application/json", body);
        UpdateIntegrationCall { call }
    }
}

/// A call of [`Integrations::update_integration`]. Set options, then [`send`](Self::send) it.
#[must_use = "a call does nothing until it is sent"]
#[derive(Debug)]
pub struct UpdateIntegrationCall {
    call: Call,
}

impl UpdateIntegrationCall {
    /// How many at once.
    pub fn per_page(mut self, per_page: i32) -> Self {
        self.call.param(&PER_PAGE, &per_page);
        self
    }

    /// Sends the call and waits for its answer.
    ///
    /// # Errors
    ///
    /// Whatever keeps the declared answer from being returned; the error's `outcome()` tells whether the service may have
    /// acted.
    pub async fn send(
        self,
    ) -> Result<Response<Integration, UpdateIntegrationHeaders>, CallError<UpdateIntegrationError>>
    {
        self.call.send_json().await
    }
}

call_options!(UpdateIntegrationCall);

/// The error bodies that the document declares for [`Integrations::update_integration`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum UpdateIntegrationError {
    /// Status 404.
    NotFound(ErrorResponse),
    /// Any other status from 500 to 599.
    ServerError(ErrorResponse),
    /// Any other status.
    Default(ErrorResponse),
}

impl ErrorBody for UpdateIntegrationError {
    type Headers = UpdateIntegrationHeaders;

    fn read(answer: &Answer) -> Option<Self> {
        match answer.status() {
            404 => answer.json().map(Self::NotFound),
            500..=599 => answer.json().map(Self::ServerError),
            _ => answer.json().map(Self::Default),
        }
    }
}

/// The response headers that the document declares for [`Integrations::update_integration`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct UpdateIntegrationHeaders {
    /// How many calls are left.
    pub x_rate_limit_remaining: Option<i64>,
}

impl FromHeaders for UpdateIntegrationHeaders {
    fn from_headers(headers: &Headers<'_>) -> Self {
        Self {
            x_rate_limit_remaining: headers.parsed("X-Rate-Limit-Remaining"),
        }
    }
}
