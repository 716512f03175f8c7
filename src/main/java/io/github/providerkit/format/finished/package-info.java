/** Judges finished archives, of whatever format they are. */
package io.github.providerkit.format.finished;
