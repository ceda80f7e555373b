//! codegen.toml's overrides.

use super::render::{operation, type_named, types};
use super::support::{configured, paths, schemas_document};

const SCHEMAS: &str = "
    PetView:
      type: object
      properties:
        state: { type: string, enum: [on] }
        token: { type: string }
        key: { $ref: '#/components/schemas/Key' }
        made: { type: string, format: date-time }
        type: { type: string }
    Key: { type: string }
    ";

#[test]
fn types_are_renamed_and_what_they_hold_follows() {
    let outcome = configured(
        &schemas_document(SCHEMAS, &[], &["PetView"]),
        "[types.rename]\nPetView = \"Pet\"\n",
    );
    let text = types(&outcome.lowered().api);
    assert!(
        text.starts_with("struct Pet\n  state?: PetState\n"),
        "{text}"
    );
}

#[test]
fn enums_close_secrets_hide_formats_change_and_names_are_given() {
    let at = "#/components/schemas/PetView/properties";
    let config = format!(
        "[enums]\nclosed = [\"{at}/state\"]\n[secrets]\nnames = [\"token\"]\npointers = [\"{at}/key\"]\n[formats]\ndate-time = \"string\"\n[names]\n\"{at}/type\" = \"kind\"\n\"#/paths/~1receive~1PetView/get\" = \"fetch\"\n"
    );
    let outcome = configured(&schemas_document(SCHEMAS, &[], &["PetView"]), &config);
    let api = &outcome.lowered().api;
    assert_eq!(
        type_named(api, "PetView"),
        "struct PetView\n  state?: PetViewState\n  token?: Secret\n  key?: Secret\n  made?: String\n  kind (type)?: String"
    );
    assert_eq!(
        type_named(api, "PetViewState"),
        "enum PetViewState (closed) On=on"
    );
    let operation = operation(api, "receivePetView");
    assert!(
        operation.starts_with("GET /receive/PetView fetch"),
        "{operation}"
    );
}

#[test]
fn an_override_that_matches_nothing_is_an_error() {
    let rows = [
        "[types.rename]\nMissing = \"X\"\n",
        "[enums]\nclosed = [\"#/components/schemas/Missing\"]\n",
        "[secrets]\nnames = [\"missing\"]\n",
        "[secrets]\npointers = [\"#/components/schemas/Missing\"]\n",
        "[formats]\nmissing = \"string\"\n",
        "[names]\n\"#/paths/~1missing/get\" = \"x\"\n",
    ];
    let document = schemas_document(SCHEMAS, &[], &["PetView"]);
    for config in rows {
        let outcome = configured(&document, config);
        assert!(outcome.lowered.is_none(), "{config}");
        let codes: Vec<&str> = outcome
            .findings
            .iter()
            .filter_map(|f| f.split(' ').next())
            .collect();
        assert_eq!(codes, ["CS0416"], "{config}");
    }
}

#[test]
fn a_format_of_an_unknown_type_is_an_error() {
    let outcome = configured(
        &schemas_document(SCHEMAS, &[], &["PetView"]),
        "[formats]\ndate-time = \"chronos\"\n",
    );
    assert!(outcome.lowered.is_none());
    assert!(
        outcome
            .findings
            .iter()
            .any(|finding| finding.starts_with("CS0418"))
    );
}

/// The types of a document whose only struct has these members, and the findings.
fn with_formats(members: &str, config: &str) -> (String, Vec<String>) {
    let schemas = format!("Holder: {{ type: object, properties: {{ {members} }} }}");
    let document = schemas_document(&schemas, &[], &["Holder"]);
    let outcome = configured(&document, config);
    let api = outcome.lowered.as_ref().map(|lowered| &lowered.api);
    (api.map(types).unwrap_or_default(), outcome.findings.clone())
}

#[test]
fn a_crate_that_is_known_for_a_format_gives_it_its_type() {
    let (types, findings) = with_formats(
        "a: { type: string, format: uuid }, b: { type: string, format: uri }, c: { type: string, format: id }",
        "[formats]\nuuid = \"uuid\"\nuri = \"url\"\nid = \"uuid\"\n",
    );
    // For a format that no crate is known for, `uuid` is the format of that name.
    let foreign =
        "struct Holder\n  a?: Foreign(ForeignId(0))\n  b?: Foreign(ForeignId(1))\n  c?: Uuid";
    assert_eq!(types, foreign);
    assert_eq!(findings, Vec::<String>::new());
}

#[test]
fn a_row_for_a_type_and_a_format_goes_first() {
    let (types, _) = with_formats(
        "a: { type: string, format: money }, b: { type: number, format: money }",
        "[formats]\nmoney = \"string\"\n\"number/money\" = { type = \"::a::Money\", crate = \"a\", version = \"1\" }\n",
    );
    assert_eq!(
        types,
        "struct Holder\n  a?: String\n  b?: Foreign(ForeignId(0))"
    );
}

#[test]
fn a_type_travels_in_one_way() {
    let (_, findings) = with_formats(
        "a: { type: string, format: decimal }, b: { type: number, format: decimal }",
        "[formats]\ndecimal = \"rust_decimal\"\n",
    );
    assert_eq!(
        findings,
        ["CS0418 #/components/schemas/Holder/properties/b"]
    );
}

#[test]
fn a_keyword_is_no_part_of_a_type() {
    let (_, findings) = with_formats(
        "a: { type: string, format: id }",
        "[formats]\nid = { type = \"a::fn\", crate = \"a\", version = \"1\" }\n",
    );
    let place = "#/components/schemas/Holder/properties/a";
    let expected = [format!("CS0418 {place}"), format!("CS0407 {place}/format")];
    assert_eq!(findings, expected);
}

#[test]
fn the_package_comes_from_the_configuration() {
    let document = paths(
        "/a:\n  get: { operationId: read, tags: [t], responses: { '204': { description: Done } } }",
        "",
    );
    let outcome = configured(&document, "description = \"Words\"\nlicense = \"MIT\"\n");
    let package = &outcome.lowered().api.package;
    assert_eq!(package.name, "sample");
    assert_eq!(package.crate_name.as_str(), "sample");
    assert_eq!(package.env_prefix, "SAMPLE");
    assert_eq!(package.description, "Words");
    assert_eq!(package.license.as_deref(), Some("MIT"));
}

#[test]
fn operations_are_chosen_and_what_only_the_others_need_is_left_out() {
    let document = paths(
        "
        /pets:
          get: { operationId: listPets, tags: [Pets], responses: { '200': { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } } } }
        /pets/{id}/toys:
          get: { operationId: listToys, tags: [Toys], parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { '200': { description: a, content: { application/json: { schema: { $ref: '#/components/schemas/Toy' } } } } } }
        /shops:
          get: { operationId: listShops, tags: [Shops], responses: { '204': { description: a } } }
        ",
        "
        components:
          schemas:
            Pet: { type: object, properties: { name: { type: string } } }
            Toy: { type: object, properties: { name: { type: string } } }
        ",
    );
    for (config, kept, type_count) in [
        ("[filter]\ntags = [\"Pets\"]\n", vec!["listPets"], 1),
        (
            "[filter]\npaths = [\"/pets*\"]\n",
            vec!["listPets", "listToys"],
            2,
        ),
        (
            "[filter]\noperations = [\"listShops\"]\ntags = [\"Toys\"]\n",
            vec!["listToys", "listShops"],
            1,
        ),
        (
            "[filter.except]\npaths = [\"*/toys\"]\n",
            vec!["listPets", "listShops"],
            1,
        ),
    ] {
        let outcome = configured(&document, config);
        let lowered = outcome.lowered();
        let mut ids: Vec<&str> = lowered
            .api
            .operations()
            .map(|(_, one)| one.id.as_str())
            .collect();
        ids.sort_unstable();
        let mut kept = kept;
        kept.sort_unstable();
        assert_eq!(ids, kept, "{config}");
        assert_eq!(lowered.api.types.len(), type_count, "{config}");
        assert_eq!(lowered.coverage.operations, ids.len(), "{config}");
    }
    let outcome = configured(&document, "[filter]\ntags = [\"Pts\"]\n");
    assert!(outcome.findings.iter().any(|one| one.starts_with("CS0416")));
}
