package io.github.providerkit.pom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A POM as its author wrote it. Only what stands in it counts: nothing is inherited, and no
 * property is resolved.
 */
public final class PomText {
  private final String text;
  private final List<PomElement> elements;

  private PomText(String text, List<PomElement> elements) {
    this.text = text;
    this.elements = elements;
  }

  /**
   * Reads a text.
   *
   * @throws PomSyntaxException if it is no XML with one element {@code project}
   */
  public static PomText of(String text) throws PomSyntaxException {
    List<PomElement> elements = new PomScanner(text).elements();
    if (elements.stream().noneMatch(element -> element.path().equals("project"))) {
      throw new PomSyntaxException(0, "an element project");
    }
    elements.sort(Comparator.comparingInt(PomElement::begin));
    return new PomText(text, List.copyOf(elements));
  }

  /** The text. */
  public String text() {
    return text;
  }

  /** All elements at a path, in their order. */
  public List<PomElement> all(String path) {
    return elements.stream().filter(element -> element.path().equals(path)).toList();
  }

  /** The first element at a path; empty when there is none. */
  public Optional<PomElement> first(String path) {
    return all(path).stream().findFirst();
  }

  /** The text inside an element without comments and blanks around it. */
  public String value(PomElement element) {
    return text.substring(element.from(), element.to())
        .replaceAll("(?s)<!--.*?-->", "")
        .strip()
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }

  /** The values of all elements at a path. */
  public List<String> values(String path) {
    return all(path).stream().map(this::value).toList();
  }

  /** The value of the first element at a path; empty when there is none. */
  public Optional<String> value(String path) {
    return first(path).map(this::value);
  }

  /** The elements directly inside another. */
  public List<PomElement> inside(PomElement outer) {
    List<PomElement> inside = new ArrayList<>();
    for (PomElement element : elements) {
      boolean child =
          element.begin() >= outer.from()
              && element.end() <= outer.to()
              && element.path().lastIndexOf('/') == outer.path().length();
      if (child) {
        inside.add(element);
      }
    }
    return inside;
  }

  /** The value of a child of an element, by its name; empty when there is none. */
  public Optional<String> child(PomElement outer, String name) {
    return inside(outer).stream()
        .filter(element -> element.path().endsWith("/" + name))
        .map(this::value)
        .findFirst();
  }

  /** The text with another value in an element. */
  public String with(PomElement element, String value) {
    return text.substring(0, element.from()) + escaped(value) + text.substring(element.to());
  }

  /** A value as it stands in a text. */
  public static String escaped(String value) {
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
