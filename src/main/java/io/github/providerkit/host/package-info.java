/**
 * Everything that is read from the outside world: environment variables, search path, operating
 * system.
 */
package io.github.providerkit.host;
