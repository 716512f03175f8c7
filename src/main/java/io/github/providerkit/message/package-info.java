/**
 * How the house speaks to its users: failures that say whose turn it is, and the names that were
 * meant.
 */
package io.github.providerkit.message;
