/** Compiles Go. */
package io.github.providerkit.compile.go;
