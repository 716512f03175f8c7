/**
 * From one generation of the format to a later one ({@code docs/spec/gestalt-app.md} section 8):
 * what becomes of each field, and the author's text with it.
 */
package io.github.providerkit.format.gestalt.migration;
