/** Packages that were written go to an npm registry, through npm itself. */
package io.github.providerkit.publish;
