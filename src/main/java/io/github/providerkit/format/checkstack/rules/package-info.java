/** Rules about the metadata, ranges and contents of Checkstack's packages. */
package io.github.providerkit.format.checkstack.rules;
