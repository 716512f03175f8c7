/** Runs commands of manifests and scripts of packages. */
package io.github.providerkit.script;
