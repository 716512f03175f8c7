/** What a release's metadata say of a provider, so that servers need not open its archives. */
package io.github.providerkit.format.gestalt.descriptor;
