/** Brings files from HTTP servers and keeps them by their digest. */
package io.github.providerkit.transfer;
