/**
 * The compilers and interpreters that code is built with: where they are searched, what they are,
 * and what is missing.
 */
package io.github.providerkit.toolchain;
