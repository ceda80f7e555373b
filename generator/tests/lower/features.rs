//! The cargo features of groups, and the types that each of them brings.

use std::fmt::Write as _;

use clientsmith::ir::{Api, Availability};

use super::support::{configured, document};

/// A document of operations, each of a tag and with a schema that it receives.
fn of(operations: &[(&str, &str)]) -> String {
    let mut paths = String::new();
    for (index, (tag, schema)) in operations.iter().enumerate() {
        let _ = writeln!(
            paths,
            "  /p{index}:\n    get:\n      operationId: read{index}\n      tags: [{tag}]\n      responses:\n        '200': {{ description: Done, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{schema}' }} }} }} }}"
        );
    }
    format!(
        "
openapi: 3.0.3
info: {{ title: Sample, version: '1' }}
paths:
{paths}
components:
  schemas:
    Pet: {{ type: object, properties: {{ owner: {{ $ref: '#/components/schemas/Owner' }}, kind: {{ $ref: '#/components/schemas/Kind' }} }} }}
    Owner: {{ type: object, properties: {{ pets: {{ type: array, items: {{ $ref: '#/components/schemas/Pet' }} }} }} }}
    Kind: {{ type: string, enum: [cat, dog] }}
    Shop: {{ type: object, properties: {{ sells: {{ type: object, additionalProperties: {{ $ref: '#/components/schemas/Kind' }} }} }} }}
    Note: {{ type: object, properties: {{ text: {{ type: string }} }} }}
"
    )
}

fn features(api: &Api) -> Vec<Option<&str>> {
    let groups = api.groups.iter();
    groups.map(|group| group.feature.as_deref()).collect()
}

/// Each type with the tags that bring it; none = it is always there.
fn types(api: &Api) -> Vec<String> {
    let of = |availability: &Availability| match availability {
        Availability::Always => "always".to_owned(),
        Availability::Groups(groups) => {
            let tags = groups.iter().map(|index| api.groups[*index].tag.as_str());
            tags.collect::<Vec<_>>().join(" ")
        }
    };
    let types = api.types.iter();
    types
        .map(|def| format!("{}: {}", def.name, of(&def.availability)))
        .collect()
}

#[test]
fn a_type_comes_with_the_tags_that_need_it_through_whatever_types() {
    let outcome = document(&of(&[
        ("pets", "Pet"),
        ("shops", "Shop"),
        ("notes", "Note"),
    ]));
    let api = &outcome.lowered().api;
    assert_eq!(features(api), [Some("pets"), Some("shops"), Some("notes")]);
    assert_eq!(
        types(api),
        [
            "Kind: pets shops",
            "Note: notes",
            "Owner: pets",
            "Pet: pets",
            "Shop: shops"
        ]
    );
}

#[test]
fn a_type_that_all_tags_need_is_always_there() {
    let outcome = document(&of(&[("pets", "Pet"), ("shops", "Shop")]));
    let types = types(&outcome.lowered().api);
    assert_eq!(
        types,
        ["Kind: always", "Owner: pets", "Pet: pets", "Shop: shops"]
    );
}

#[test]
fn a_tag_alone_has_a_feature_so_that_a_second_one_takes_nothing_away() {
    let outcome = document(&of(&[("pets", "Pet")]));
    let api = &outcome.lowered().api;
    assert_eq!(features(api), [Some("pets")]);
    assert_eq!(types(api), ["Kind: always", "Owner: always", "Pet: always"]);
}

#[test]
fn features_are_spelt_as_cargo_does_and_are_none_of_the_crates_own() {
    let long = "a tag whose name says at great length what all of its operations are about";
    let outcome = document(&of(&[
        ("Pull Requests", "Note"),
        ("rustls", "Note"),
        ("nativeTLS", "Note"),
        ("full", "Note"),
        ("full-api", "Note"),
        ("2fa", "Note"),
        ("type", "Note"),
        (long, "Note"),
    ]));
    let lowered = outcome.lowered();
    let features: Vec<&str> = features(&lowered.api).into_iter().flatten().collect();
    assert_eq!(
        features[..7],
        [
            "pull-requests",
            "rustls-api",
            "native-tls-api",
            "full-api-xdb33",
            "full-api",
            "call-2fa",
            "type"
        ]
    );
    assert!(features[7].len() <= 64, "{}", features[7]);
    // The lock holds what does not follow from the name of the group.
    let held = lowered
        .names
        .iter()
        .filter(|(what, _)| what.starts_with("feature "));
    let held: Vec<String> = held
        .map(|(what, name)| format!("{what} = {name}"))
        .collect();
    assert_eq!(held[0], "feature #/tags/full = full_api_xdb33");
    assert_eq!(held.len(), 3, "{held:?}");
}

#[test]
fn a_client_can_do_without() {
    let outcome = configured(
        &of(&[("pets", "Pet"), ("shops", "Shop")]),
        "features = \"none\"\n",
    );
    let api = &outcome.lowered().api;
    assert_eq!(features(api), [None, None]);
    assert!(types(api).iter().all(|one| one.ends_with(": always")));
}
