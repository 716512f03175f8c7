/** The platforms that a provider is built for, and which of them an executable file is for. */
package io.github.providerkit.platform;
