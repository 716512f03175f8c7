/** Reads archives that somebody else has made, within limits. */
package io.github.providerkit.archive.read;
