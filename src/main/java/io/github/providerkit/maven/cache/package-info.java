/**
 * What Maven's Build Cache Extension has to know of a project that releases a provider, and what it
 * takes and gives back.
 */
package io.github.providerkit.maven.cache;
