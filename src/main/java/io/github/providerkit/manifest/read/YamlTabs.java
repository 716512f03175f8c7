package io.github.providerkit.manifest.read;

import java.util.BitSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.Token;

/**
 * Makes up for one difference between parsers: Go's yaml.v3 skips a tab between two tokens of a
 * line, SnakeYAML refuses it. The scanner is shown a space in its place. It takes the content of
 * scalars from the text itself, so a tab in there stays one.
 */
final class YamlTabs {
  /** How much text may be scanned again for tabs that only the scanner can judge, in characters. */
  private static final int MOST_RESCANNED = 4_000_000;

  private static final Pattern BLANK_LINE =
      Pattern.compile("(?m)^( *)[^\\s#][^\\r\\n#]*[^\\s:|>\\]}\"',#-]\\R( +)(\\t[ \\t]*)(?=#|$)");

  private final String text;
  private final BitSet separators = new BitSet();
  private int rescans;

  YamlTabs(String text) {
    this.text = text;
    this.rescans = Math.max(1, Math.min(1_000, MOST_RESCANNED / Math.max(1, text.length())));
    if (text.indexOf('\t') >= 0) {
      boolean flow = startsWithFlow();
      markSeparators(flow);
      BLANK_LINE.matcher(text).results().forEach(this::markBlankLine);
    }
  }

  /**
   * Go's scanner looks behind a plain scalar for more of it, and takes blank and comment lines
   * along that are indented deeper, also with tabs behind their first space.
   */
  private void markBlankLine(MatchResult line) {
    if (line.group(2).length() > line.group(1).length()) {
      int from = text.codePointCount(0, line.start(3));
      separators.set(from, from + line.group(3).length());
    }
  }

  StreamReader reader() {
    return separators.isEmpty() ? new StreamReader(text) : new Reader(text, separators);
  }

  private boolean startsWithFlow() {
    String start = text.stripLeading();
    return start.startsWith("{") || start.startsWith("[");
  }

  /** A tab behind something on its line separates, but behind "-" and "?" a block may begin. */
  private void markSeparators(boolean flow) {
    int codePoint = 0;
    int before = '\n';
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c == '\t' && (flow || "\r\n\u0085\u2028\u2029-?".indexOf(before) < 0)) {
        separators.set(codePoint);
      }
      if (c != ' ' && c != '\t') {
        before = c;
      }
      codePoint++;
    }
  }

  /**
   * Whether the scanner stopped at a tab inside brackets, which is shown as a space from now on.
   */
  boolean replaceAt(Mark mark) {
    if (mark == null || rescans-- <= 0) {
      return false;
    }
    int index = text.offsetByCodePoints(0, mark.getIndex());
    boolean tab = index < text.length() && text.charAt(index) == '\t';
    if (!tab || separators.get(mark.getIndex()) || !insideFlow(index)) {
      return false;
    }
    int codePoint = mark.getIndex();
    for (int i = index; i < text.length() && " \t".indexOf(text.charAt(i)) >= 0; i++) {
      separators.set(codePoint++);
    }
    return true;
  }

  private boolean insideFlow(int index) {
    int depth = 0;
    ScannerImpl scanner =
        new ScannerImpl(new Reader(text.substring(0, index), separators), YamlReader.options());
    try {
      while (!scanner.checkToken(Token.ID.StreamEnd)) {
        switch (scanner.getToken().getTokenId()) {
          case FlowSequenceStart, FlowMappingStart -> depth++;
          case FlowSequenceEnd, FlowMappingEnd -> depth--;
          default -> {
            // Other tokens open and close nothing.
          }
        }
      }
    } catch (YAMLException e) {
      // The cut may fall into an unfinished construct; what was counted until there is what
      // matters.
      return depth > 0;
    }
    return depth > 0;
  }

  private static final class Reader extends StreamReader {
    private final BitSet separators;

    Reader(String text, BitSet separators) {
      super(text);
      this.separators = separators;
    }

    @Override
    public int peek() {
      return shown(super.peek(), 0);
    }

    @Override
    public int peek(int index) {
      return shown(super.peek(index), index);
    }

    private int shown(int c, int ahead) {
      return c == '\t' && separators.get(getIndex() + ahead) ? ' ' : c;
    }
  }
}
