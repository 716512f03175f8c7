package io.github.providerkit.pom;

/**
 * An element of a POM.
 *
 * @param path the names on the way to it from the top, such as {@code project/parent/version}
 * @param begin where its start tag begins, an offset in the text
 * @param from where its content begins; {@code begin} of what follows for an empty tag
 * @param to where its content ends
 * @param end behind its end tag
 */
public record PomElement(String path, int begin, int from, int to, int end) {}
