/** What was built, on this machine or on others, and how it is merged. */
package io.github.providerkit.parts;
