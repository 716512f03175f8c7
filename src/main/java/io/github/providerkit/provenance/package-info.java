/** Says of a release from what, by what and how it was made. */
package io.github.providerkit.provenance;
