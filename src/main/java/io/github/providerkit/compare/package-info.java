/** Says what is different between two releases, and which version that asks for. */
package io.github.providerkit.compare;
