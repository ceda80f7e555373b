//! CS04xx: meaning: types, operations and names.

macro_rules! lower_codes {
    ([$next:ident $($others:ident)*] $($before:tt)*) => {
        $next! {
            [$($others)*]
            $($before)*

            /// A choice among schemas has no type of its own: one of its branches allows anything, or `oneOf` and `anyOf`
            /// stand beside each other. The value is raw JSON (`serde_json::Value`) in the client, so nothing is lost, but
            /// nothing is checked either.
            ///
            /// ```text
            /// owner:
            ///   oneOf:
            ///     - $ref: '#/components/schemas/User'
            ///     - {}
            /// ```
            ///
            /// Say what each branch allows.
            UnsupportedUnion "CS0401" Warning "a choice among schemas becomes raw JSON";

            /// A body is XML, which the client does not type: it is sent, or kept, as text (`String`). Nothing is lost, but
            /// nothing is checked either.
            ///
            /// Offer `application/json` beside it where the API speaks that too: then it is what the client uses.
            XmlBody "CS0402" Warning "a body of XML is sent or kept as text";

            /// A body is offered in several media types, of which the client does not use all.
            ///
            /// A request is sent in one: JSON (also `+json`) before forms, multipart, bytes, text and XML; what is exact
            /// before ranges such as `*/*`; among equals, the first of the document.
            ///
            /// An answer is asked for in every media type whose shape differs, and becomes an enum where there are
            /// several. Other ways to write what JSON says as well are left out, and so is XML beside JSON.
            OtherMediaTypes "CS0403" Note "not every media type of a body is used";

            /// A form (`application/x-www-form-urlencoded` or `multipart/...`) sends the members of an object, and this
            /// schema describes none. The caller writes the body as it is sent.
            ///
            /// ```text
            /// application/x-www-form-urlencoded:
            ///   schema: { type: string }
            /// ```
            BodyWithoutMembers "CS0404" Warning "the schema of a form has no members";

            /// Two parts of an `allOf` declare the same property with types that do not go together, so that no value
            /// satisfies both. The later declaration is used.
            ///
            /// ```text
            /// allOf:
            ///   - { type: object, properties: { id: { type: integer } } }
            ///   - { type: object, properties: { id: { type: string } } }
            /// ```
            ///
            /// Give the property one type, or different names.
            ConflictingParts "CS0405" Warning "parts of allOf contradict each other";

            /// An `enum` lists objects or arrays. There is no Rust enum for such values; the value is raw JSON.
            MixedEnum "CS0406" Warning "an enum of lists or objects becomes raw JSON";

            /// A `format` is not in the table of formats. The value has the type that it would have without it.
            ///
            /// A misspelt format (`datetime` for `date-time`, `pasword` for `password`) is a warning: a secret would be
            /// printed like any text. `[formats]` in codegen.toml gives a
            /// format of your own a type: `"money" = "string"`.
            UnknownFormat "CS0407" Note "a format is not known";

            /// A required property leads back to its own type through required properties only. No finite value
            /// satisfies that; the field is an `Option` in the client, so that values can exist.
            ///
            /// ```text
            /// Person:
            ///   required: [parent]
            ///   properties:
            ///     parent: { $ref: '#/components/schemas/Person' }
            /// ```
            ///
            /// Leave the property out of `required`, or make it nullable.
            EndlessValue "CS0408" Warning "a required property leads back to its own type";

            /// A schema is a list or map of itself without an object in between, or an `allOf` that contains itself, or
            /// a choice that has itself as a branch. Rust has no such type; the value is raw JSON.
            EndlessSchema "CS0409" Warning "a schema consists of itself";

            /// A parameter is described by `content` of a media type that is neither JSON nor plain text. The client takes
            /// it as text, which the caller writes.
            WrittenParameter "CS0410" Warning "a parameter's content is written by the caller";

            /// `Accept`, `Content-Type` and `Authorization` are not parameters: they follow from media types and
            /// security schemes (OpenAPI 3.0.3, "Parameter Object"), and a header parameter of that name is ignored. So are
            /// those that belong to the connection, such as `Host` and `Content-Length`, and
            /// `Content-Type` among the headers of a response ("Response Object").
            IgnoredHeader "CS0411" Note "a header is ignored";

            /// The specification does not define how this style writes this type (OpenAPI 3.0.3, "Style Examples"):
            /// for example `deepObject` for text, `spaceDelimited` for text or with `explode`, or lists inside lists. The
            /// client writes what comes nearest, and the finding says what that is. Lists and further levels in
            /// `deepObject` are no more than a note: services that use it agree about them, `a[0]=` and `a[b][c]=`.
            UndefinedStyle "CS0412" Warning "a parameter's style is not defined for its type";

            /// A security scheme is of a kind that the client cannot apply, such as HTTP digest. Operations that need it
            /// are generated without it; a caller may set the header for each call.
            UnsupportedSecurity "CS0413" Warning "a security scheme is not supported";

            /// A server's URL has no scheme and host, so it says where the API is only to someone who knows where the
            /// document came from. The client has no constructor for it; callers give a base URL.
            ///
            /// Write the whole URL: `https://api.example.com/v1`.
            RelativeServer "CS0414" Warning "a server's URL is relative";

            /// An operation, or a path, has servers of its own, none of which says where it is. A document knows where it was
            /// read from; a client does not, so that the operation is sent to the server that the client was built with.
            ///
            /// ```yaml
            /// /images:
            ///   servers: [{ url: /uploads }]
            /// ```
            ///
            /// Write the whole URL.
            OperationServers "CS0415" Warning "the server of an operation is relative";

            /// An entry of codegen.toml names something that this document does not have. Such an entry usually was right
            /// for an older document, and its purpose is silently lost.
            ///
            /// Correct the name or pointer, or remove the entry.
            UnusedOverride "CS0416" Error "an override matches nothing";

            /// An example does not have the type that its schema describes, so it is not used in the client's examples.
            UnfittingExample "CS0417" Note "an example does not fit its schema";

            /// An entry of `[formats]` in codegen.toml gives a type that the table of formats does not have.
            ///
            /// Choose `string`, `boolean`, `integer`, `number`, `secret`, `json`, a format such as `date-time`, `uuid`,
            /// `byte`, `int64`, `uint8`, a crate that is known for the format (`jiff`, `chrono`, `time`, `uuid`, `url`,
            /// `rust_decimal`, `std`), or name the type of another one:
            ///
            /// ```toml
            /// [formats]
            /// ulid = { type = "ulid::Ulid", crate = "ulid", version = "1" }
            /// ```
            ///
            /// A Rust type travels in one way: it cannot be a text for one format and a number for another.
            UnknownFormatType "CS0418" Error "a format is given a type that it cannot have";

            /// An array does not say what it holds. Its elements are raw JSON.
            ///
            /// Add `items`, which the specification requires (OpenAPI 3.0.3, "Schema Object").
            MissingItems "CS0419" Warning "an array has no items";

            /// The parts of an `allOf` are of different kinds (an object and a text), or one of them is a choice among
            /// schemas, so they cannot become one type. The value is raw JSON.
            UnmergeableParts "CS0420" Warning "parts of allOf cannot become one type";

            /// Two response headers or parameters differ only by upper and lower case, where the protocol sees no
            /// difference. The first one is used.
            RepeatedHeader "CS0421" Note "a header is declared twice";

            /// The `encoding` of a part gives it headers of its own, such as `Content-ID`. The client sends each part with
            /// `Content-Disposition` and `Content-Type`; a caller can give a file further ones, by `FilePart::header`.
            PartHeaders "CS0422" Note "headers of a part are left to the caller";

            /// A schema says only, by `allOf`, `oneOf` or `anyOf` of one part, that it is itself.
            ///
            /// Nothing is known of its values, so that there is no type for them.
            ///
            /// Say what the schema is, or refer to another one.
            SelfMadeSchema "CS0430" Error "a schema is nothing but itself";

            /// A client has a cargo feature for each tag, so that whoever needs two of forty compiles two. crates.io takes at
            /// most 300 features of a crate; a document with more tags than 256 becomes a client without them, in which
            /// everything is compiled always.
            ///
            /// With `[filter]` in `codegen.toml`, a client is made of some of the tags.
            TooManyFeatures "CS0445" Note "there are too many tags for cargo features";

            /// An operation, or a path, has several servers of its own. The client sends it to the first one whose URL has a
            /// scheme and a host, with variables at their defaults.
            ///
            /// Write the one that is meant first.
            OtherServers "CS0446" Note "of several servers of an operation one is used";

            /// A `default` is no value of its schema: it is of another type, not among the values of the `enum`, or outside
            /// of the limits.
            ///
            /// ```yaml
            /// limit: { type: integer, maximum: 100, default: "20" }
            /// ```
            ///
            /// The client only repeats it in the documentation: what a caller leaves out is left to the service. Correct
            /// the default or the schema.
            WrongDefault "CS0450" Warning "a default does not fit its schema";

            /// `[checks]` in codegen.toml asks for checks, and this `pattern` is left out of them: regular expressions of
            /// OpenAPI are those of JavaScript, and the client's have no look-around, no references and no classes of
            /// Unicode (`\\p{..}`). The documentation still has it, and everything else is checked.
            ///
            /// ```yaml
            /// password: { type: string, pattern: "(?=.*[0-9]).{8,}" }
            /// ```
            ///
            /// Write the pattern without these, or leave that check to the service.
            UncheckedPattern "CS0451" Warning "a pattern is not checked";

            /// An answer is one value after the other: `text/event-stream`, lines of JSON, `application/json-seq`. The
            /// client gives its bytes while they come (`send_stream`), and leaves it to the caller to take them apart.
            SequenceBody "CS0460" Note "an answer of several values comes as bytes";

            /// A link of an answer names an operation, or a parameter of it, that is not in the document. The client does
            /// not need links: they are told in the documentation, and this one is left out there.
            ///
            /// ```text
            /// links:
            ///   owner: { operationId: getOwner, parameters: { id: $response.body#/owner } }
            /// ```
            BrokenLink "CS0461" Warning "a link leads nowhere";

            /// A request by `TRACE` is described with a body. Such a request has none (RFC 9110, section 9.3.8), so that the
            /// body is left out. `GET`, `HEAD` and `DELETE` send the body that a document gives them.
            TraceBody "CS0462" Note "a TRACE request has no body";

            /// A path holds a query or a fragment, most likely to tell two operations of one path apart.
            ///
            /// ```text
            /// paths:
            ///   /oauth2/token#refresh: { post: {} }
            ///   /search?mode=fast: { get: {} }
            /// ```
            ///
            /// A path of OpenAPI is no more than a path. What is behind `#` is never sent (RFC 9110, section 4.2.5), so that
            /// it only takes part in names; what is behind `?` is sent with every call, before the parameters. A parameter
            /// of the query that has the same name takes the place of the fixed value where it is required, and is left out
            /// where it is not.
            PathSuffix "CS0463" Note "a path holds a query or a fragment";
        }
    };
}

pub(in crate::diagnostic) use lower_codes;
