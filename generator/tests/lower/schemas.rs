//! Objects, lists, maps, enums, formats, nullability and direction.

use super::render::{type_named, types};
use super::support::{both_ways, document, received, schemas_document};

#[test]
fn members_are_required_or_optional_and_null_or_not() {
    let outcome = received(
        "
        Pet:
          type: object
          required: [a, b]
          properties:
            a: { type: string }
            b: { type: string, nullable: true }
            c: { type: string }
            d: { type: string, nullable: true }
        ",
    );
    assert_eq!(
        types(&outcome.lowered().api),
        "struct Pet\n  a: String\n  b: String or null\n  c?: String\n  d?: String or null"
    );
}

#[test]
fn null_is_followed_through_references_elements_and_maps() {
    let outcome = received(
        "
        Pet:
          type: object
          properties:
            list: { type: array, items: { type: string, nullable: true } }
            map: { type: object, additionalProperties: { $ref: '#/components/schemas/Size' } }
            size: { $ref: '#/components/schemas/Size' }
            own: { allOf: [{ $ref: '#/components/schemas/Plain' }], nullable: true }
        Size: { type: integer, format: int32, nullable: true }
        Plain: { type: boolean }
        ",
    );
    assert_eq!(
        type_named(&outcome.lowered().api, "Pet"),
        "struct Pet\n  list?: [String or null]\n  map?: {I32 or null}\n  size?: I32 or null\n  own?: Bool or null"
    );
}

#[test]
fn inline_types_are_named_after_what_holds_them() {
    let outcome = received(
        "
        Pet:
          type: object
          properties:
            owner:
              type: object
              properties:
                kind: { type: string, enum: [person, shelter] }
            items: { type: array, items: { type: object, properties: { id: { type: string } } } }
            extra: { type: object, additionalProperties: { type: object, properties: { n: { type: number } } } }
        ",
    );
    assert_eq!(
        types(&outcome.lowered().api),
        "struct Pet\n  owner?: PetOwner\n  items?: [PetItemsItem]\n  extra?: {PetExtraValue}\n\
         struct PetExtraValue\n  n?: F64\n\
         struct PetItemsItem\n  id?: String\n\
         struct PetOwner\n  kind?: PetOwnerKind\n\
         enum PetOwnerKind (open Unknown) Person=person Shelter=shelter"
    );
}

#[test]
fn maps_stand_alone_or_beside_members() {
    let outcome = received(
        "
        Free: { type: object }
        Any: { type: object, additionalProperties: true }
        Counts: { type: object, additionalProperties: { type: integer } }
        Nothing: { type: object, additionalProperties: false }
        Beside:
          type: object
          properties: { id: { type: string } }
          additionalProperties: { type: integer }
        Loose:
          type: object
          properties: { additional: { type: string } }
          additionalProperties: true
        Holder:
          type: object
          properties:
            free: { $ref: '#/components/schemas/Free' }
            any: { $ref: '#/components/schemas/Any' }
            counts: { $ref: '#/components/schemas/Counts' }
            nothing: { $ref: '#/components/schemas/Nothing' }
        ",
    );
    let api = &outcome.lowered().api;
    assert_eq!(
        type_named(api, "Holder"),
        "struct Holder\n  free?: {Json}\n  any?: {Json}\n  counts?: {I64}\n  nothing?: Nothing"
    );
    assert_eq!(type_named(api, "Nothing"), "struct Nothing");
    assert_eq!(
        type_named(api, "Beside"),
        "struct Beside\n  id?: String\n  additional*: I64"
    );
    let loose = type_named(api, "Loose");
    assert!(loose.contains("\n  additional?: String\n"), "{loose}");
    assert!(loose.ends_with("*: Json"), "{loose}");
    assert!(
        outcome
            .untyped()
            .contains(&"#/components/schemas/Free no-members".to_owned())
    );
}

#[test]
fn enums_are_open_and_of_texts_or_integers() {
    let outcome = received(
        "
        Size: { type: string, enum: [small, LARGE, small, ''] }
        Level: { type: integer, enum: [1, 2, -1] }
        Named: { type: integer, enum: [1, 2], x-enum-varnames: [Low, High] }
        Taken: { type: string, enum: [unknown, x] }
        Implied: { enum: [a, b] }
        Nullable: { type: string, nullable: true, enum: [a, null] }
        Holder: { type: object, properties: { n: { $ref: '#/components/schemas/Nullable' } } }
        ",
    );
    let api = &outcome.lowered().api;
    let size = type_named(api, "Size");
    assert!(
        size.starts_with("enum Size (open Unknown) Small=small Large=LARGE "),
        "{size}"
    );
    assert!(size.ends_with('='), "the empty text is a value: {size}");
    assert_eq!(
        type_named(api, "Level"),
        "enum Level (open Unknown) Value1=1 Value2=2 ValueMinus1=-1"
    );
    assert_eq!(
        type_named(api, "Named"),
        "enum Named (open Unknown) Low=1 High=2"
    );
    assert_eq!(
        type_named(api, "Taken"),
        "enum Taken (open Unlisted) Unknown=unknown X=x"
    );
    assert_eq!(
        type_named(api, "Implied"),
        "enum Implied (open Unknown) A=a B=b"
    );
    assert_eq!(
        type_named(api, "NullableModel"),
        "enum NullableModel (open Unknown) A=a"
    );
    assert_eq!(
        type_named(api, "Holder"),
        "struct Holder\n  n?: NullableModel or null"
    );
}

#[test]
fn enums_of_other_values_keep_their_plain_type_or_become_json() {
    let outcome = received(
        "
        Holder:
          type: object
          properties:
            flag: { type: boolean, enum: [true] }
            ratio: { type: number, enum: [0.5, 1] }
            untyped: { enum: [0.5, 1] }
            null: { enum: [null] }
            lists: { enum: [[1], one] }
            slips: { type: string, enum: [on, true, 1] }
            numerals: { type: integer, enum: ['1', 2.0] }
        ",
    );
    let api = &outcome.lowered().api;
    assert_eq!(
        types(api),
        "struct Holder\n  flag?: Bool\n  ratio?: F64\n  untyped?: F64\n  null?: Json\n  lists?: Json\n  \
         slips?: HolderSlips\n  numerals?: HolderNumerals\n\
         enum HolderNumerals (open Unknown) Value1=1 Value2=2\n\
         enum HolderSlips (open Unknown) On=on True=true Value1=1"
    );
    let place = "#/components/schemas/Holder/properties";
    let untyped = [
        format!("{place}/null null-only"),
        format!("{place}/lists composite-enum"),
    ];
    assert_eq!(outcome.untyped(), untyped);
    let lists = format!("CS0406 {place}/lists/enum");
    assert!(outcome.findings.contains(&lists), "{:?}", outcome.findings);
}

#[test]
fn enums_of_several_kinds_are_unions() {
    let outcome = received(
        "
        Holder:
          type: object
          properties:
            mixed: { enum: [1, auto, true, null, 2] }
            ratio: { enum: [0.5, auto] }
        ",
    );
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    assert_eq!(
        types(&outcome.lowered().api),
        "struct Holder\n  mixed?: HolderMixed or null\n  ratio?: HolderRatio\n\
         union HolderMixed (open Unknown)\n  Text: HolderMixedText\n  Number: HolderMixedNumber\n  Boolean: Bool\n\
         enum HolderMixedNumber (open Unknown) Value1=1 Value2=2\n\
         enum HolderMixedText (open Unknown) Auto=auto\n\
         union HolderRatio (open Unknown)\n  Text: HolderRatioText\n  Number: F64\n\
         enum HolderRatioText (open Unknown) Auto=auto"
    );
}

#[test]
fn single_values_have_titles_and_narrow_others() {
    let outcome = received(
        "
        Level:
          type: integer
          oneOf: [{ title: Low, enum: [1] }, { title: High, description: Very., enum: [2] }]
        Holder:
          type: object
          required: [level]
          properties:
            level: { type: integer, enum: [2], allOf: [{ $ref: '#/components/schemas/Level' }] }
        ",
    );
    assert!(outcome.findings.is_empty(), "{:?}", outcome.findings);
    assert_eq!(
        types(&outcome.lowered().api),
        "struct Holder\n  level: HolderLevel\nenum HolderLevel (open Unknown) Value2=2\n\
         enum Level (open Unknown) Low=1 High=2"
    );
}

#[test]
fn formats_choose_the_type() {
    let rows = [
        ("string", "date-time", "DateTime"),
        ("string", "date", "Date"),
        ("string", "time", "Time"),
        ("string", "uuid", "Uuid"),
        ("string", "byte", "Base64"),
        ("string", "binary", "String"),
        ("string", "password", "Secret"),
        ("string", "uri", "String"),
        ("string", "email", "String"),
        ("string", "ip", "Ip"),
        ("string", "ipv4", "Ipv4"),
        ("string", "ipv6", "Ipv6"),
        ("string", "duration", "Duration"),
        ("string", "base64url", "Base64Url"),
        ("string", "decimal", "String"),
        ("string", "hostname", "String"),
        ("string", "int64", "String"),
        ("integer", "int8", "I8"),
        ("integer", "int16", "I16"),
        ("integer", "int32", "I32"),
        ("integer", "uint8", "U8"),
        ("integer", "uint16", "U16"),
        ("integer", "uint", "U64"),
        ("integer", "unixtime", "I64"),
        ("integer", "int64", "I64"),
        ("integer", "uint32", "U32"),
        ("integer", "uint64", "U64"),
        ("number", "float", "F64"),
        ("number", "double", "F64"),
        ("boolean", "", "Bool"),
    ];
    for (ty, format, expected) in rows {
        let format = if format.is_empty() {
            String::new()
        } else {
            format!(", format: {format}")
        };
        let outcome = received(&format!(
            "Holder: {{ type: object, properties: {{ a: {{ type: {ty}{format} }} }} }}"
        ));
        let text = types(&outcome.lowered().api);
        assert_eq!(
            text,
            format!("struct Holder\n  a?: {expected}"),
            "{ty}{format}"
        );
        assert_eq!(outcome.findings, Vec::<String>::new(), "{ty}{format}");
    }
}

#[test]
fn an_unknown_format_is_noted_and_changes_nothing() {
    let outcome =
        received("Holder: { type: object, properties: { a: { type: string, format: datetime } } }");
    assert_eq!(types(&outcome.lowered().api), "struct Holder\n  a?: String");
    assert_eq!(
        outcome.findings,
        ["CS0407 #/components/schemas/Holder/properties/a/format"]
    );
}

#[test]
fn a_list_without_items_is_of_json() {
    let outcome = received("Holder: { type: object, properties: { a: { type: array } } }");
    assert_eq!(types(&outcome.lowered().api), "struct Holder\n  a?: [Json]");
    assert!(
        outcome
            .findings
            .contains(&"CS0419 #/components/schemas/Holder/properties/a".to_owned())
    );
}

#[test]
fn types_split_by_direction_only_where_both_use_them_and_they_differ() {
    let schemas = "
        Pet:
          type: object
          required: [id, name]
          properties:
            id: { type: string, readOnly: true }
            name: { type: string }
            password: { type: string, format: password, writeOnly: true }
            tag: { $ref: '#/components/schemas/Tag' }
        Owner: { type: object, properties: { pet: { $ref: '#/components/schemas/Pet' } } }
        Tag: { type: object, properties: { label: { type: string } } }
        ";
    let outcome = both_ways(schemas);
    assert_eq!(
        types(&outcome.lowered().api),
        "struct Owner\n  pet?: Pet\n\
         struct OwnerWrite\n  pet?: PetWrite\n\
         struct Pet\n  id: String\n  name: String\n  tag?: Tag\n\
         struct PetWrite\n  name: String\n  password?: Secret\n  tag?: Tag\n\
         struct Tag\n  label?: String"
    );
    let sent = document(&schemas_document(schemas, &["Owner"], &["Tag"]));
    assert_eq!(
        types(&sent.lowered().api),
        "struct Owner\n  pet?: Pet\n\
         struct Pet\n  name: String\n  password?: Secret\n  tag?: Tag\n\
         struct Tag\n  label?: String"
    );
}

#[test]
fn usage_says_where_values_travel() {
    let schemas = "
        A: { type: object, properties: { b: { $ref: '#/components/schemas/B' } } }
        B: { type: object, properties: { x: { type: string } } }
        C: { type: object, properties: { b: { $ref: '#/components/schemas/B' } } }
        Unused: { type: object, properties: { x: { type: string } } }
        ";
    let outcome = document(&schemas_document(schemas, &["A"], &["C"]));
    let usage: Vec<(String, bool, bool)> = outcome
        .lowered()
        .api
        .types
        .iter()
        .map(|def| (def.name.to_string(), def.usage.request, def.usage.response))
        .collect();
    assert_eq!(
        usage,
        [
            ("A".to_owned(), true, false),
            ("B".to_owned(), true, true),
            ("C".to_owned(), false, true)
        ]
    );
}

#[test]
fn the_order_of_the_document_changes_no_type() {
    let schemas = [
        "A: { type: object, properties: { b: { $ref: '#/components/schemas/B' }, kind: { type: string, enum: [x] } } }",
        "B: { type: object, properties: { a: { $ref: '#/components/schemas/A' }, id: { type: string, readOnly: true } } }",
        "C: { allOf: [{ $ref: '#/components/schemas/B' }, { type: object, properties: { c: { type: object, properties: { x: { type: string } } } } }] }",
    ];
    let forward = both_ways(&schemas.join("\n"));
    let backward = both_ways(&schemas.iter().rev().copied().collect::<Vec<_>>().join("\n"));
    assert_eq!(
        types(&forward.lowered().api),
        types(&backward.lowered().api)
    );
    assert_eq!(forward.lowered().api.types.len(), 8);
}
