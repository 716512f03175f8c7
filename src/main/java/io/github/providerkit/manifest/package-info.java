/** Parsed documents with positions, and the problems found in them. */
package io.github.providerkit.manifest;
