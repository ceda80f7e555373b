//! Path templates that hold a query or a fragment: what is sent of them, byte for byte.

use clientsmith_emitted::Client;
use clientsmith_emitted::types::Strict;
use clientsmith_tests::server::Server;

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).build().unwrap()
}

/// The request line of the only request.
fn line(server: &Server) -> String {
    let requests = server.request_texts();
    let [request] = requests.as_slice() else {
        panic!("one request, not {}", requests.len());
    };
    request.split("\r\n").next().unwrap().to_owned()
}

fn done() -> Server {
    Server::answering("204 No Content", &[], "")
}

/// Box's document tells two operations of one path apart this way.
#[tokio::test]
async fn a_fragment_is_not_sent_and_tells_names_apart() {
    let server = done();
    let call = client(&server).paths().post_token();
    call.send().await.unwrap();
    assert_eq!(line(&server), "POST /token HTTP/1.1");
    let server = done();
    let call = client(&server).paths().post_token_refresh();
    call.send().await.unwrap();
    assert_eq!(line(&server), "POST /token HTTP/1.1");
}

/// S3's document does.
#[tokio::test]
async fn a_fragment_behind_values_is_not_sent_either() {
    let server = done();
    let call = client(&server).paths().get_acl("photos", "a/b#c", true);
    call.send().await.unwrap();
    assert_eq!(line(&server), "GET /photos/a%2Fb%23c?acl=true HTTP/1.1");
}

#[tokio::test]
async fn a_query_of_the_path_is_sent_as_it_is() {
    let server = done();
    let call = client(&server).paths().get_location("photos?x");
    call.send().await.unwrap();
    assert_eq!(line(&server), "GET /photos%3Fx?location HTTP/1.1");
}

/// `q` is a required parameter of the query, `of` one of the path that stands in the query, and `beta` is fixed, so that the
/// optional parameter of this name is left out.
#[tokio::test]
async fn fixed_pairs_come_first_and_nothing_is_sent_twice() {
    let server = done();
    let call = client(&server).paths().find("a&b", "x y");
    call.send().await.unwrap();
    assert_eq!(
        line(&server),
        "GET /find?mode=fast&beta=true&of=a%26b&q=x%20y HTTP/1.1"
    );
}

#[tokio::test]
async fn no_schema_but_the_impossible_one_means_no_other_members() {
    let server = done();
    // Where others were kept, the type had a map for them, and `new` would not be all of it.
    let Strict { a, .. } = Strict::new(1);
    let call = client(&server).bodies().send_strict(&Strict::new(a));
    call.send().await.unwrap();
    assert!(server.request_texts()[0].ends_with("\r\n\r\n{\"a\":1}"));
}
