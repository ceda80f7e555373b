//! Every way to build a client.

use buddy_works::{Client, Error, Limits, Secret, Server};
use std::time::Duration;

fn main() -> Result<(), Error> {
    for server in [
        Server::us(),
        Server::eu(),
        Server::asia_pacific(),
        Server::self_hosted(),
        Server::self_hosted().host("buddy.example.org"),
    ] {
        Client::builder().server(server).build()?;
    }
    let limits = Limits::new()
        .connect(Duration::from_secs(1))
        .read(Duration::from_secs(2))
        .total(Duration::from_secs(3))
        .response_body(1 << 20);
    Client::builder()
        .bearer_token(Secret::new("token"))
        .base_url("http://buddy.example.org/api")
        .allow_insecure_http()
        .no_proxy()
        .user_agent("mine/1.0")
        .default_header("x-tenant", "1")
        .limits(limits)
        .build()?;
    Ok(())
}
