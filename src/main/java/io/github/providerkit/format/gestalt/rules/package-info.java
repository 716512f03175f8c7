/** What a manifest has to be: shape, effective values, and the rules about its fields. */
package io.github.providerkit.format.gestalt.rules;
