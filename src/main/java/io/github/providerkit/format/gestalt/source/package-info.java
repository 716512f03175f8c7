/**
 * What lies in an author's directory: files that a manifest names, code, documents, an owned UI.
 */
package io.github.providerkit.format.gestalt.source;
