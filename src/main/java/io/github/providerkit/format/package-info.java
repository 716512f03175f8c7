/** Formats of providers: how one is recognised, checked and laid out as a release. */
package io.github.providerkit.format;
