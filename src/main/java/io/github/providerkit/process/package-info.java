/** Starts child processes; nobody else does. */
package io.github.providerkit.process;
