//! The text of emitted files.

mod emit_support;

use clientsmith::emit::emit;
use clientsmith::render::render;

#[test]
fn dump() {
    let api = emit_support::api();
    let files = render(emit(&api), &api.package.command).expect("files");
    let out = std::path::PathBuf::from(std::env::var("DUMP").expect("DUMP"));
    for (path, text) in files.iter() {
        let path = out.join(path);
        std::fs::create_dir_all(path.parent().expect("parent")).expect("dir");
        std::fs::write(path, text).expect("write");
    }
}
