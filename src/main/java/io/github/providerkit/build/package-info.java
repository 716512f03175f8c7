/** Runs what has to be run before a provider can be packaged. */
package io.github.providerkit.build;
