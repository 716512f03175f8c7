/** The code of a provider: which language it is written in, and where it starts. */
package io.github.providerkit.code;
