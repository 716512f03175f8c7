package io.github.providerkit.changes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a {@code go.mod} or {@code go.work} says of other directories.
 *
 * @param module the module's path; empty in a {@code go.work}
 * @param required paths of modules
 * @param replaced directories by the path of the module that they stand in for
 * @param used directories of a workspace
 */
record GoMod(String module, Set<String> required, Map<String, String> replaced, List<String> used) {
  private static final String ARROW = "=>";

  /** Reads a text, as far as it makes sense; the go command tells of the rest. */
  static GoMod parse(String text) {
    String module = "";
    Set<String> required = new LinkedHashSet<>();
    Map<String, String> replaced = new LinkedHashMap<>();
    List<String> used = new ArrayList<>();
    String block = "";
    for (String line : text.lines().toList()) {
      List<String> words = words(line);
      if (words.isEmpty()) {
        continue;
      }
      if (words.get(0).equals(")")) {
        block = "";
        continue;
      }
      if (words.size() == 2 && words.get(1).equals("(")) {
        block = words.get(0);
        continue;
      }
      String verb = block.isEmpty() ? words.get(0) : block;
      List<String> rest = block.isEmpty() ? words.subList(1, words.size()) : words;
      if (rest.isEmpty()) {
        continue;
      }
      switch (verb) {
        case "module" -> module = rest.get(0);
        case "require" -> required.add(rest.get(0));
        case "use" -> used.add(rest.get(0));
        case "replace" -> replace(rest, replaced);
        default -> {
          // Says nothing of directories.
        }
      }
    }
    return new GoMod(module, required, replaced, used);
  }

  private static void replace(List<String> words, Map<String, String> replaced) {
    int arrow = words.indexOf(ARROW);
    if (arrow > 0 && arrow + 1 < words.size() && isDirectory(words.get(arrow + 1))) {
      replaced.put(words.get(0), words.get(arrow + 1));
    }
  }

  private static boolean isDirectory(String target) {
    return target.equals(".")
        || target.equals("..")
        || target.startsWith("./")
        || target.startsWith("../")
        || target.startsWith("/");
  }

  /** Words, some in quotes, up to a comment. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < line.length()) {
      char c = line.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (line.startsWith("//", at)) {
        break;
      } else if (c == '"' || c == '`') {
        int end = line.indexOf(c, at + 1);
        end = end < 0 ? line.length() : end;
        words.add(line.substring(at + 1, end));
        at = end + 1;
      } else {
        int end = at;
        while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
          end++;
        }
        words.add(line.substring(at, end));
        at = end;
      }
    }
    return words;
  }
}
