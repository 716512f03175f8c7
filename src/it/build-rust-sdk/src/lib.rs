//! A provider with one operation, against the published SDK.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

#[derive(Default)]
struct Oyster;

#[gestalt::async_trait]
impl gestalt::Provider for Oyster {}

#[derive(Deserialize, JsonSchema)]
struct Shell {
    /// Where to look.
    place: String,
}

#[derive(Serialize, JsonSchema)]
struct Pearl {
    found: bool,
}

fn router() -> gestalt::Result<gestalt::Router<Oyster>> {
    gestalt::Router::new().register(
        gestalt::Operation::<Shell, Pearl>::new("open").method("GET").description("Looks for a pearl"),
        |_: Arc<Oyster>, shell: Shell, _request| async move {
            Ok::<_, gestalt::Error>(gestalt::ok(Pearl { found: shell.place == "reef" }))
        },
    )
}

gestalt::export_provider!(constructor = Oyster::default, router = router);
