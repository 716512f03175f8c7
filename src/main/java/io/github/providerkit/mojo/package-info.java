/** The goals: each takes its parameters, makes one call and tells the result. */
package io.github.providerkit.mojo;
