/** Shows which providers there are: a catalog for programs, and a page for people. */
package io.github.providerkit.registry;
