//! The table of styles, cell by cell: what emitted code puts on a socket (OpenAPI 3.0.3, "Style Examples").

use clientsmith_emitted::Client;
use clientsmith_emitted::types::{Color, NestedQ, NestedQCreated};
use clientsmith_tests::server::Server;

const COLORS: &[&str] = &["blue", "black", "brown"];

fn color() -> Color {
    Color::new(100, 200, 150)
}

/// A server that says that it is done, and a client of it.
fn pair() -> (Server, Client) {
    let server = Server::answering("204 No Content", &[], "");
    let client = Client::builder().base_url(server.url()).build().unwrap();
    (server, client)
}

/// What was sent last: the target of its request line, and its header lines.
fn last(server: &Server) -> (String, Vec<String>) {
    let requests = server.request_texts();
    let mut lines = requests.last().unwrap().split("\r\n");
    let line = lines.next().unwrap();
    let target = line.strip_prefix("GET ").unwrap();
    let target = target.strip_suffix(" HTTP/1.1").unwrap();
    (target.to_owned(), lines.map(str::to_owned).collect())
}

/// Sends each cell and looks for what is expected: a target, or a header line.
macro_rules! cells {
    ($($method:ident($value:expr): $expected:literal;)*) => {{
        let (server, client) = pair();
        $(
            client.styles().$method($value).send().await.unwrap();
            let (target, headers) = last(&server);
            if $expected.starts_with('/') {
                assert_eq!(target, $expected, "{}", stringify!($method));
            } else {
                assert!(headers.iter().any(|line| line == $expected), "{}: {headers:?}", stringify!($method));
            }
        )*
    }};
}

#[tokio::test]
async fn paths() {
    let color = color();
    cells! {
        path_matrix_joined_string("blue"): "/path/matrix/no/string/;color=blue";
        path_matrix_joined_array(COLORS): "/path/matrix/no/array/;color=blue,black,brown";
        path_matrix_joined_object(&color): "/path/matrix/no/object/;color=R,100,G,200,B,150";
        path_matrix_exploded_string("blue"): "/path/matrix/yes/string/;color=blue";
        path_matrix_exploded_array(COLORS): "/path/matrix/yes/array/;color=blue;color=black;color=brown";
        path_matrix_exploded_object(&color): "/path/matrix/yes/object/;R=100;G=200;B=150";
        path_label_joined_string("blue"): "/path/label/no/string/.blue";
        path_label_joined_array(COLORS): "/path/label/no/array/.blue.black.brown";
        path_label_joined_object(&color): "/path/label/no/object/.R.100.G.200.B.150";
        path_label_exploded_string("blue"): "/path/label/yes/string/.blue";
        path_label_exploded_array(COLORS): "/path/label/yes/array/.blue.black.brown";
        path_label_exploded_object(&color): "/path/label/yes/object/.R=100.G=200.B=150";
        path_simple_joined_string("blue"): "/path/simple/no/string/blue";
        path_simple_joined_array(COLORS): "/path/simple/no/array/blue,black,brown";
        path_simple_joined_object(&color): "/path/simple/no/object/R,100,G,200,B,150";
        path_simple_exploded_string("blue"): "/path/simple/yes/string/blue";
        path_simple_exploded_array(COLORS): "/path/simple/yes/array/blue,black,brown";
        path_simple_exploded_object(&color): "/path/simple/yes/object/R=100,G=200,B=150";
    }
}

#[tokio::test]
async fn queries() {
    let color = color();
    cells! {
        query_form_joined_string("blue"): "/query/form/no/string?color=blue";
        query_form_joined_array(COLORS): "/query/form/no/array?color=blue,black,brown";
        query_form_joined_object(&color): "/query/form/no/object?color=R,100,G,200,B,150";
        query_form_exploded_string("blue"): "/query/form/yes/string?color=blue";
        query_form_exploded_array(COLORS): "/query/form/yes/array?color=blue&color=black&color=brown";
        query_form_exploded_object(&color): "/query/form/yes/object?R=100&G=200&B=150";
        query_space_delimited_joined_array(COLORS): "/query/spaceDelimited/no/array?color=blue%20black%20brown";
        query_space_delimited_joined_object(&color): "/query/spaceDelimited/no/object?color=R%20100%20G%20200%20B%20150";
        query_pipe_delimited_joined_array(COLORS): "/query/pipeDelimited/no/array?color=blue%7Cblack%7Cbrown";
        query_pipe_delimited_joined_object(&color): "/query/pipeDelimited/no/object?color=R%7C100%7CG%7C200%7CB%7C150";
        query_deep_object_exploded_object(&color): "/query/deepObject/yes/object?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150";
    }
}

#[tokio::test]
async fn headers_and_cookies() {
    let color = color();
    cells! {
        header_simple_joined_string("blue"): "color: blue";
        header_simple_joined_array(COLORS): "color: blue,black,brown";
        header_simple_joined_object(&color): "color: R,100,G,200,B,150";
        header_simple_exploded_string("blue"): "color: blue";
        header_simple_exploded_array(COLORS): "color: blue,black,brown";
        header_simple_exploded_object(&color): "color: R=100,G=200,B=150";
        cookie_form_joined_string("blue"): "cookie: color=blue";
        cookie_form_joined_array(COLORS): "cookie: color=blue,black,brown";
        cookie_form_joined_object(&color): "cookie: color=R,100,G,200,B,150";
        cookie_form_exploded_string("blue"): "cookie: color=blue";
        cookie_form_exploded_array(COLORS): "cookie: color=blue; color=black; color=brown";
        cookie_form_exploded_object(&color): "cookie: R=100; G=200; B=150";
    }
}

/// What comes nearest is written, and generating says so.
#[tokio::test]
async fn cells_that_are_not_defined() {
    let color = color();
    cells! {
        query_space_delimited_joined_string("blue"): "/query/spaceDelimited/no/string?color=blue";
        query_space_delimited_exploded_string("blue"): "/query/spaceDelimited/yes/string?color=blue";
        query_space_delimited_exploded_array(COLORS): "/query/spaceDelimited/yes/array?color=blue&color=black&color=brown";
        query_space_delimited_exploded_object(&color): "/query/spaceDelimited/yes/object?R=100&G=200&B=150";
        query_pipe_delimited_joined_string("blue"): "/query/pipeDelimited/no/string?color=blue";
        query_pipe_delimited_exploded_string("blue"): "/query/pipeDelimited/yes/string?color=blue";
        query_pipe_delimited_exploded_array(COLORS): "/query/pipeDelimited/yes/array?color=blue&color=black&color=brown";
        query_pipe_delimited_exploded_object(&color): "/query/pipeDelimited/yes/object?R=100&G=200&B=150";
        query_deep_object_joined_string("blue"): "/query/deepObject/no/string?color=blue";
        query_deep_object_joined_array(COLORS): "/query/deepObject/no/array?color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown";
        query_deep_object_joined_object(&color): "/query/deepObject/no/object?color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150";
        query_deep_object_exploded_string("blue"): "/query/deepObject/yes/string?color=blue";
        query_deep_object_exploded_array(COLORS): "/query/deepObject/yes/array?color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown";
    }
}

/// Reserved characters, unicode, and what a URL cannot hold.
const AWKWARD: &str = ":/?#[]@!$&'()*+,;= %é😀\"<>\\^`{|}~-._\t\n";
const ENCODED: &str = "%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D%20%25%C3%A9%F0%9F%98%80%22%3C%3E%5C%5E%60%7B%7C%7D~-._%09%0A";

#[tokio::test]
async fn reserved_characters_and_unicode() {
    let (server, client) = pair();
    let styles = client.styles();
    let call = styles.path_simple_joined_string(AWKWARD);
    call.send().await.unwrap();
    let target = format!("/path/simple/no/string/{ENCODED}");
    assert_eq!(last(&server).0, target);
    let call = styles.query_form_joined_string(AWKWARD);
    call.send().await.unwrap();
    let target = format!("/query/form/no/string?color={ENCODED}");
    assert_eq!(last(&server).0, target);
    let call = styles.cookie_form_exploded_string(AWKWARD);
    call.send().await.unwrap();
    let line = format!("cookie: color={ENCODED}");
    assert!(last(&server).1.contains(&line));
    let call = styles.header_simple_joined_string("a/b?c=d&e;f %");
    call.send().await.unwrap();
    let line = "color: a/b?c=d&e;f %".to_owned();
    assert!(last(&server).1.contains(&line));
    let call = styles.reserved(":/?#[]@!$&'()*+,;= %é", ":/?é");
    call.send().await.unwrap();
    // URL parsing encodes the apostrophe.
    assert_eq!(
        last(&server).0,
        "/reserved?kept=:/?%23%5B%5D@!$%26%27()*%2B,;=%20%25%C3%A9&encoded=%3A%2F%3F%C3%A9"
    );
}

#[tokio::test]
async fn reserved_characters_inside_of_lists() {
    let list = ["a,b", "ü|=&"];
    cells! {
        path_matrix_exploded_array(&list): "/path/matrix/yes/array/;color=a%2Cb;color=%C3%BC%7C%3D%26";
        path_label_joined_array(&list): "/path/label/no/array/.a%2Cb.%C3%BC%7C%3D%26";
        query_form_joined_array(&list): "/query/form/no/array?color=a%2Cb,%C3%BC%7C%3D%26";
        query_form_exploded_array(&list): "/query/form/yes/array?color=a%2Cb&color=%C3%BC%7C%3D%26";
        query_pipe_delimited_joined_array(&list): "/query/pipeDelimited/no/array?color=a%2Cb%7C%C3%BC%7C%3D%26";
    }
}

#[tokio::test]
async fn content_is_json_and_deep_objects_go_deep() {
    let (server, client) = pair();
    let color = color();
    let json = r#"{"R":100,"G":200,"B":150}"#;
    let encoded = "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D";
    let call = client
        .styles()
        .content(&color, &color, &color, &color, "<a/>");
    call.send().await.unwrap();
    let (target, headers) = last(&server);
    assert_eq!(
        target,
        format!("/content/{encoded}?query={encoded}&xml=%3Ca%2F%3E")
    );
    assert!(headers.contains(&format!("header: {json}")), "{headers:?}");
    assert!(headers.contains(&format!("cookie: cookie={encoded}")));
    let q = NestedQ::new()
        .created(NestedQCreated::new().gte(1))
        .ids(["a", "b"]);
    client.styles().nested(&q).send().await.unwrap();
    assert_eq!(
        last(&server).0,
        "/nested?q%5Bcreated%5D%5Bgte%5D=1&q%5Bids%5D%5B0%5D=a&q%5Bids%5D%5B1%5D=b"
    );
}
