/** What would be released of a repository, and what speaks against it. */
package io.github.providerkit.plan;
