package io.github.providerkit.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a URL or of a reference (RFC 3986 appendix B), as they are written. Java's own class
 * resolves by an older rule: a name against a URL without a path becomes part of the host.
 *
 * @param scheme null where there is none
 * @param authority host and port; null where there is none
 * @param path may be empty
 * @param query null where there is none
 * @param fragment null where there is none
 */
record UrlParts(
    String scheme,
    String authority,
    String path,
    @Nullable String query,
    @Nullable String fragment) {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#(.*))?",
          Pattern.DOTALL);
  private static final String ALLOWED = "-._~!$&'()*+,;=:@/%";

  static UrlParts of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalStateException("every text has the form of a reference");
    }
    return new UrlParts(
        parts.group(1), parts.group(2), parts.group(3), parts.group(4), parts.group(5));
  }

  /** What a reference means here (RFC 3986 section 5.2). */
  UrlParts resolve(UrlParts reference) {
    if (reference.scheme != null) {
      return reference.authority == null ? reference : reference.withPath("", reference.path);
    }
    UrlParts found =
        new UrlParts(
            scheme, reference.authority, reference.path, reference.query, reference.fragment);
    if (reference.authority != null) {
      return found.withPath("", reference.path);
    }
    boolean samePath = reference.path.isEmpty();
    return new UrlParts(
            scheme,
            authority,
            "",
            samePath && reference.query == null ? query : reference.query,
            reference.fragment)
        .withPath(path, reference.path);
  }

  private UrlParts withPath(String base, String reference) {
    String whole = reference;
    if (reference.isEmpty()) {
      whole = base;
    } else if (!reference.startsWith("/")) {
      whole = base.substring(0, base.lastIndexOf('/') + 1) + reference;
    }
    return new UrlParts(scheme, authority, withoutDots(whole), query, fragment);
  }

  /** What leads above the root ends there. */
  private static String withoutDots(String path) {
    if (path.isEmpty()) {
      return path;
    }
    Deque<String> steps = new ArrayDeque<>();
    String last = "";
    for (String step : (path.startsWith("/") ? path.substring(1) : path).split("/", -1)) {
      last = step;
      if (step.equals("..")) {
        steps.pollLast();
      } else if (!step.equals(".")) {
        steps.addLast(step);
      }
    }
    boolean ofDirectory = last.equals(".") || last.equals("..");
    String joined = String.join("/", steps);
    return "/" + joined + (ofDirectory && !joined.isEmpty() ? "/" : "");
  }

  /** With everything escaped that must not stand in a URL; what is escaped already stays. */
  UrlParts escaped() {
    return new UrlParts(
        scheme,
        authority,
        escaped(path, ""),
        query == null ? null : escaped(query, "?"),
        fragment == null ? null : escaped(fragment, "?"));
  }

  private static String escaped(String text, String more) {
    StringBuilder escaped = null;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      boolean plain =
          point < 0x80
              && (Character.isLetterOrDigit(point)
                  || ALLOWED.indexOf(point) >= 0
                  || more.indexOf(point) >= 0);
      if (!plain && escaped == null) {
        escaped = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (escaped != null) {
        append(escaped, point, plain);
      }
      i += Character.charCount(point);
    }
    return escaped == null ? text : escaped.toString();
  }

  private static void append(StringBuilder escaped, int point, boolean plain) {
    if (plain) {
      escaped.appendCodePoint(point);
      return;
    }
    for (byte b : Character.toString(point).getBytes(UTF_8)) {
      escaped.append("%%%02X".formatted(b & 0xff));
    }
  }

  @Override
  public String toString() {
    return (scheme == null ? "" : scheme + ":")
        + (authority == null ? "" : "//" + authority)
        + path
        + (query == null ? "" : "?" + query)
        + (fragment == null ? "" : "#" + fragment);
  }
}
