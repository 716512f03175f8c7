/** From text to documents: YAML and JSON as Go reads them, with positions. */
package io.github.providerkit.manifest.read;
