/** The operations of a provider, from its catalog and as they are exposed. */
package io.github.providerkit.format.gestalt.catalog;
