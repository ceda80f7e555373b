//! The data of an operation: what never changes from call to call.

use proc_macro2::TokenStream;
use quote::quote;

use super::argument;
use crate::emit::imports::{Imports, Module};
use crate::emit::tokens::ours;
use crate::ir::{Explode, Location, Operation, Param, Part, PartKind, Sent, Style};

/// `OPERATION` and one constant per parameter.
pub(super) fn constants(imports: &mut Imports<'_>, operation: &Operation) -> TokenStream {
    imports.runtime(["Method", "Operation"]);
    let (id, path, accept) = (&operation.id, &operation.path, &operation.success.accept);
    let method = ours(operation.method.as_str());
    let security = security(imports, operation);
    let redirects = operation.redirects.iter().map(|status| status.key());
    let failures = operation.failures.iter().map(|failure| {
        let (key, words) = (failure.status.key(), &failure.words);
        quote! { (#key, #words) }
    });
    let params = operation.params.iter().map(|each| param(imports, each));
    let params: Vec<_> = params.collect();
    let fields = fields(imports, operation);
    let parts = argument::parts(operation).iter();
    let parts: Vec<_> = parts.map(|each| part(imports, each)).collect();
    quote! {
        static OPERATION: Operation = Operation {
            id: #id,
            method: Method::#method,
            path: #path,
            security: &[#(#security),*],
            accept: #accept,
            redirects: &[#(#redirects),*],
            failures: &[#(#failures),*],
        };
        #(#params)*
        #(#parts)*
        #fields
    }
}

/// The alternatives of credentials, each a set of schemes.
fn security(imports: &mut Imports<'_>, operation: &Operation) -> Vec<TokenStream> {
    let schemes = &imports.api().schemes;
    let alternatives = operation.security.iter().map(|alternative| {
        let all = alternative.iter().filter_map(|&index| schemes.get(index));
        let names: Vec<_> = all.map(|scheme| &scheme.constant).collect();
        if !names.is_empty() {
            imports.add(Module::Client, "scheme");
        }
        quote! { &[#(scheme::#names),*] }
    });
    alternatives.collect()
}

/// `const PER_PAGE: Param = Param::query("per_page");`, with what differs from the location's defaults.
fn param(imports: &mut Imports<'_>, param: &Param) -> TokenStream {
    imports.runtime(["Param"]);
    let (name, wire) = (&param.constant, &param.wire);
    let location = ours(match param.location {
        Location::Path => "path",
        Location::Query => "query",
        Location::Header => "header",
        Location::Cookie => "cookie",
    });
    let (default_style, default_explode) = defaults(param.location);
    let style = changed_style(imports, param.style, default_style);
    let explode = changed_explode(imports, (param.style, param.explode), default_explode);
    let reserved = param.allow_reserved.then(|| quote! { .allow_reserved() });
    quote! { const #name: Param = Param::#location(#wire) #style #explode #reserved; }
}

/// `const IMAGE: Param = Param::part("image");`
fn part(imports: &mut Imports<'_>, part: &Part) -> TokenStream {
    imports.runtime(["Param"]);
    let (name, wire) = (&part.constant, &part.wire);
    let style = match part.kind {
        PartKind::Json(_) => changed_style(imports, Style::Json, Style::Form),
        PartKind::Value(_) | PartKind::File | PartKind::Files => None,
    };
    let media_type = part.media_type.as_deref().map(argument::header_text);
    let media_type = media_type.map(|text| quote! { .media_type(#text) });
    quote! { const #name: Param = Param::part(#wire) #style #media_type; }
}

/// The members of a form with a way of their own.
fn fields(imports: &mut Imports<'_>, operation: &Operation) -> Option<TokenStream> {
    let Some(Sent::Form(form)) = operation.body.as_ref().map(|body| &body.payload) else {
        return None;
    };
    if form.fields.is_empty() {
        return None;
    }
    imports.runtime(["Param"]);
    let fields = form.fields.iter().map(|field| {
        let wire = &field.wire;
        let style = changed_style(imports, field.style, Style::Form);
        let explode = changed_explode(imports, (field.style, field.explode), Explode::Yes);
        let reserved = field.allow_reserved.then(|| quote! { .allow_reserved() });
        quote! { Param::field(#wire) #style #explode #reserved }
    });
    let fields: Vec<_> = fields.collect();
    Some(quote! { const FIELDS: &[Param] = &[#(#fields),*]; })
}

/// `.style(..)` where it differs.
fn changed_style(imports: &mut Imports<'_>, own: Style, usual: Style) -> Option<TokenStream> {
    (own != usual).then(|| {
        imports.runtime(["Style"]);
        let style = style(own);
        quote! { .style(Style::#style) }
    })
}

/// `.explode(..)` where it differs; it makes no difference to `deepObject` and to JSON.
fn changed_explode(
    imports: &mut Imports<'_>,
    (style, own): (Style, Explode),
    usual: Explode,
) -> Option<TokenStream> {
    let matters = !matches!(style, Style::DeepObject | Style::Json);
    (matters && own != usual).then(|| {
        imports.runtime(["Explode"]);
        let explode = ours(match own {
            Explode::Yes => "Yes",
            Explode::No => "No",
        });
        quote! { .explode(Explode::#explode) }
    })
}

/// What the runtime assumes for a location (OpenAPI 3.0.3, "Parameter Object").
fn defaults(location: Location) -> (Style, Explode) {
    match location {
        Location::Path | Location::Header => (Style::Simple, Explode::No),
        Location::Query | Location::Cookie => (Style::Form, Explode::Yes),
    }
}

fn style(style: Style) -> proc_macro2::Ident {
    ours(match style {
        Style::Matrix => "Matrix",
        Style::Label => "Label",
        Style::Simple => "Simple",
        Style::Form => "Form",
        Style::SpaceDelimited => "SpaceDelimited",
        Style::PipeDelimited => "PipeDelimited",
        Style::DeepObject => "DeepObject",
        Style::Json => "Json",
    })
}
