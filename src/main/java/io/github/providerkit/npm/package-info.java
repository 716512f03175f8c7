/**
 * Packages as npm and its relatives know them: package.json, workspaces, and which files are
 * packed.
 */
package io.github.providerkit.npm;
