//! A provider with one operation.

pub struct Provider;

fn new() -> Provider {
    Provider
}

fn router() -> gestalt::Router<Provider> {
    gestalt::Router::new().register("pinch", "POST")
}

gestalt::export_provider!(constructor = new, router = router);
