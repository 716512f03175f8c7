/**
 * Which providers of a repository have to be built again: what each of them is made from, and what
 * of that has changed.
 */
package io.github.providerkit.changes;
