/** Programs made by the author's own commands, in a copy of the sources. */
package io.github.providerkit.compile.commands;
