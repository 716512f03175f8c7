/** The providers that lie in a tree of files, as far as their manifests can be read. */
package io.github.providerkit.tree;
