package io.github.providerkit.manifest.read;

import io.github.providerkit.manifest.Node;
import io.github.providerkit.manifest.Node.Entry;
import io.github.providerkit.manifest.UnreadableDocumentException;
import io.github.providerkit.manifest.yaml.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes nodes of the events of one YAML document, without recursion. An alias costs no more than
 * its text.
 */
final class YamlNodes {
  /** Nodes by anchor; a collection that goes on is there as its beginning. */
  private final Map<String, Object> anchors = new HashMap<>();

  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable Node root;

  /** A collection whose end has not been read. */
  private record Open(Event start, List<Node> items, List<Entry> entries, Node[] key) {
    static Open of(Event start) {
      return start.kind() == Event.Kind.SEQUENCE_START
          ? new Open(start, new ArrayList<>(), List.of(), new Node[0])
          : new Open(start, List.of(), new ArrayList<>(), new Node[1]);
    }

    private boolean isList() {
      return start.kind() == Event.Kind.SEQUENCE_START;
    }

    void add(Node node) {
      if (isList()) {
        items.add(node);
      } else if (key[0] == null) {
        key[0] = node;
      } else {
        entries.add(new Entry(key[0], node));
        key[0] = null;
      }
    }

    Node node(Event end) {
      int last = start.flow() ? end.end() : lastEnd();
      return isList()
          ? new Node.Sequence(start.place(last), start.anchor(), start.tag(), items, start.flow())
          : new Node.Mapping(start.place(last), start.anchor(), start.tag(), entries, start.flow());
    }

    private int lastEnd() {
      if (isList()) {
        return items.isEmpty() ? start.start() : items.get(items.size() - 1).span().end();
      }
      return entries.isEmpty()
          ? start.start()
          : entries.get(entries.size() - 1).value().span().end();
    }
  }

  /** The whole document; null until its last event came. */
  @Nullable Node root() {
    return root;
  }

  /** Takes the next event of the document. */
  void add(Event event) throws UnreadableDocumentException {
    switch (event.kind()) {
      case ALIAS -> done(alias(event));
      case SCALAR -> {
        Node scalar =
            new Node.Scalar(
                event.place(event.end()),
                event.anchor(),
                event.tag(),
                Objects.requireNonNull(event.value()),
                Objects.requireNonNull(event.style()));
        if (event.anchor() != null) {
          anchors.put(event.anchor(), scalar);
        }
        done(scalar);
      }
      case SEQUENCE_START, MAPPING_START -> {
        Open collection = Open.of(event);
        open.push(collection);
        if (event.anchor() != null) {
          anchors.put(event.anchor(), collection);
        }
      }
      default -> {
        Open collection = open.pop();
        Node node = collection.node(event);
        if (node.anchor() != null) {
          // A node inside may have taken the name over.
          anchors.computeIfPresent(node.anchor(), (name, last) -> last == collection ? node : last);
        }
        done(node);
      }
    }
  }

  private void done(Node node) {
    if (open.isEmpty()) {
      root = node;
    } else {
      open.peek().add(node);
    }
  }

  private Node alias(Event event) throws UnreadableDocumentException {
    String name = Objects.requireNonNull(event.anchor());
    Object target = anchors.get(name);
    if (!(target instanceof Node node)) {
      throw new UnreadableDocumentException(
          event.position(),
          target != null
              ? "expected a value, found *" + name + " inside the value that it names"
              : "expected an anchor &" + name + " above, found none for *" + name,
          null);
    }
    return new Node.Alias(event.place(event.end()), name, node);
  }
}
