/** Changes documents as texts, so that comments, order and layout of what is not changed stay. */
package io.github.providerkit.manifest.edit;
