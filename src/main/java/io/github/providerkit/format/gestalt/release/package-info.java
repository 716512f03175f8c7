/** Released packages and their metadata, written and read back. */
package io.github.providerkit.format.gestalt.release;
