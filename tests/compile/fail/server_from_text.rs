//! A server is one that the document names; any other is a base URL.

use buddy_works::{Client, Server};

fn client() {
    let _ = Client::builder()
        .server("https://buddy.example.org")
        .build();
}

fn server() -> Server {
    Server("https://buddy.example.org")
}

fn main() {}
