/** What the tags of releases are called. */
package io.github.providerkit.tag;
