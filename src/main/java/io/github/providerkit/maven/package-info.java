/**
 * What the goals need from Maven and hand back to it, besides the goals the only code that does.
 */
package io.github.providerkit.maven;
