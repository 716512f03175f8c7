package io.github.providerkit.manifest.edit;

import io.github.providerkit.manifest.Document;
import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.PlainTree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Edits a YAML text so that it holds given data. Goes down to the smallest value that differs; what
 * cannot be edited there is written anew one level further up, until the top is reached.
 */
final class YamlEditor {
  private static final Pattern COMMON_ANCHOR = Pattern.compile("[0-9A-Za-z_-]+");

  private final Editing editing;
  private final BlockMappingEditor blockMappings;
  private final FlowEditor flows;
  private final ValueReplacement replacement;
  private final KeptAnchors anchors = new KeptAnchors();

  private YamlEditor(Editing editing) {
    this.editing = editing;
    this.blockMappings = new BlockMappingEditor(editing);
    this.flows = new FlowEditor(editing);
    this.replacement = new ValueReplacement(editing);
  }

  /** The edited text; empty when nothing but a whole new text will do. */
  static Optional<String> edit(Document document, Map<String, Object> data) {
    Editing editing = Editing.of(document);
    boolean edited = new YamlEditor(editing).edit(document.root(), data);
    return edited ? editing.edits().applyTo(document.text()) : Optional.empty();
  }

  /** A list or map that is being edited, one child after the other. */
  interface Parts {
    /** The next child; null behind the last one. */
    @Nullable Child next();

    /** Does the rest when all children are right; false when the whole has to be written anew. */
    default boolean finish() {
      return true;
    }
  }

  /**
   * A value that has to be edited.
   *
   * @param place where it stands
   * @param node as it is written
   * @param data what it shall be
   */
  record Child(ValuePlace place, Node node, @Nullable Object data) {}

  /** A list or map that is being edited, and what there was before. */
  private static final class Open {
    final Child value;
    final Parts parts;
    final int edits;
    final int anchors;
    boolean failed;

    Open(Child value, Parts parts, int edits, int anchors) {
      this.value = value;
      this.parts = parts;
      this.edits = edits;
      this.anchors = anchors;
    }
  }

  private boolean edit(Node root, Object data) {
    Deque<Open> open = new ArrayDeque<>();
    Boolean done = begin(new Child(new ValuePlace.Root(), root, data), open);
    while (!open.isEmpty()) {
      Open innermost = open.peek();
      innermost.failed |= Boolean.FALSE.equals(done);
      Child child = innermost.failed ? null : innermost.parts.next();
      if (child != null) {
        done = begin(child, open);
      } else {
        open.pop();
        boolean right = !innermost.failed && innermost.parts.finish();
        done = complete(innermost.value, right, innermost.edits, innermost.anchors);
      }
    }
    return Boolean.TRUE.equals(done);
  }

  /** Whether a value holds its data now; null for one whose children come first. */
  private @Nullable Boolean begin(Child value, Deque<Open> open) {
    int edits = editing.edits().mark();
    int kept = anchors.mark();
    Parts parts = parts(value.node(), value.data());
    if (parts != null) {
      open.push(new Open(value, parts, edits, kept));
      return null;
    }
    return complete(value, isRight(value.node(), value.data()), edits, kept);
  }

  /** Keeps what was edited, or writes the value anew; false when its parent has to be. */
  private boolean complete(Child value, boolean right, int edits, int kept) {
    if (right && mayKeepAnchor(value.node())) {
      anchors.add(value.node(), value.data());
      return true;
    }
    editing.edits().rollBack(edits);
    anchors.rollBack(kept);
    return replacement.replace(value.place(), value.node(), value.data());
  }

  /** Some loaders refuse uncommon characters in a name, and a name that is given twice. */
  private boolean mayKeepAnchor(Node node) {
    String name = node.anchor();
    return name == null || (COMMON_ANCHOR.matcher(name).matches() && !anchors.hasName(name));
  }

  private boolean isRight(Node node, @Nullable Object data) {
    if (node instanceof Node.Alias alias) {
      return anchors.contains(alias.target())
          && PlainTree.equal(anchors.dataOf(alias.target()), data);
    }
    boolean single = !(data instanceof Map) && !(data instanceof List);
    return node instanceof Node.Scalar scalar && single && editing.scalars().same(scalar, data);
  }

  /** The children to edit; null for a value that has none, or none that could be edited. */
  private @Nullable Parts parts(Node node, @Nullable Object data) {
    boolean collection = node instanceof Node.Mapping || node instanceof Node.Sequence;
    if (!collection || !DataComparison.isUntagged(node)) {
      return null;
    }
    if (node instanceof Node.Mapping mapping && data instanceof Map<?, ?> map) {
      return mapping.flow() ? flows.edit(mapping, map) : blockMappings.edit(mapping, map);
    }
    return node instanceof Node.Sequence sequence
            && data instanceof List<?> list
            && sequence.items().size() == list.size()
        ? items(sequence, list)
        : null;
  }

  private Parts items(Node.Sequence sequence, List<?> list) {
    boolean bare = sequence.anchor() == null && sequence.tag() == null;
    ValuePlace place =
        sequence.flow()
            ? new ValuePlace.InFlow(flows.quotesOf(sequence))
            : new ValuePlace.OfItem(bare ? editing.lines().column(sequence.span().start()) : -1);
    Iterator<Node> nodes = sequence.items().iterator();
    Iterator<?> data = list.iterator();
    return () -> nodes.hasNext() ? new Child(place, nodes.next(), data.next()) : null;
  }
}
