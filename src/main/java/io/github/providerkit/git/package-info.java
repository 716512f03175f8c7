/** What the history of a repository says, read with the git command. */
package io.github.providerkit.git;
