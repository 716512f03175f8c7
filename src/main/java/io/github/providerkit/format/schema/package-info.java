/** What fields have to hold, as rules and as JSON Schemas. */
package io.github.providerkit.format.schema;
