/** What tells of a release, as far as somebody asks for it. */
package io.github.providerkit.papers;
