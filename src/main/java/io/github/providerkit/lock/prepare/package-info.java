/** Unpacks what a lock names. */
package io.github.providerkit.lock.prepare;
