/** What is up to date. */
package io.github.providerkit.fresh;
