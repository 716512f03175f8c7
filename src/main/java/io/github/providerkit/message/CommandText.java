package io.github.providerkit.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A command that somebody wrote as one text, as for a shell, where a list of its words is due. */
public final class CommandText {
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|[^\\s\"']+");

  /** What only a shell understands; a program would be handed it as it stands. */
  private static final Pattern SHELL = Pattern.compile("[&|;<>$`*?(){}\\\\~\n]|^[A-Za-z_]\\w*=");

  private static final Pattern PLAIN =
      Pattern.compile(
          "(?=.*[A-Za-z/])[A-Za-z0-9_./][A-Za-z0-9_./@:=+-]*(?<!:)|--?[A-Za-z][A-Za-z0-9=_./-]*");

  private static final Pattern RESERVED =
      Pattern.compile("(?i)true|false|yes|no|on|off|y|n|null|[0-9]+(e[0-9]+)?|0[xo][0-9a-f]+");

  private CommandText() {}

  /**
   * The words of a command; empty when a shell would do more with it than part it, or when there
   * are none.
   */
  public static Optional<List<String>> words(String command) {
    if (SHELL.matcher(command.strip()).find()) {
      return Optional.empty();
    }
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    int end = 0;
    while (matcher.find()) {
      boolean apart = command.substring(end, matcher.start()).isBlank();
      if (!apart || (end == matcher.start() && end > 0)) {
        return Optional.empty();
      }
      String quoted = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      words.add(quoted != null ? quoted : matcher.group());
      end = matcher.end();
    }
    return words.isEmpty() || !command.substring(end).isBlank()
        ? Optional.empty()
        : Optional.of(words);
  }

  /** The list that stands for a command: its words, or a shell that is handed the whole. */
  public static List<String> list(String command) {
    return words(command).orElseGet(() -> List.of("sh", "-c", command.strip()));
  }

  /**
   * A list as it is written into a manifest.
   *
   * @param json whether every text stands in quotes
   */
  public static String written(List<String> words, boolean json) {
    return "[" + String.join(", ", words.stream().map(word -> written(word, json)).toList()) + "]";
  }

  /**
   * A text as it is written into a list of a manifest.
   *
   * @param json whether it has to stand in quotes
   */
  public static String written(String word, boolean json) {
    boolean plain = !json && PLAIN.matcher(word).matches() && !RESERVED.matcher(word).matches();
    return plain
        ? word
        : "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
  }
}
