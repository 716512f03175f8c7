package io.github.providerkit.message;

import java.nio.file.Path;

/**
 * A place in a file that a failure is about, such as where a compiler stopped.
 *
 * @param file absolute
 * @param line from 1
 * @param column from 1; 1 where only the line is known
 * @param message what is wrong there, one line
 */
public record Place(Path file, int line, int column, String message) {}
