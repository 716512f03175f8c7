/** Says of a release what is in it: its files, and what was built into its programs. */
package io.github.providerkit.sbom;
