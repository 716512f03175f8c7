/** One version in all places that say it: manifest, POM, and the packages of a bundle. */
package io.github.providerkit.version;
