/**
 * The generations of the format as data: what a manifest may hold, and what things are called. Who
 * reads a manifest asks its generation; nobody asks which generation it is.
 */
package io.github.providerkit.format.gestalt.generation;
