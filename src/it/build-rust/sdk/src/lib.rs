//! The names of the real SDK that a small provider and its wrapper use.

use std::marker::PhantomData;

pub type Error = Box<dyn std::error::Error + Send + Sync>;
pub type Result<T> = std::result::Result<T, Error>;

/// Holds the operations of a provider.
pub struct Router<P> {
    operations: Vec<(String, String)>,
    provider: PhantomData<P>,
}

impl<P> Router<P> {
    #[allow(clippy::new_without_default)]
    pub fn new() -> Self {
        Router { operations: Vec::new(), provider: PhantomData }
    }

    pub fn register(mut self, id: &str, method: &str) -> Self {
        self.operations.push((id.to_string(), method.to_string()));
        self
    }
}

pub fn write_catalog<P>(router: &Router<P>, name: &str, path: &str) -> Result<()> {
    let mut text = format!("name: {name}\noperations:\n");
    for (id, method) in &router.operations {
        text += &format!("  - id: {id}\n    method: {method}\n");
    }
    Ok(std::fs::write(path, text)?)
}

pub fn serve<P>(_provider: P, _name: &str) -> Result<()> {
    Err("this stand-in only writes catalogs".into())
}

/// Defines what a wrapper calls.
#[macro_export]
macro_rules! export_provider {
    (constructor = $constructor:path, router = $router:path $(,)?) => {
        pub fn __gestalt_serve(name: &str) -> $crate::Result<()> {
            $crate::serve($constructor(), name)
        }

        pub fn __gestalt_write_catalog(name: &str, path: &str) -> $crate::Result<()> {
            $crate::write_catalog(&$router(), name, path)
        }
    };
}
