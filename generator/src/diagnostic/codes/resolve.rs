//! CS03xx: the grammar of documents, references, operations.

macro_rules! resolve_codes {
    ([$next:ident $($others:ident)*] $($before:tt)*) => {
        $next! {
            [$($others)*]
            $($before)*

            /// A keyword is not known, and looks like a slip for one that is.
            ///
            /// OpenAPI tools ignore unknown keywords, so that a slip such as `requierd` or `desciption` silently changes what
            /// the client can do.
            ///
            /// ```yaml
            /// required: [name]     # not: requierd
            /// ```
            ///
            /// Correct the spelling. If the key is an extension of your own, begin it with `x-`.
            MisspeltKeyword "CS0301" Error "a keyword is misspelt";

            /// A keyword is not known here.
            ///
            /// It is ignored. It may belong to another version of OpenAPI or JSON Schema, or stand one level too high or too
            /// deep; what it was meant to say is then missing from the client.
            ///
            /// Move it to where it belongs, or begin it with `x-`.
            UnknownKeyword "CS0302" Warning "a keyword is not known";

            /// A value is of another kind than its keyword takes.
            ///
            /// ```yaml
            /// maxLength: 20        # not: "20"
            /// required: [name]     # not: true
            /// ```
            ///
            /// Write a value of the kind that the message names.
            WrongKind "CS0303" Error "a value is of the wrong kind";

            /// A keyword that has to be there is missing.
            ///
            /// ```yaml
            /// parameters:
            ///   - name: page
            ///     in: query        # required, as is `name`
            /// ```
            ///
            /// Add it.
            MissingKeyword "CS0304" Error "a keyword is missing";

            /// A keyword takes one of a few words, and this is another one.
            ///
            /// ```yaml
            /// in: query            # path, query, header or cookie
            /// ```
            ///
            /// Choose one of the words that the message lists.
            UnknownWord "CS0305" Error "a word is not one of those that are allowed";

            /// A `$ref` leads nowhere.
            ///
            /// ```yaml
            /// $ref: '#/components/schemas/IntegrationView'
            /// ```
            ///
            /// The part behind `#` is a JSON pointer: each step names a key, `/` in a key is written `~1` and `~` is `~0`. Correct
            /// the pointer, or add what it names.
            DanglingReference "CS0306" Error "a reference leads nowhere";

            /// A `$ref` leads to something of another kind, as from a schema to a parameter.
            ///
            /// ```yaml
            /// schema:
            ///   $ref: '#/components/schemas/Pet'      # not: '#/components/parameters/Pet'
            /// ```
            ///
            /// Refer to an object of the kind that stands in its place.
            WrongTarget "CS0307" Error "a reference leads to something else";

            /// References lead in a circle without ever reaching an object.
            ///
            /// ```yaml
            /// A: { $ref: '#/components/schemas/B' }
            /// B: { $ref: '#/components/schemas/A' }
            /// ```
            ///
            /// Write the object out at one of the places. (A schema that holds itself in a property is fine.)
            CircularReference "CS0308" Error "references lead in a circle";

            /// A `$ref` leads to the network, to a file or a place in a file that is not there, or to a file that is not read.
            ///
            /// References to other files are followed: what they lead to becomes a component. They are read below one folder
            /// only: `--root`, else `root` below `[input]`, else the repository that the document stands in, else the
            /// document's own folder. Absolute paths, and links that lead out of that folder, are not followed. The network is
            /// never asked.
            ///
            /// ```yaml
            /// schema: { $ref: 'schemas/pet.yaml' }
            /// ```
            ///
            /// Correct the path, save what the reference leads to in a file, or name a folder around all files with `--root`.
            ExternalReference "CS0309" Error "a reference leads out of the document";

            /// Keywords stand beside a `$ref`.
            ///
            /// OpenAPI 3.0 ignores them (section "Reference Object"), and so does the client.
            ///
            /// ```yaml
            /// owner:
            ///   description: Who pays
            ///   allOf:
            ///     - $ref: '#/components/schemas/User'
            /// ```
            ///
            /// Wrap the reference in `allOf`, as above, or remove them.
            IgnoredSiblings "CS0310" Note "keywords beside a reference are ignored";

            /// An operation has no `operationId`.
            ///
            /// It becomes the name of the method. A name made of the path would change when the path does, and callers would
            /// break.
            ///
            /// ```yaml
            /// get:
            ///   operationId: getIntegration
            /// ```
            ///
            /// Give the operation one, verb first.
            MissingOperationId "CS0311" Warning "an operation has no operationId";

            /// Two operations have the same `operationId`.
            ///
            /// It has to be unique (section "Operation Object"), because it names the method.
            ///
            /// Rename one of the two; the message says where the other is.
            DuplicateOperationId "CS0312" Warning "an operationId is used twice";

            /// A path has a placeholder for which no parameter is declared.
            ///
            /// ```yaml
            /// /pets/{petId}:
            ///   parameters:
            ///     - { name: petId, in: path, required: true, schema: { type: string } }
            /// ```
            ///
            /// Declare a parameter of this name with `in: path`, at the path or at the operation.
            UndeclaredPathParameter "CS0313" Warning "a placeholder of a path is not declared";

            /// A parameter says `in: path`, and the path has no placeholder for it.
            ///
            /// Its value would be sent nowhere.
            ///
            /// Add `{name}` to the path, correct the name, or change `in`.
            UnusedPathParameter "CS0314" Warning "a parameter is not in its path";

            /// A path is not of the form `/pets/{petId}`: it begins with a slash, and each brace has its partner.
            ///
            /// Correct it.
            InvalidPath "CS0315" Warning "a path is malformed";

            /// A key under `responses` is not a status: `200`, a range such as `4XX`, or `default`.
            ///
            /// ```yaml
            /// responses:
            ///   '200': { description: Done }
            ///   default: { description: Something else }
            /// ```
            ///
            /// Correct it. Statuses are from 100 to 599.
            InvalidStatus "CS0316" Warning "a response has no status";

            /// Two parameters of an operation have the same name and place.
            ///
            /// Only one of them can be sent (section "Operation Object").
            ///
            /// Remove one.
            DuplicateParameter "CS0317" Error "a parameter is declared twice";

            /// `security` names a scheme that `components.securitySchemes` does not have.
            ///
            /// Without it the client does not know what to send.
            ///
            /// Correct the name, or declare the scheme.
            UndefinedSecurityScheme "CS0318" Error "a security scheme is not declared";

            /// `required` names a property that the schema does not declare.
            ///
            /// The client has no field for it and cannot demand it.
            ///
            /// Correct the name, or declare the property.
            UndeclaredProperty "CS0319" Warning "a required property is not declared";

            /// Something is well-formed and still cannot be read as what it should be.
            ///
            /// The message says what the reader expected.
            ///
            /// Compare with the section of the specification that describes the object.
            NotUnderstood "CS0320" Error "something cannot be understood";

            /// A server's URL is neither `https` nor `http` nor relative, holds a user name, or names a variable that is not
            /// declared.
            ///
            /// The client would send its credentials there.
            ///
            /// ```yaml
            /// - url: https://{region}.example.com
            ///   variables:
            ///     region: { default: eu }
            /// ```
            ///
            /// Correct the URL, or declare the variable.
            InvalidServer "CS0321" Warning "a server's URL cannot be used";

            /// The name of a header, a cookie, a query parameter or an API key is one that HTTP cannot carry. What it names is left
            /// out of the client.
            ///
            /// Names of headers and cookies are made of ASCII letters, digits and a few signs, without spaces (RFC 9110, section
            /// 5.6.2).
            ///
            /// ```yaml
            /// parameters:
            ///   - { name: X-Trace-Id, in: header, schema: { type: string } }     # not: X Trace Id
            /// ```
            ///
            /// Correct the name.
            InvalidWireName "CS0322" Warning "HTTP cannot carry a name";

            /// A parameter with `in: path` does not say `required: true`.
            ///
            /// The specification demands it (OpenAPI 3.0.3, "Parameter Object", `required`), because a path without the
            /// value is another path. The client takes the parameter as required.
            ///
            /// ```yaml
            /// - { name: petId, in: path, required: true, schema: { type: string } }
            /// ```
            ///
            /// Add `required: true`.
            OptionalPathParameter "CS0323" Warning "a path parameter is not required";

            /// A path is a `$ref` that leads to no path item of this document: its operations are missing from the client.
            ///
            /// ```yaml
            /// paths:
            ///   /animals: { $ref: '#/paths/~1pets' }   # is followed
            ///   /plants: { $ref: plants.yaml }         # is not
            /// ```
            ///
            /// Refer to another path, or to an extension such as `#/x-paths/plants`, or write the operations out at the path.
            ReferencedPath "CS0324" Warning "a path is a reference that cannot be followed";

            /// A value is not of the kind that its keyword takes, and it is plain what is meant.
            ///
            /// ```yaml
            /// version: "1.0"           # read so where it is written without quotes
            /// exclusiveMinimum: true   # and `minimum: 0`, where it is written `exclusiveMinimum: 0`
            /// style: form              # for a parameter with `in: query` and a style that only paths have
            /// ```
            ///
            /// Other tools may read it otherwise. Write it as the message shows.
            ReadAs "CS0325" Warning "a value is read as what it most likely means";

            /// A value is not of the kind that its keyword takes, and is passed over.
            ///
            /// It is a note or a limit of which no type depends, or `null`. The client does without it.
            ///
            /// Correct or remove it.
            IgnoredValue "CS0326" Warning "a value is ignored";

            /// Something that the specification requires is missing, and nothing of weight depends on it.
            ///
            /// ```yaml
            /// info: { title: Pets, version: "1.0" }
            /// ```
            ///
            /// Add it.
            MissingDetail "CS0327" Warning "something is missing that can be done without";

            /// `security` names a scheme that `components.securitySchemes` does not have, nor one with a similar name.
            ///
            /// Nothing is known of what has to be sent, so nothing is. The service will most likely refuse the call.
            ///
            /// Declare the scheme, or take its name out.
            UnknownScheme "CS0328" Warning "an unknown security scheme is left out";

            /// A placeholder of a path has an operator of URI templates (RFC 6570), as `{id*}` or `{;id}`.
            ///
            /// OpenAPI has none: `style` and `explode` of the parameter say how its value is written.
            ///
            /// ```yaml
            /// /pets/{petId}:
            /// ```
            ///
            /// Write the name alone.
            TemplateOperator "CS0329" Warning "a placeholder has an operator";

            /// A path has a `$ref` and members beside it, one of which the path item at the other end has too. The
            /// specification leaves open which of the two counts; here the one beside the `$ref` does.
            ///
            /// ```yaml
            /// /animals:
            ///   $ref: '#/paths/~1pets'   # has `get` too
            ///   get: { ... }
            /// ```
            ///
            /// Take one of them away.
            ConflictingPath "CS0345" Warning "a path and its reference have the same member";
        }
    };
}

pub(in crate::diagnostic) use resolve_codes;
