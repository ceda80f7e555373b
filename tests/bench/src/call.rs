//! A call over loopback: the emitted client against hand-written reqwest and serde_json.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use buddy_works::Client;
use buddy_works::types::{Integration, PipelineId, UpdateIntegration};
use reqwest::header::{ACCEPT, CONTENT_TYPE};
use serde::Serialize;
use tokio::runtime::{Builder, Runtime};

use crate::Fault;
use crate::derived::open;
use crate::layout::Layout;
use crate::server;
use crate::stats::{Rounds, microseconds};

/// Calls before anything is measured.
const WARM_UP: usize = 200;

/// Calls that are measured, of each side.
const CALLS: usize = 2_000;

/// The sides, by number.
const SIDES: [&str; 2] = ["emitted", "hand-written"];

/// Sent by both sides.
const TOKEN: &str = "not-a-secret";

/// Both sides, with a connection each.
#[derive(Debug)]
pub struct Sides {
    runtime: Runtime,
    emitted: Client,
    plain: Plain,
}

impl Sides {
    /// Starts a server and both clients, and makes the first calls.
    ///
    /// # Errors
    ///
    /// Where a call fails, or the sides do not read the same.
    pub fn start(layout: &Layout) -> Result<Self, Fault> {
        let sample = "tests/samples/official-update-integration.response-200.json";
        let base = format!(
            "http://{}",
            server::start(&fs::read(layout.root.join(sample))?)?
        );
        let sides = Self {
            runtime: Builder::new_current_thread().enable_all().build()?,
            emitted: Client::builder()
                .bearer_token(TOKEN)
                .base_url(&base)
                .build()?,
            plain: Plain::new(base)?,
        };
        for _ in 0..WARM_UP {
            sides.call(0)?;
            sides.call(1)?;
        }
        let (emitted, plain) = sides.runtime.block_on(async {
            Ok::<_, Fault>((emitted(&sides.emitted).await?, sides.plain.call().await?))
        })?;
        if serde_json::to_value(emitted)? != serde_json::to_value(plain)? {
            return Err("the sides read different things".into());
        }
        Ok(sides)
    }

    /// One call of a side.
    ///
    /// # Errors
    ///
    /// The call's.
    pub fn call(&self, side: usize) -> Result<(), Fault> {
        self.runtime.block_on(async {
            match side {
                0 => emitted(&self.emitted).await.map(drop),
                _ => self.plain.call().await.map(drop),
            }
        })
    }
}

async fn emitted(client: &Client) -> Result<Integration, Fault> {
    let answer = client
        .integrations()
        .update_integration(
            "my-company",
            "abc123def456",
            &UpdateIntegration::new("Updated GitHub Integration")
                .identifier("GitHub")
                .token("your-secret")
                .all_pipelines_allowed(false)
                .allowed_pipelines([PipelineId::new(123), PipelineId::new(456)]),
        )
        .send()
        .await?;
    Ok(answer.into_inner())
}

/// What a careful person writes for this one call: the same limits, no redirects.
#[derive(Debug)]
struct Plain {
    client: reqwest::Client,
    base: String,
}

/// The members that this one call sends.
#[derive(Serialize)]
struct Update<'a> {
    name: &'a str,
    identifier: &'a str,
    token: &'a str,
    all_pipelines_allowed: bool,
    allowed_pipelines: Vec<Id>,
}

#[derive(Serialize)]
struct Id {
    id: i32,
}

impl Plain {
    fn new(base: String) -> Result<Self, Fault> {
        let client = reqwest::Client::builder()
            .user_agent("bench/1")
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(Duration::from_secs(10))
            .read_timeout(Duration::from_secs(30))
            .timeout(Duration::from_secs(60))
            .build()?;
        Ok(Self { client, base })
    }

    async fn call(&self) -> Result<open::Integration, Fault> {
        let (workspace, hash_id) = ("my-company", "abc123def456");
        let url = format!(
            "{}/workspaces/{workspace}/integrations/{hash_id}",
            self.base
        );
        let body = serde_json::to_vec(&Update {
            name: "Updated GitHub Integration",
            identifier: "GitHub",
            token: "your-secret",
            all_pipelines_allowed: false,
            allowed_pipelines: vec![Id { id: 123 }, Id { id: 456 }],
        })?;
        let request = self
            .client
            .patch(url)
            .bearer_auth(TOKEN)
            .header(ACCEPT, "application/json")
            .header(CONTENT_TYPE, "application/json")
            .body(body);
        let answer = request.send().await?.error_for_status()?.bytes().await?;
        Ok(serde_json::from_slice(&answer)?)
    }
}

/// The table.
///
/// # Errors
///
/// Where a call fails, or the program that counts allocations does.
pub fn report(layout: &Layout) -> Result<String, Fault> {
    let sides = Sides::start(layout)?;
    let times = Rounds::play(CALLS, SIDES.len(), |side| {
        let start = Instant::now();
        sides.call(side).map(|()| microseconds(start.elapsed()))
    })?;
    let counts = Command::new(layout.program("clientsmith-bench", "allocations")?).output()?;
    if !counts.status.success() {
        return Err("allocations could not be counted".into());
    }
    let counts = String::from_utf8(counts.stdout)?;
    let mut table = format!(
        "## Call: PATCH over loopback, {CALLS} calls of each side in turn\n\n\
         | client | median µs | emitted / this | allocations of a call | bytes |\n| --- | --: | --: | --: | --: |\n"
    );
    for (side, count) in counts.lines().enumerate().take(SIDES.len()) {
        let (median, ratio) = (times.median(side), times.ratio(0, side));
        table.push_str(&format!(
            "| {} | {median:.1} | {ratio:.3} | {count} |\n",
            SIDES[side]
        ));
    }
    table.push_str("\nBudget: 1.05.\n");
    Ok(table)
}
