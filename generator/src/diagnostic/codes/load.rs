//! CS01xx: loading files.

macro_rules! load_codes {
    ([$next:ident $($others:ident)*] $($before:tt)*) => {
        $next! {
            [$($others)*]
            $($before)*

            /// A file that the command line or the configuration names cannot be opened or read.
            ///
            /// Nothing can be generated without it. For example, `--spec spec/openapi.yml` where the file is called
            /// `spec/openapi.yaml`.
            ///
            /// Check the path, which is relative to the current folder, and the permissions of the file.
            Unreadable "CS0101" Error "a file cannot be read";

            /// The path names a folder, a named pipe, a socket or a device.
            ///
            /// Reading those could wait forever or never end (`/dev/zero`), so that only ordinary files are read.
            ///
            /// Give the path of the document itself. If a command writes it, save its output first:
            ///
            /// ```sh
            /// make-document > openapi.yaml && clientsmith lint openapi.yaml
            /// ```
            NotAFile "CS0102" Error "a path is not that of a file";

            /// The file is larger than 64 MiB, and is not read to its end.
            ///
            /// The largest public OpenAPI documents have about 12 MiB; a file of this size is most often something
            /// else, such as a log or a database dump.
            ///
            /// Check the path. If it is a document, split it by topic into several.
            TooLarge "CS0103" Error "a file is too large";

            /// The file has no bytes, or holds only space and comments.
            ///
            /// A download or a command that failed often leaves an empty file behind.
            ///
            /// Fetch the document again. The smallest one that is valid is:
            ///
            /// ```yaml
            /// openapi: 3.0.3
            /// info: { title: Pets, version: "1" }
            /// paths: {}
            /// ```
            Empty "CS0104" Error "the document is empty";

            /// The file is compressed, an image, a program or another format that is not text.
            ///
            /// A document saved by a browser or by `curl` without `--compressed` can be compressed with gzip although
            /// its name ends with `.json`.
            ///
            /// Unpack it (`gunzip < openapi.json.gz > openapi.json`), or give the path of the document.
            NotText "CS0105" Error "the file is not text";

            /// The file is an HTML page or XML.
            ///
            /// The address of a document often answers with a login page, an error page or a viewer such as Swagger UI,
            /// and the page is saved in place of the document.
            ///
            /// Open the file to see what it says. In a viewer, look for the link to the raw document, often named
            /// `openapi.json` or `swagger.json`.
            Html "CS0106" Error "the file is a web page";

            /// The file is in UTF-16 or UTF-32, or holds bytes that are not UTF-8.
            ///
            /// JSON and OpenAPI are exchanged in UTF-8. A guess at another encoding would turn names into other names.
            /// A byte order mark at the start of UTF-8 is accepted.
            ///
            /// Save the file as UTF-8:
            ///
            /// ```sh
            /// iconv -f UTF-16 -t UTF-8 openapi.yaml > openapi.utf8.yaml
            /// ```
            Encoding "CS0107" Error "the file is not in UTF-8";

            /// The text is not YAML or JSON.
            ///
            /// Parsers stop at the first such place, and the mistake can be a line earlier. The usual ones:
            ///
            /// ```yaml
            /// description: Note: this text holds a colon and a space   # quote it
            /// summary: *important*                                     # quote it: `*` begins an alias
            /// get:
            ///   tags: [pets]
            ///  operationId: listPets                                   # one space too few
            /// ```
            ///
            /// Text that begins with `{` or `[` is read as JSON, which has no comments and no comma after the last
            /// element.
            Syntax "CS0108" Error "the text is not YAML or JSON";

            /// A tab stands where YAML only allows spaces.
            ///
            /// Editors show a tab with different widths, so that YAML does not count tabs as indentation.
            ///
            /// Indent with spaces: `expand -i -t 2 openapi.yaml > fixed.yaml` replaces the tabs at the beginning of lines.
            Tab "CS0109" Error "a tab is used as indentation";

            /// A mapping has the same key twice.
            ///
            /// Most readers keep one of the two in silence, and not all of them the same one, so that half of what was
            /// written is lost. Two identical paths or methods lose a whole operation:
            ///
            /// ```yaml
            /// paths:
            ///   /pets:
            ///     get: { operationId: listPets }
            ///   /pets:
            ///     post: { operationId: addPet }
            /// ```
            ///
            /// Merge the two by hand (one `/pets` with `get` and `post`), or remove one. Keys are compared as text:
            /// `200` and `"200"` are the same.
            DuplicateKey "CS0110" Error "a key appears twice in one mapping";

            /// Mappings and sequences are nested more than 127 deep.
            ///
            /// Honest documents stay below 30. The limit keeps a hostile document from exhausting the stack.
            ///
            /// Give inner schemas a name under `components/schemas`, and refer to them with `$ref`.
            TooDeep "CS0111" Error "the document is nested too deeply";

            /// The document has more than five million keys and values.
            ///
            /// The largest public documents have about half a million. The limit bounds the memory that a document can take.
            ///
            /// Check that the file is an OpenAPI document; large examples are better kept outside of it.
            TooManyNodes "CS0112" Error "the document has too many values";

            /// Aliases make the document much larger than its text.
            ///
            /// Each alias stands for a whole copy, and aliases of aliases multiply: nine short lines can stand for a
            /// billion values ("billion laughs").
            ///
            /// ```yaml
            /// a: &a [x, x, x, x, x, x, x, x, x]
            /// b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
            /// c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
            /// ```
            ///
            /// Use `components` and `$ref`, which name a thing once without copying it.
            AliasBudget "CS0113" Error "aliases stand for too much";

            /// An alias stands inside of the value that it refers to, which would never end.
            ///
            /// ```yaml
            /// node: &node
            ///   children: [*node]
            /// ```
            ///
            /// Make a schema under `components/schemas` and refer to it with `$ref`: references may be recursive.
            RecursiveAlias "CS0114" Error "an alias refers to itself";

            /// A value has a tag such as `!include`, `!!python/object` or `!!binary`.
            ///
            /// Tags ask the reader to load a file, run code or convert the value. None of that is done here, and the
            /// value without its tag would mean something else.
            ///
            /// Write the value itself; for another file, bundle the document first. The tags `!!str`, `!!map`
            /// and `!!seq` are read.
            Tag "CS0115" Error "a YAML tag is not read";

            /// The file holds more than one YAML document.
            ///
            /// `---` in the middle of a file begins another document, and the program would have to guess which one is
            /// meant.
            ///
            /// Keep one document in each file.
            MultipleDocuments "CS0116" Error "the file holds several documents";

            /// The whole document is a list, a text or a number.
            ///
            /// An OpenAPI document is a mapping with the members `openapi`, `info` and `paths`. A text alone is often a
            /// file that holds a path or a message, as Git LFS and failed downloads leave behind.
            ///
            /// Give the path of the OpenAPI document.
            RootNotMapping "CS0117" Error "the document is not a mapping";

            /// A key is a mapping, a sequence or an alias.
            ///
            /// YAML allows it, JSON and OpenAPI do not. Most often it is a path or a template without quotes:
            ///
            /// ```yaml
            /// {petId}: ...      # write "{petId}": ...
            /// ```
            ///
            /// Put the key in quotes.
            ComplexKey "CS0118" Error "a key is not text";

            /// A number is infinite, not a number, or beyond what 64 bits can hold as a fraction: `.inf`, `.nan`, `1e999`.
            ///
            /// JSON cannot say such a value, so that no client could send it.
            ///
            /// For "no limit", leave the keyword out: without `maximum`, there is none.
            NoSuchNumber "CS0119" Error "a number cannot be kept";

            /// An integer does not fit in 64 bits, and the nearest number that fits was taken.
            ///
            /// Different readers round to different numbers. It is harmless for a `maximum` that only means "very
            /// large", and wrong for an identifier in an example or an enum.
            ///
            /// Put identifiers in quotes and give them `type: string`; leave a limit out that does not limit anything.
            InexactNumber "CS0120" Warning "an integer is rounded";

            /// A scalar without quotes means different things to different readers of YAML.
            ///
            /// ```yaml
            /// example: 0123   # the number 123 in YAML 1.2; 83 (octal) in YAML 1.1; text for some readers
            /// ```
            ///
            /// This program reads YAML 1.2 (core schema), where `yes`, `no`, `on`, `off` and dates are text.
            ///
            /// Put text in quotes, and write numbers without leading zeros.
            AmbiguousScalar "CS0121" Warning "a scalar is ambiguous";

            /// The key `<<` merges the members of another mapping.
            ///
            /// It belongs to YAML 1.1. The members that `<<` names are added after the mapping's own; a member that the
            /// mapping has itself is not replaced, and of several mappings the first one that has a member counts.
            ///
            /// ```yaml
            /// defaults: &defaults { description: Not found, x-kind: error }
            /// "404": { <<: *defaults, description: No such pet }   # x-kind: error, description: No such pet
            /// ```
            ///
            /// Other tools may read `<<` as a member of that name. `$ref` to a component works in all of them.
            MergeKey "CS0122" Note "a merge key is applied";

            /// The key `<<` has a value that has no members to merge.
            ///
            /// ```yaml
            /// <<: defaults     # text; write *defaults
            /// ```
            ///
            /// Give it an alias of a mapping, or a list of such aliases.
            BadMerge "CS0123" Error "a merge key has nothing to merge";

            /// Two parsers read the document, and they do not agree about a key or a value.
            ///
            /// YAML is a large language, and no two parsers agree on all of it. A value that depends on the parser is
            /// not one to generate code from. It can happen where an anchor is defined a second time (`&a 1 ... &a 2`), and
            /// with rare line breaks (U+0085, U+2028) inside of text.
            ///
            /// Give each anchor a name of its own; write the text in double quotes on one line, with escapes for unusual
            /// characters.
            Disagreement "CS0124" Error "two YAML parsers disagree";

            /// More than 500 findings of loading were made in one file, and only the first ones are listed.
            ///
            /// So many have most often one cause, such as a file that was joined to itself.
            ///
            /// Correct those that are listed, and run the command again.
            NotListed "CS0125" Note "more findings than are listed";
        }
    };
}

pub(in crate::diagnostic) use load_codes;
