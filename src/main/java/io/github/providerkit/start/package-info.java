/** The files with which a project starts: POM, manifest, what git passes over, and CI. */
package io.github.providerkit.start;
