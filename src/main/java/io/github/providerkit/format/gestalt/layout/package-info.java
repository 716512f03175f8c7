/** How a package is laid out, and the manifest that goes into it. */
package io.github.providerkit.format.gestalt.layout;
