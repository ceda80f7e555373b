//! Example calls: the document's values where they fit their types, else values that the types allow.

use openapiv3::{Example, ReferenceOr};
use serde_json::Value;

use super::contents::Content;
use super::context::Context;
use super::fit::Fit;
use super::operations::Ground;
use super::parameters::LoweredParam;
use super::plan::Plan;
use crate::diagnostic::Code;
use crate::ir::{
    Body, CallExample, ExampleArgument, ExampleValue, Necessity, Part, PartKind, Primitive, Sent,
    TypeRef,
};
use crate::pointer::Pointer;

/// An example in the document and where it stands.
type Found = (Pointer, Value);

/// The example call of an operation: a value for each positional argument.
pub(super) fn call(
    cx: &mut Context<'_, '_>,
    ground: &Ground<'_, '_, '_>,
    plan: &Plan,
    params: &[LoweredParam<'_>],
    body: Option<&Body>,
) -> Option<CallExample> {
    let fit = Fit::new(ground.links, ground.types);
    let mut arguments = Vec::new();
    for LoweredParam { param, plan } in params {
        if param.necessity == Necessity::Optional {
            continue;
        }
        let data = plan.parameter.parameter_data_ref();
        let mut found = direct(&plan.at, data.example.as_ref());
        found.extend(listed(cx, &plan.at, &data.examples));
        found.extend(schema_example(cx, &plan.schema));
        arguments.push(ExampleArgument {
            name: param.name.clone(),
            value: choose(cx, &fit, &param.ty, found, &param.wire)?,
        });
    }
    if let (Some(body), Some(planned)) = (body, &plan.body) {
        arguments.extend(body_values(cx, &fit, body, &planned.content)?);
    }
    Some(CallExample { arguments })
}

/// Values for the arguments that a body has: one, or one for each part that is required.
fn body_values(
    cx: &mut Context<'_, '_>,
    fit: &Fit<'_, '_, '_>,
    body: &Body,
    content: &Content,
) -> Option<Vec<ExampleArgument>> {
    let text = TypeRef::Primitive(Primitive::String);
    let ty = match &body.payload {
        Sent::Parts(parts) => {
            let planned = content.parts.iter().flatten();
            let required = parts.iter().zip(planned);
            let required = required.filter(|(part, _)| part.necessity == Necessity::Required);
            let values = required.map(|(part, planned)| {
                let found = schema_example(cx, &planned.at);
                part_value(cx, fit, part, found)
            });
            return values.collect();
        }
        _ if body.necessity == Necessity::Optional => return Some(Vec::new()),
        Sent::Json(ty) | Sent::Members(ty) => ty,
        Sent::Form(form) => &form.ty,
        Sent::Text | Sent::Bytes => &text,
    };
    let found = content_examples(cx, content);
    Some(vec![ExampleArgument {
        name: body.name.clone(),
        value: choose(cx, fit, ty, found, "text")?,
    }])
}

/// The value of a part; a file has a text that stands for its content.
fn part_value(
    cx: &mut Context<'_, '_>,
    fit: &Fit<'_, '_, '_>,
    part: &Part,
    found: Vec<Found>,
) -> Option<ExampleArgument> {
    let content = || ExampleValue::Text("content".to_owned());
    let value = match &part.kind {
        PartKind::Value(ty) | PartKind::Json(ty) => choose(cx, fit, ty, found, &part.wire)?,
        PartKind::File => content(),
        PartKind::Files => ExampleValue::List(vec![content()]),
    };
    Some(ExampleArgument {
        name: part.name.clone(),
        value,
    })
}

/// The first example that fits; the others are reported. Where none fits, a value that the type allows.
fn choose(
    cx: &mut Context<'_, '_>,
    fit: &Fit<'_, '_, '_>,
    ty: &TypeRef,
    found: Vec<Found>,
    hint: &str,
) -> Option<ExampleValue> {
    for (at, value) in found {
        if let Some(value) = fit.value(ty, &value) {
            return Some(value);
        }
        cx.report(
            Code::UnfittingExample,
            &at,
            "this example does not fit its schema, so that the client's examples do not use it",
            "correct the example or the schema",
        );
    }
    fit.fallback(ty, hint)
}

/// The examples of a body: the media type's, else the schema's.
fn content_examples(cx: &mut Context<'_, '_>, content: &Content) -> Vec<Found> {
    let raw = cx.document.raw(&content.at);
    let mut found = direct(&content.at, raw.and_then(|media| media.get("example")));
    let examples = raw
        .and_then(|media| media.get("examples"))
        .and_then(|examples| serde_json::from_value(examples.clone()).ok())
        .unwrap_or_default();
    found.extend(listed(cx, &content.at, &examples));
    if let Some(schema) = &content.schema {
        found.extend(schema_example(cx, schema));
    }
    found
}

fn direct(at: &Pointer, example: Option<&Value>) -> Vec<Found> {
    example
        .map(|value| (at.child("example"), value.clone()))
        .into_iter()
        .collect()
}

/// The values of `examples`, references followed.
fn listed(
    cx: &Context<'_, '_>,
    at: &Pointer,
    examples: &indexmap::IndexMap<String, ReferenceOr<Example>>,
) -> Vec<Found> {
    let base = at.child("examples");
    let mut found = Vec::new();
    for (name, example) in examples {
        match example {
            ReferenceOr::Item(example) => {
                let value = example.value.clone();
                found.extend(value.map(|value| (base.child(name).child("value"), value)));
            }
            ReferenceOr::Reference { reference } => {
                let place = Pointer::parse(reference).map(|target| target.child("value"));
                let value = place
                    .as_ref()
                    .and_then(|place| cx.document.raw(place).cloned());
                found.extend(place.zip(value));
            }
        }
    }
    found
}

/// The example of a schema, else its default.
fn schema_example(cx: &mut Context<'_, '_>, at: &Pointer) -> Vec<Found> {
    let Some(view) = cx.view(at) else {
        return Vec::new();
    };
    let data = &view.data;
    let named = [("example", &data.example), ("default", &data.default)];
    named
        .into_iter()
        .filter_map(|(keyword, value)| Some((view.at.child(keyword), value.clone()?)))
        .collect()
}
