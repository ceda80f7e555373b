//! Which type stands for each schema.

use clientsmith::ir::{Api, TypeRef};

use super::support::both_ways;

/// The places with the types of what is sent and received there, `-` for none.
fn places(api: &Api) -> Vec<String> {
    let name = |ty: &Option<TypeRef>| match ty {
        None => "-".to_owned(),
        Some(TypeRef::Named(id)) => api.type_def(*id).name.to_string(),
        Some(other) => format!("{other:?}"),
    };
    let each = api.places.iter();
    each.map(|place| {
        format!(
            "{} {} {}",
            place.at,
            name(&place.sent),
            name(&place.received)
        )
    })
    .collect()
}

#[test]
fn a_schema_has_a_type_for_each_direction_in_which_it_travels() {
    let outcome = both_ways(
        "
        Pet:
          type: object
          required: [name]
          properties:
            id: { type: integer, readOnly: true }
            name: { type: string, nullable: true }
        ",
    );
    let pet = "#/components/schemas/Pet";
    assert_eq!(
        places(&outcome.lowered().api),
        [
            format!("{pet} PetWrite Pet"),
            format!("{pet}/properties/id - Primitive(I64)"),
            format!(
                "{pet}/properties/name Nullable(Primitive(String)) Nullable(Primitive(String))"
            ),
            "#/paths/~1receive~1Pet/get/responses/200/content/application~1json/schema - Pet"
                .to_owned(),
            "#/paths/~1send~1Pet/post/requestBody/content/application~1json/schema PetWrite -"
                .to_owned(),
        ]
    );
}
