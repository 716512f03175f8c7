package io.github.providerkit.manifest.read;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import io.github.providerkit.manifest.Node.Span;
import io.github.providerkit.manifest.Position;
import io.github.providerkit.manifest.Problems;
import io.github.providerkit.manifest.UnreadableDocumentException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserException;
import org.yaml.snakeyaml.parser.ParserImpl;

/**
 * Reads the first document of a YAML text as Go's yaml.v3 does ({@code
 * docs/spec/gestalt-manifest.md} section 2.1). Nodes are composed from parser events without
 * recursion: a deep document or an alias bomb costs no more than its text.
 */
public final class YamlReader {
  private static final String LINE_BREAKS = "\r\n\u0085\u2028\u2029";
  private static final Pattern ANCHOR = Pattern.compile("[0-9A-Za-z_-]+");
  private static final Pattern LINE_BREAK = Pattern.compile("[" + LINE_BREAKS + "]");
  private static final Pattern KNOWN_DIRECTIVE =
      Pattern.compile("%YAML[ \t]+0*1\\.0*1[ \t]*(?:#.*)?|%TAG[ \t].*");

  private final String file;
  private final byte[] bytes;
  private final Problems problems;

  YamlReader(String file, byte[] bytes, Problems problems) {
    this.file = file;
    this.bytes = bytes;
    this.problems = problems;
  }

  Document read() throws UnreadableDocumentException {
    String text = YamlText.decode(bytes);
    refuseUnknownDirectives(text, 0);
    YamlTabs tabs = new YamlTabs(text);
    while (true) {
      try {
        return new Document(file, Document.Syntax.YAML, text, new Composer(text, tabs).compose());
      } catch (MarkedYAMLException e) {
        if (!tabs.replaceAt(e.getProblemMark())) {
          throw unreadable(e);
        }
      } catch (YAMLException e) {
        throw new UnreadableDocumentException(
            Position.START, "not valid YAML: " + e.getMessage(), null);
      }
    }
  }

  /**
   * The consumer refuses directives that YAML leaves open, and all versions but 1.1; the parser
   * here passes over them. They stand at the beginning of a line, before a document or behind it.
   */
  private static void refuseUnknownDirectives(String text, int from)
      throws UnreadableDocumentException {
    int start = from;
    boolean directives = false;
    while (start < text.length()) {
      Matcher end = LINE_BREAK.matcher(text).region(start, text.length());
      String line = text.substring(start, end.find() ? end.start() : text.length());
      boolean atLineStart = start == 0 || LINE_BREAKS.indexOf(text.charAt(start - 1)) >= 0;
      boolean directive = atLineStart && line.startsWith("%");
      if (directive && !KNOWN_DIRECTIVE.matcher(line).matches()) {
        throw new UnreadableDocumentException(
            LineIndex.position(text, start),
            "expected a %YAML 1.1 or %TAG directive, found \"" + line.strip() + "\"",
            "a text that begins with % has to be indented or in quotes");
      }
      boolean content = !directive && !line.isBlank() && !line.stripLeading().startsWith("#");
      if (content && directives && !line.startsWith("---")) {
        throw new UnreadableDocumentException(
            LineIndex.position(text, start), "expected --- behind a directive, found text", null);
      }
      if (content) {
        return;
      }
      directives |= directive;
      start += line.length() + 1;
    }
  }

  private static UnreadableDocumentException unreadable(MarkedYAMLException e) {
    Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    String problem = e.getProblem() == null ? e.getContext() : e.getProblem();
    String context = e.getContext() == null || e.getProblem() == null ? "" : e.getContext() + ", ";
    String hint = null;
    if (problem.contains("\\t")) {
      hint = "YAML is indented with spaces, not with tabs";
    } else if (problem.contains("mapping values are not allowed")) {
      hint = "put a text that contains \": \" in quotes, and check the indentation";
    }
    return new UnreadableDocumentException(
        mark == null ? Position.START : position(mark),
        "not valid YAML: " + context + problem,
        hint);
  }

  private static Position position(Mark mark) {
    return new Position(mark.getLine() + 1, mark.getColumn() + 1);
  }

  public static LoaderOptions options() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    return options;
  }

  /** A collection whose end has not been read. */
  private static final class Open {
    final NodeEvent start;
    final List<Node> nodes = new ArrayList<>();

    Open(NodeEvent start) {
      this.start = start;
    }
  }

  private final class Composer {
    private final String text;
    private final ParserImpl parser;
    private final boolean astral;
    private final Map<String, Node> anchors = new HashMap<>();
    private final Deque<Open> open = new ArrayDeque<>();
    private int knownCodePoint;
    private int knownIndex;

    Composer(String text, YamlTabs tabs) {
      this.text = text;
      this.parser = new ParserImpl(tabs.reader(), options());
      this.astral = text.codePoints().anyMatch(Character::isSupplementaryCodePoint);
    }

    Node compose() throws UnreadableDocumentException {
      parser.getEvent();
      Event first = parser.getEvent();
      if (!(first instanceof DocumentStartEvent)) {
        throw new UnreadableDocumentException(
            Position.START, "expected a document, found a file without any content", null);
      }
      Node root = null;
      while (root == null) {
        root = step(parser.getEvent());
      }
      parser.getEvent();
      refuseUnknownDirectives(text, root.span().end());
      warnAboutFurtherDocuments();
      return root;
    }

    private Node step(Event event) throws UnreadableDocumentException {
      Node done = null;
      if (event instanceof NodeEvent node && node.getAnchor() != null) {
        refuseOddAnchor(node);
      }
      if (event instanceof AliasEvent alias) {
        done = alias(alias);
      } else if (event instanceof ScalarEvent scalar) {
        done = anchored(scalar, scalar(scalar));
      } else if (event instanceof SequenceStartEvent || event instanceof MappingStartEvent) {
        if (open.size() >= DocumentReader.MAX_DEPTH) {
          throw DocumentReader.tooDeep(position(event.getStartMark()));
        }
        open.push(new Open((NodeEvent) event));
        if (((NodeEvent) event).getAnchor() != null) {
          anchors.remove(((NodeEvent) event).getAnchor());
        }
      } else {
        Open collection = open.pop();
        done = anchored(collection.start, close(collection, event));
      }
      if (done != null && !open.isEmpty()) {
        open.peek().nodes.add(done);
        return null;
      }
      return done;
    }

    /** The consumer takes fewer characters in the names of anchors than the parser here. */
    private void refuseOddAnchor(NodeEvent event) throws UnreadableDocumentException {
      if (!ANCHOR.matcher(event.getAnchor()).matches()) {
        throw new UnreadableDocumentException(
            position(event.getStartMark()),
            "expected an anchor of letters, digits, _ and -, found \"" + event.getAnchor() + "\"",
            null);
      }
    }

    private Node anchored(NodeEvent event, Node node) {
      if (event.getAnchor() != null) {
        anchors.put(event.getAnchor(), node);
      }
      return node;
    }

    private Node alias(AliasEvent event) throws UnreadableDocumentException {
      String name = event.getAnchor();
      Node target = anchors.get(name);
      Position position = position(event.getStartMark());
      if (target == null) {
        boolean inside = open.stream().anyMatch(o -> name.equals(o.start.getAnchor()));
        throw new UnreadableDocumentException(
            position,
            inside
                ? "expected a value, found *" + name + " inside the value that it names"
                : "expected an anchor &" + name + " above, found none for *" + name,
            null);
      }
      return new Node.Alias(position, span(event), name, target);
    }

    private Node scalar(ScalarEvent event) throws UnreadableDocumentException {
      Span span = span(event);
      Node.Style style = style(event.getScalarStyle());
      if (style == Node.Style.DOUBLE_QUOTED) {
        refuseSurrogateEscapes(event, span);
      }
      return new Node.Scalar(
          position(event.getStartMark()),
          span,
          event.getAnchor(),
          event.getTag(),
          event.getValue(),
          style);
    }

    private Node close(Open collection, Event end) {
      List<Node> nodes = collection.nodes;
      boolean flow =
          collection.start instanceof SequenceStartEvent sequence
              ? sequence.getFlowStyle() == FlowStyle.FLOW
              : ((MappingStartEvent) collection.start).getFlowStyle() == FlowStyle.FLOW;
      int start = index(collection.start.getStartMark());
      int last = nodes.isEmpty() ? start : nodes.get(nodes.size() - 1).span().end();
      Span span = new Span(start, flow ? index(end.getEndMark()) : last);
      Position position = position(collection.start.getStartMark());
      String anchor = collection.start.getAnchor();
      if (collection.start instanceof SequenceStartEvent sequence) {
        return new Node.Sequence(
            position, span, anchor, sequence.getTag(), List.copyOf(nodes), flow);
      }
      List<Entry> entries = new ArrayList<>(nodes.size() / 2);
      for (int i = 0; i + 1 < nodes.size(); i += 2) {
        entries.add(new Entry(nodes.get(i), nodes.get(i + 1)));
      }
      String tag = ((MappingStartEvent) collection.start).getTag();
      return new Node.Mapping(position, span, anchor, tag, List.copyOf(entries), flow);
    }

    private Span span(Event event) {
      int start = index(event.getStartMark());
      return new Span(start, Math.max(start, index(event.getEndMark())));
    }

    /**
     * Marks count code points; spans count characters. Events come in order, so one walk is enough.
     */
    private int index(Mark mark) {
      if (!astral) {
        return mark.getIndex();
      }
      int codePoint = mark.getIndex();
      knownIndex = text.offsetByCodePoints(knownIndex, codePoint - knownCodePoint);
      knownCodePoint = codePoint;
      return knownIndex;
    }

    private void refuseSurrogateEscapes(ScalarEvent event, Span span)
        throws UnreadableDocumentException {
      String raw = text.substring(span.start(), span.end());
      for (int i = raw.indexOf('\\');
          i >= 0 && i + 1 < raw.length();
          i = raw.indexOf('\\', i + 2)) {
        // D800 to DFFF is half a character: JSON allows the escape, YAML does not.
        boolean surrogate =
            raw.charAt(i + 1) == 'u'
                && i + 3 < raw.length()
                && Character.toLowerCase(raw.charAt(i + 2)) == 'd'
                && "89abcdefABCDEF".indexOf(raw.charAt(i + 3)) >= 0;
        if (surrogate) {
          throw new UnreadableDocumentException(
              position(event.getStartMark()),
              "not valid YAML: a \\u escape of half a surrogate pair",
              "write the character itself, or \\U with eight digits");
        }
      }
    }

    /** What follows is ignored, but the consumer's scanner has looked two tokens ahead into it. */
    private void warnAboutFurtherDocuments() {
      Position further;
      try {
        Event next = parser.getEvent();
        if (!(next instanceof DocumentStartEvent)) {
          return;
        }
        further = position(next.getStartMark());
        parser.getEvent();
      } catch (ParserException e) {
        further = position(e.getProblemMark());
      }
      problems.add(
          DocumentRules.TRAILING_CONTENT,
          file,
          "",
          further,
          "expected one document, found more behind it; the consumer reads the first and ignores the rest",
          "keep one document a file");
    }
  }

  private static Node.Style style(ScalarStyle style) {
    return switch (style) {
      case SINGLE_QUOTED -> Node.Style.SINGLE_QUOTED;
      case DOUBLE_QUOTED -> Node.Style.DOUBLE_QUOTED;
      case LITERAL -> Node.Style.LITERAL;
      case FOLDED -> Node.Style.FOLDED;
      default -> Node.Style.PLAIN;
    };
  }
}
