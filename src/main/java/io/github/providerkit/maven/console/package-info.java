/** How problems of a module, and what its goals did, are told: to people, terminals and GitHub. */
package io.github.providerkit.maven.console;
