//! CS07xx: conventions of authors.

macro_rules! lint_codes {
    ([$next:ident $($others:ident)*] $($before:tt)*) => {
        $next! {
            [$($others)*]
            $($before)*

            /// An operation has no `tags`.
            ///
            /// The first tag groups the client's methods: `client.integrations().update_integration(..)`. Without one
            /// the group is made from the path, and moves when the path does.
            ///
            /// ```yaml
            /// get:
            ///   tags: [Integrations]
            ///   operationId: getIntegration
            /// ```
            ///
            /// Give the operation one tag and declare it under `tags` with a description.
            UntaggedOperation "CS0702" Warning "an operation has no tag";

            /// An operation has neither `summary` nor `description`.
            ///
            /// They become the documentation of the method, which is what a caller reads first.
            ///
            /// ```yaml
            /// summary: Get integration details
            /// ```
            ///
            /// Say in one line what the operation does.
            UndescribedOperation "CS0703" Warning "an operation is not described";

            /// A string's name looks like a secret, and the schema does not say `format: password`.
            ///
            /// `format: password` is what makes the client hide the value in logs and debug output. Without it a token is
            /// printed by the first `{:?}`.
            ///
            /// ```yaml
            /// api_key:
            ///   type: string
            ///   format: password
            /// ```
            ///
            /// Add `format: password`, or list the property under `[secrets]` in codegen.toml.
            UnmarkedSecret "CS0704" Warning "a secret is not marked";

            /// A parameter, a property or a schema has no description.
            ///
            /// Descriptions become the documentation of arguments, fields and types.
            ///
            /// ```yaml
            /// name:
            ///   type: string
            ///   description: The name of the integration
            /// ```
            ///
            /// Describe it in one sentence. A property that is a bare `$ref` takes the description of its target.
            Undescribed "CS0705" Note "something has no description";

            /// An operation declares no answer for errors: no 4XX, 5XX or `default`.
            ///
            /// Declared error bodies become a typed enum that a caller can match. Without them only the status and the
            /// raw bytes are there.
            ///
            /// ```yaml
            /// responses:
            ///   '200': { $ref: '#/components/responses/Integration' }
            ///   default: { $ref: '#/components/responses/UnexpectedStatus' }
            /// ```
            ///
            /// Declare at least `default`.
            NoErrorResponse "CS0706" Warning "an operation declares no error";

            /// A property is spelt in another style than nearly all others of the document.
            ///
            /// It is most often a slip (`projectName` among `project_id`, `user_name`), and the service then ignores the
            /// member without a word.
            ///
            /// Compare with what the service really sends. If the spelling is right, nothing needs to be done.
            OddSpelling "CS0707" Note "a name is spelt in another style";

            /// An example holds a text of the form that real credentials have.
            ///
            /// Documents are published, copied and indexed. Clientsmith never copies the value of a secret from an example
            /// into what it writes, but the document itself stays readable.
            ///
            /// Replace it with a text that cannot be real, as `ghp_yyyyyyyyyyyyyyyyyyyy` or `your-token`.
            LivelySecret "CS0708" Warning "an example may hold a real secret";
        }
    };
}

pub(in crate::diagnostic) use lint_codes;
