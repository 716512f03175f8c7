package io.github.providerkit.compile;

import io.github.providerkit.message.Excerpt;
import io.github.providerkit.message.Place;
import io.github.providerkit.message.ProviderException;
import io.github.providerkit.process.LogLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds in what a compiler printed the places in the author's code that it stopped at. */
final class CompileErrors {
  /** More are of no use to anybody. */
  private static final int MOST = 20;

  private static final int LONGEST = 300;

  /** A name, line and column. */
  private static final String PLACE = "(?<file>(?:[A-Za-z]:)?[^:*?\"<>|]+?):(?<line>\\d{1,7})";

  /** Go: {@code ./provider.go:30:17: undefined: x}. */
  private static final Pattern GO =
      Pattern.compile("(?<file>\\S+\\.go):(?<line>\\d{1,7}):(?<column>\\d{1,7}): (?<text>.+)");

  /** Rust and Bun say what is wrong above the place. */
  private static final Pattern HEAD = Pattern.compile("error(?:\\[E\\d+])?: (?<text>.+)");

  /** Rust: {@code --> src/lib.rs:3:5}; Bun: {@code at /home/acme/provider.ts:3:10}. */
  private static final Pattern BELOW =
      Pattern.compile("\\s+(?:-->|at) " + PLACE + ":(?<column>\\d{1,7})\\s*");

  /** Python: {@code File "/home/acme/provider.py", line 3, in <module>}. */
  private static final Pattern FRAME =
      Pattern.compile("\\s*File \"(?<file>[^\"]+)\", line (?<line>\\d{1,7}).*");

  private static final Pattern RAISED =
      Pattern.compile("(?<text>[A-Z]\\w*(?:Error|Exception): .+)");

  private final Path directory;
  private final Set<Place> places = new LinkedHashSet<>();
  private @Nullable String head;
  private Optional<Place> frame = Optional.empty();

  private CompileErrors(Path directory) {
    this.directory = directory.toAbsolutePath().normalize();
  }

  /**
   * The failure with the first place as its message, where the output names one; the others follow
   * as details, each once, instead of the output's last lines, which were shown already.
   */
  static ProviderException explain(ProviderException failed, Step step) {
    CompileErrors errors = new CompileErrors(step.directory());
    errors.read(step.log());
    List<Place> found = List.copyOf(errors.places);
    if (found.isEmpty()) {
      return failed;
    }
    List<String> others = found.stream().skip(1).map(errors::line).toList();
    return ProviderException.user(errors.line(found.get(0)), failed.hint(), others).at(found);
  }

  private String line(Place place) {
    Path file =
        place.file().startsWith(directory) ? directory.relativize(place.file()) : place.file();
    return "%s:%s:%s: %s".formatted(file, place.line(), place.column(), place.message());
  }

  /** Without its log the tool's failure is told as it is. */
  private void read(Path log) {
    try {
      LogLines.read(log, this::look);
    } catch (IOException e) {
      places.clear();
    }
  }

  private void look(String line) {
    if (places.size() >= MOST) {
      return;
    }
    Matcher go = GO.matcher(line);
    if (go.matches()) {
      add(go, go.group("text"), Integer.parseInt(go.group("column")));
      return;
    }
    Matcher above = HEAD.matcher(line);
    if (above.matches()) {
      head = above.group("text");
      return;
    }
    Matcher below = BELOW.matcher(line);
    if (below.matches() && head != null) {
      add(below, head, Integer.parseInt(below.group("column")));
      head = null;
      return;
    }
    Matcher python = FRAME.matcher(line);
    if (python.matches()) {
      frame =
          place(python, "", 1).filter(place -> place.file().startsWith(directory)).or(() -> frame);
      return;
    }
    Matcher raised = RAISED.matcher(line);
    if (raised.matches() && frame.isPresent()) {
      Place at = frame.get();
      places.add(new Place(at.file(), at.line(), 1, Excerpt.of(raised.group("text"), LONGEST)));
      frame = Optional.empty();
    }
  }

  private void add(Matcher matcher, String text, int column) {
    place(matcher, text, column).ifPresent(places::add);
  }

  /** Only files that are there: what is taken for a place in one may be any text. */
  private Optional<Place> place(Matcher matcher, String text, int column) {
    int line = Integer.parseInt(matcher.group("line"));
    return file(matcher.group("file"))
        .map(file -> new Place(file, line, column, Excerpt.of(text.strip(), LONGEST)));
  }

  /** Cargo names files from the root of its workspace. */
  private Optional<Path> file(String name) {
    try {
      for (Path from = directory; from != null; from = from.getParent()) {
        Path file = from.resolve(name).normalize();
        if (Files.isRegularFile(file)) {
          return Optional.of(file);
        }
      }
    } catch (InvalidPathException e) {
      // Some other text with a colon.
      return Optional.empty();
    }
    return Optional.empty();
  }
}
