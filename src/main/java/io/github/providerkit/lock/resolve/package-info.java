/** Finds the release that a source of a deployment means, and writes indexes of releases. */
package io.github.providerkit.lock.resolve;
