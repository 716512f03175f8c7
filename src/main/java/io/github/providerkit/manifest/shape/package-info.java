/**
 * What a document may hold, and how it is taken from its nodes: fields, types, and values with
 * their places.
 */
package io.github.providerkit.manifest.shape;
