/** What a deployment's configuration says about its providers. */
package io.github.providerkit.lock.config;
