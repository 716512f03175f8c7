/** POMs as texts: where things stand in them, and changes that leave the rest as it is. */
package io.github.providerkit.pom;
