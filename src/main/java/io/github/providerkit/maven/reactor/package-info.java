/** The modules of a build as a repository sees them: what changed, and what is to be released. */
package io.github.providerkit.maven.reactor;
