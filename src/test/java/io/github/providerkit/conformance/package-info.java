/**
 * What the repository holds of the originals, to compare with: specifications, corpora, golden
 * files.
 */
package io.github.providerkit.conformance;
