/** What the server checks of a deployment's configuration before it looks at any release. */
package io.github.providerkit.lock.config.check;
