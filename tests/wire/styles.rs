//! The table of styles, row by row: what emitted code puts on a socket (OpenAPI 3.0.3, "Style Examples"). The table is
//! `styles.json`; `.ci/styles` asks other implementations about the same rows.

use std::collections::{BTreeMap, BTreeSet};

use clientsmith_emitted::types::{Color, ColorRequired, NestedQ, NestedQCreated};
use clientsmith_emitted::{Client, Error, ErrorKind, Outcome};
use clientsmith_tests::server::Server;
use serde_core::Deserialize;
use serde_json::Value;

/// A server that says that it is done, and a client of it.
fn pair() -> (Server, Client) {
    let server = Server::answering("204 No Content", &[], "");
    let client = Client::builder().base_url(server.url()).build().unwrap();
    (server, client)
}

/// What was sent last: the target of its request line, and its header lines.
fn last(server: &Server) -> (String, Vec<String>) {
    let requests = server.requests();
    let request = String::from_utf8_lossy(requests.last().unwrap());
    let mut lines = request.split("\r\n");
    let line = lines.next().unwrap();
    let target = line.strip_prefix("GET ").unwrap();
    let target = target.strip_suffix(" HTTP/1.1").unwrap();
    (target.to_owned(), lines.map(str::to_owned).collect())
}

/// The operations of the table, by the type of their parameter.
macro_rules! methods {
    ($($ty:ty { $($method:ident)* })*) => {
        const METHODS: &[&str] = &[$($(stringify!($method),)*)*];

        /// Calls the method of this name with a row's value.
        async fn call(client: &Client, method: &str, value: &Value) -> Result<(), Error> {
            let styles = client.styles();
            match method {
                $($(stringify!($method) => {
                    let argument: $ty = Deserialize::deserialize(value).unwrap();
                    styles.$method(&argument).send().await.map(|_| ())
                })*)*
                _ => panic!("the document has no operation {method}"),
            }
        }
    };
}

methods! {
    String {
        path_matrix_joined_string
        path_matrix_exploded_string
        path_label_joined_string
        path_label_exploded_string
        path_simple_joined_string
        path_simple_exploded_string
        query_form_joined_string
        query_form_exploded_string
        query_space_delimited_joined_string
        query_space_delimited_exploded_string
        query_pipe_delimited_joined_string
        query_pipe_delimited_exploded_string
        query_deep_object_joined_string
        query_deep_object_exploded_string
        header_simple_joined_string
        header_simple_exploded_string
        cookie_form_joined_string
        cookie_form_exploded_string
        query_form_joined_string_reserved
        query_form_exploded_string_reserved
    }
    Vec<&str> {
        path_matrix_joined_array
        path_matrix_exploded_array
        path_label_joined_array
        path_label_exploded_array
        path_simple_joined_array
        path_simple_exploded_array
        query_form_joined_array
        query_form_exploded_array
        query_space_delimited_joined_array
        query_space_delimited_exploded_array
        query_pipe_delimited_joined_array
        query_pipe_delimited_exploded_array
        query_deep_object_joined_array
        query_deep_object_exploded_array
        header_simple_joined_array
        header_simple_exploded_array
        cookie_form_joined_array
        cookie_form_exploded_array
        query_form_joined_array_reserved
        query_form_exploded_array_reserved
    }
    Color {
        path_matrix_joined_object
        path_matrix_exploded_object
        path_label_joined_object
        path_label_exploded_object
        path_simple_joined_object
        path_simple_exploded_object
        query_form_joined_object
        query_form_exploded_object
        query_space_delimited_joined_object
        query_space_delimited_exploded_object
        query_pipe_delimited_joined_object
        query_pipe_delimited_exploded_object
        query_deep_object_joined_object
        query_deep_object_exploded_object
        header_simple_joined_object
        header_simple_exploded_object
        cookie_form_joined_object
        cookie_form_exploded_object
    }
    BTreeMap<String, String> {
        path_matrix_joined_texts
        path_matrix_exploded_texts
        path_label_joined_texts
        path_label_exploded_texts
        path_simple_joined_texts
        path_simple_exploded_texts
        query_form_joined_texts
        query_form_exploded_texts
        query_space_delimited_joined_texts
        query_space_delimited_exploded_texts
        query_pipe_delimited_joined_texts
        query_pipe_delimited_exploded_texts
        query_deep_object_joined_texts
        query_deep_object_exploded_texts
        header_simple_joined_texts
        header_simple_exploded_texts
        cookie_form_joined_texts
        cookie_form_exploded_texts
        query_form_joined_texts_reserved
        query_form_exploded_texts_reserved
    }
}

/// A row: a parameter, its value, and what is sent.
struct Row<'t>(&'t Value);

impl Row<'_> {
    fn text(&self, key: &str) -> Option<&str> {
        self.0.get(key).and_then(Value::as_str)
    }

    fn is_set(&self, key: &str) -> bool {
        self.0.get(key) == Some(&Value::Bool(true))
    }

    fn ty(&self) -> &'static str {
        match &self.0["value"] {
            Value::String(_) => "string",
            Value::Array(_) => "array",
            value if value.get("R").is_some() => "object",
            _ => "texts",
        }
    }

    /// `query_deep_object_joined_array`
    fn method(&self) -> String {
        let style = self.text("style").unwrap();
        let style = style.replace("Delimited", "_delimited");
        let style = style.replace("Object", "_object");
        let joined = if self.is_set("explode") {
            "exploded"
        } else {
            "joined"
        };
        let reserved = if self.is_set("allowReserved") {
            "_reserved"
        } else {
            ""
        };
        let place = self.text("in").unwrap();
        format!("{place}_{style}_{joined}_{}{reserved}", self.ty())
    }

    /// The path before a value in it.
    fn path(&self) -> String {
        let explode = if self.is_set("explode") { "yes" } else { "no" };
        let reserved = if self.is_set("allowReserved") {
            "/reserved"
        } else {
            ""
        };
        let (place, style) = (self.text("in").unwrap(), self.text("style").unwrap());
        format!("/{place}/{style}/{explode}/{}{reserved}", self.ty())
    }

    /// What a request with this parameter alone has to be: its target, and its header.
    fn expected(&self) -> (String, Option<String>) {
        let (path, sends) = (self.path(), self.text("sends"));
        match (self.text("in").unwrap(), sends) {
            ("path", Some(sends)) => (format!("{path}/{sends}"), None),
            ("query", Some(sends)) => (format!("{path}?{sends}"), None),
            ("header", Some(sends)) => (path, Some(format!("color: {sends}"))),
            ("cookie", Some(sends)) => (path, Some(format!("cookie: {sends}"))),
            _ => (path, None),
        }
    }
}

#[tokio::test]
async fn every_row_is_sent_as_the_table_says() {
    let table: Value = serde_json::from_str(include_str!("styles.json")).unwrap();
    let (server, client) = pair();
    let mut called = BTreeSet::new();
    for row in table["rows"].as_array().unwrap() {
        let row = Row(row);
        let method = row.method();
        let sent_before = server.requests().len();
        let result = call(&client, &method, &row.0["value"]).await;
        if let Some(refused) = row.text("refused") {
            let Err(error) = result else {
                panic!("{method}: {} is sent", row.0);
            };
            let ErrorKind::InvalidParameter { name, problem } = error.kind() else {
                panic!("{method}: {error:?}");
            };
            assert_eq!((*name, *problem), ("color", refused), "{method}: {}", row.0);
            assert_eq!(server.requests().len(), sent_before);
        } else {
            result.unwrap();
            let (target, mut headers) = last(&server);
            headers.retain(|line| line.starts_with("color:") || line.starts_with("cookie:"));
            let (wanted, header) = row.expected();
            assert_eq!(target, wanted, "{method}: {}", row.0);
            assert_eq!(headers, Vec::from_iter(header), "{method}: {}", row.0);
        }
        called.insert(method);
    }
    let all = METHODS.iter().map(|method| (*method).to_owned());
    assert_eq!(called, all.collect(), "each operation has a row");
}

#[tokio::test]
async fn content_is_json_and_deep_objects_go_deep() {
    let (server, client) = pair();
    let color = Color::new(ColorRequired {
        r: 100,
        g: 200,
        b: 150,
    });
    let json = r#"{"R":100,"G":200,"B":150}"#;
    let encoded = "%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D";
    let call = client
        .styles()
        .content(&color)
        .xml("<a/>")
        .query(&color)
        .cookie(&color)
        .header_param(&color);
    call.send().await.unwrap();
    let (target, headers) = last(&server);
    assert_eq!(
        target,
        format!("/content/{encoded}?xml=%3Ca%2F%3E&query={encoded}")
    );
    assert!(headers.contains(&format!("header: {json}")), "{headers:?}");
    assert!(headers.contains(&format!("cookie: cookie={encoded}")));
    let error = client.styles().content(&color).xml("<a/>").query(&color);
    let error = error.header_param(&color).send().await.unwrap_err();
    let missing = ErrorKind::InvalidParameter {
        name: "cookie",
        problem: "is required and was not set",
    };
    assert_eq!(error.kind(), &missing);
    assert_eq!(error.outcome(), Outcome::NotSent);
    let q = NestedQ::new()
        .created(NestedQCreated::new().gte(1))
        .ids(["a", "b"]);
    client.styles().nested(&q).send().await.unwrap();
    assert_eq!(
        last(&server).0,
        "/nested?q%5Bcreated%5D%5Bgte%5D=1&q%5Bids%5D%5B0%5D=a&q%5Bids%5D%5B1%5D=b"
    );
}
