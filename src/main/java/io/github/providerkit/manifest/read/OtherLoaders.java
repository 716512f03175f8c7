package io.github.providerkit.manifest.read;

import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads a text as loaders of YAML 1.1 other than the consumer's do: the reader of manifests
 * forgives tabs that those refuse, and what is written must not need that.
 */
public final class OtherLoaders {
  private OtherLoaders() {}

  /** Why they refuse a text; empty when they read it to its end. */
  public static Optional<String> refusal(String text) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    ParserImpl parser = new ParserImpl(new WholeText(text), options);
    try {
      while (!parser.checkEvent(Event.ID.StreamEnd)) {
        parser.getEvent();
      }
      return Optional.empty();
    } catch (YAMLException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /**
   * A text that is there as a whole. The parser's own reader copies what it has read ahead once for
   * every kilobyte more, which takes minutes for a line of megabytes.
   */
  private static final class WholeText extends StreamReader {
    private static final String BREAKS = "\n\u0085\u2028\u2029";

    private final String text;
    private int place;
    private int points;
    private int line;
    private int column;

    WholeText(String text) {
      super("");
      this.text = text;
    }

    @Override
    public Mark getMark() {
      return new Mark("text", points, line, column, new int[0], 0);
    }

    @Override
    public void forward() {
      forward(1);
    }

    @Override
    public void forward(int length) {
      for (int i = 0; i < length && place < text.length(); i++) {
        int c = text.codePointAt(place);
        place += Character.charCount(c);
        points++;
        if (BREAKS.indexOf(c) >= 0 || (c == '\r' && peek() != '\n')) {
          line++;
          column = 0;
        } else if (c != 0xFEFF) {
          column++;
        }
      }
    }

    @Override
    public int peek() {
      return place < text.length() ? text.codePointAt(place) : 0;
    }

    @Override
    public int peek(int index) {
      int there = index(index);
      return there < text.length() ? text.codePointAt(there) : 0;
    }

    /** The parser asks for one place after the other, so the last answer leads to the next. */
    private int askedFrom = -1;

    private int askedPoints;
    private int askedIndex;

    private int index(int ahead) {
      if (askedFrom != place || ahead < askedPoints) {
        askedFrom = place;
        askedPoints = 0;
        askedIndex = place;
      }
      while (askedPoints < ahead && askedIndex < text.length()) {
        askedIndex += Character.charCount(text.codePointAt(askedIndex));
        askedPoints++;
      }
      return askedPoints < ahead ? text.length() : askedIndex;
    }

    @Override
    public String prefix(int length) {
      return text.substring(place, index(length));
    }

    @Override
    public String prefixForward(int length) {
      String prefix = prefix(length);
      place += prefix.length();
      points += length;
      column += length;
      return prefix;
    }

    @Override
    public int getColumn() {
      return column;
    }

    @Override
    public int getDocumentIndex() {
      return points;
    }

    @Override
    public void resetDocumentIndex() {
      // Counts the whole text.
    }

    @Override
    public int getIndex() {
      return points;
    }

    @Override
    public int getLine() {
      return line;
    }
  }
}
