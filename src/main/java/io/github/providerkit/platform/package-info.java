/** The platforms that a provider is built for. */
package io.github.providerkit.platform;
